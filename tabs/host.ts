import type { Language } from '../src/text/format.ts';
import { browserHost } from './host-browser.ts';

export type HostTheme = 'default' | 'dark' | 'contrast' | 'glass';

/** Where in the host the page is shown; a page that may be anywhere is `content`. */
export type HostFrame = 'content' | 'settings' | 'sidePanel' | 'meetingStage' | 'task';

export interface HostPlace {
  frame: HostFrame;
  /** `personal` in one's own app, in Outlook and in a browser; elsewhere others see the same tab. */
  where: 'personal' | 'channel' | 'chat' | 'meeting';
  /** The chat of the meeting or group; null: none. */
  chatId: string | null;
  /** The tab of the personal app that the host shows this in, by its id in the manifest; null: the host shows no tabs. */
  tab: string | null;
}

/** A tab as somebody adds it to a channel, a chat or a meeting. */
export interface OfferedTab {
  entityId: string;
  name: string;
  /** Address of the page, below this site. */
  path: string;
}

/** What the screens need from whatever shows them: Teams, Outlook, the stand-in, or a plain browser. */
export interface Host {
  /** `outlook`: a pane of the add-in, beside a mail or an appointment. */
  kind: 'microsoft365' | 'outlook' | 'browser';
  theme: HostTheme;
  onThemeChange(listen: (theme: HostTheme) => void): void;
  language: Language;
  place: HostPlace;
  /** Path below /tab that a deep link asks for; empty when it asks for none. */
  subPage: string;
  /** An access token for the tab API; null: nobody is signed in and `signIn` is needed. */
  token(options?: { fresh?: boolean }): Promise<string | null>;
  /** Signs in: in a browser by leaving for the sign-in page, in Microsoft 365 in a window of its own. */
  signIn(): Promise<void>;
  signOut(): void;
  openLink(url: string): void;
  /** Tells the host that there is something to see, so that it takes its own loading sign away. */
  ready(): void;
  /** What the page for adding a tab offers to save; null clears it. Left out: this host adds no tabs here. */
  offerTab?(tab: OfferedTab | null): void;
  /** Whether a page can be shown to everybody in the meeting, here and by this person. */
  maySharePage(): Promise<boolean>;
  /** Shows a page of ours, by its address below this site, to everybody in the meeting. False: the host refused. */
  sharePage(path: string): Promise<boolean>;
}

/** A page that is framed by something that does not answer is shown as a plain page after this long. */
const HOST_ANSWERS_WITHIN = 3_000;

/** Pages of the Outlook add-in; only these load Office.js. */
export const OUTLOOK_PAGES = '/tab/outlook/';

/** Finds out who hosts us. Resolves within about three seconds, whoever it is. */
export async function findHost(): Promise<Host> {
  if (location.pathname.startsWith(OUTLOOK_PAGES)) {
    const { inOutlook, outlookHost } = await import('./outlook/office-host.ts');
    return (await inOutlook()) ? outlookHost() : browserHost();
  }
  if (!mayBeHosted()) return browserHost();
  const { microsoft365Host } = await import('./host-microsoft365.ts');
  return (await within(HOST_ANSWERS_WITHIN, microsoft365Host())) ?? browserHost();
}

/** In a frame, or in the native window of a Teams client on a phone. */
function mayBeHosted(): boolean {
  return window.parent !== window || 'nativeInterface' in window;
}

/** The value, or null when it does not come in time or fails. */
async function within<T>(milliseconds: number, value: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));
  return Promise.race([value.catch(() => null), late]);
}
