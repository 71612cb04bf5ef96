import type { Host, HostFrame, HostPlace, HostTheme, OfferedTab } from './host.ts';
import { languageOf } from './host-browser.ts';
import { publicConfig } from './public-config.ts';
import { START_SIGN_IN_PATH } from './sign-in.ts';
import { type AppContext, app, authentication, meeting, pages } from './teams.ts';

/** Teams, Outlook or the Microsoft 365 app around us. Rejects, or never settles, when something else frames us. */
export async function microsoft365Host(): Promise<Host> {
  await app.initialize(await extraOrigins());
  const context = await app.getContext();
  const place = placeIn(context);
  return {
    kind: 'microsoft365',
    theme: themeNamed(context.app.theme),
    onThemeChange: (listen) => app.registerOnThemeChangeHandler((theme) => listen(themeNamed(theme))),
    language: languageOf(context.app.locale),
    place,
    subPage: context.page.subPageId ?? '',
    token: () => tokenInTime(),
    signIn: async () => {
      // Consent that is still missing is asked for in a window of the host; afterwards the token comes without asking.
      await authentication.authenticate({ url: location.origin + START_SIGN_IN_PATH, width: 600, height: 640 });
    },
    signOut: () => undefined,
    openLink: (url) => void app.openLink(url).catch(() => window.open(url, '_blank', 'noopener')),
    ready: () => void app.notifySuccess(),
    ...(place.frame === 'settings' && pages.config.isSupported() ? { offerTab: tabOffer() } : {}),
    maySharePage: () => maySharePage(place),
    sharePage: (path) => sharePage(location.origin + path),
  };
}

/** Long enough to read the host's own question for consent; a host that never answers would else show an empty page for ever. */
const TOKEN_WITHIN = 20_000;

/** A token of the host; null when it gives none in time, and then somebody can sign in by hand. */
async function tokenInTime(): Promise<string | null> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), TOKEN_WITHIN);
  });
  return Promise.race([authentication.getAuthToken(), never]).finally(() => clearTimeout(late));
}

async function extraOrigins(): Promise<string[]> {
  const { practiceOrigin } = await publicConfig().catch(() => ({ practiceOrigin: undefined }));
  return practiceOrigin ? [practiceOrigin] : [];
}

const FRAMES: readonly HostFrame[] = ['content', 'settings', 'sidePanel', 'meetingStage', 'task'];

function placeIn({ page, meeting: inMeeting, channel, chat }: AppContext): HostPlace {
  const frame = FRAMES.find((known) => known === page.frameContext) ?? 'content';
  const chatId = chat?.id ?? null;
  const where = inMeeting ? 'meeting' : channel ? 'channel' : chatId ? 'chat' : 'personal';
  return { frame, where, chatId, tab: where === 'personal' ? page.id : null };
}

function themeNamed(name: string): HostTheme {
  return name === 'dark' || name === 'contrast' || name === 'glass' ? name : 'default';
}

/** Lets the host's own save button save what the page offers at that moment. */
function tabOffer(): (tab: OfferedTab | null) => void {
  let offered: OfferedTab | null = null;
  pages.config.registerOnSaveHandler((saving) => {
    if (!offered) return saving.notifyFailure('nothing was chosen');
    const url = location.origin + offered.path;
    pages.config
      .setConfig({ entityId: offered.entityId, suggestedDisplayName: offered.name, contentUrl: url, websiteUrl: url })
      .then(
        () => saving.notifySuccess(),
        (cause: Error) => saving.notifyFailure(cause.message),
      );
  });
  return (tab) => {
    offered = tab;
    pages.config.setValidityState(tab !== null);
  };
}

/** The host is asked first: not every client, meeting and role can share. */
async function maySharePage({ frame, where }: HostPlace): Promise<boolean> {
  if (where !== 'meeting' || frame !== 'sidePanel') return false;
  return new Promise((resolve) => {
    try {
      meeting.getAppContentStageSharingCapabilities((fault, can) =>
        resolve(!fault && can?.doesAppHaveSharePermission === true),
      );
    } catch {
      resolve(false);
    }
  });
}

function sharePage(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      meeting.shareAppContentToStage((fault, shared) => resolve(!fault && shared === true), url);
    } catch {
      resolve(false);
    }
  });
}
