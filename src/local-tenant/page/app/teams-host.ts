import { call, ofPerson, type Person, type Site } from '../api.ts';
import type { ThemeName } from '../theme.ts';

/** What a framed app asks its host, in the wire format of teams-js 2. */
interface AppRequest {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

/** What the host knows about what it shows. */
export interface HostedTab {
  person: Person;
  site: Site;
  tabId: string;
  subPageId: string | null;
  theme: ThemeName;
}

/** What the app tells or asks of its host beyond plain answers. */
export interface HostEvents {
  onReady(): void;
  onFailed(message: string): void;
  onLink(link: string): boolean;
  onNavigate(target: { pageId?: string; subPageId?: string }): void;
}

/** The version of teams-js whose messages this host answers. */
const SDK_VERSION = '2.58.0';

const RUNTIME = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: { pages: { currentApp: {} } },
});

/**
 * Plays Teams for one frame: answers what the app in it asks. Only the frame itself, and only from the tab's own
 * address, is answered: a page it may have moved on to gets no token.
 */
export class TeamsHost {
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #tab: () => HostedTab;
  readonly #events: HostEvents;

  constructor(frame: HTMLIFrameElement, contentUrl: string, tab: () => HostedTab, events: HostEvents) {
    this.#frame = frame;
    this.#origin = new URL(contentUrl, window.location.href).origin;
    this.#tab = tab;
    this.#events = events;
    window.addEventListener('message', this.#hear);
  }

  stop(): void {
    window.removeEventListener('message', this.#hear);
  }

  /** Tells the app that the look of the host changed. */
  tellTheme(theme: ThemeName): void {
    this.#post({ func: 'themeChange', args: [theme] });
  }

  readonly #hear = (event: MessageEvent): void => {
    if (event.source !== this.#frame.contentWindow || event.origin !== this.#origin) return;
    const request = event.data as AppRequest | null;
    if (typeof request !== 'object' || request === null || typeof request.func !== 'string') return;
    void this.#answer(request).then((args) => {
      if (args) this.#post({ id: request.id, uuidAsString: request.uuidAsString, args });
    });
  };

  #post(message: Record<string, unknown>): void {
    this.#frame.contentWindow?.postMessage(message, this.#origin);
  }

  /** The arguments of the answer, or null where the app expects none. */
  async #answer({ func, args = [] }: AppRequest): Promise<unknown[] | null> {
    switch (func) {
      case 'initialize':
        return ['content', 'web', RUNTIME, SDK_VERSION];
      case 'getContext':
        return [contextOf(this.#tab())];
      case 'authentication.getAuthToken':
        return this.#token();
      case 'authentication.getUser':
        return [true, userOf(this.#tab())];
      case 'executeDeepLink':
        if (this.#events.onLink(String(args[0]))) return [true];
        return [false, 'The link could not be opened.'];
      case 'pages.navigateToApp':
        this.#events.onNavigate((args[0] ?? {}) as { pageId?: string; subPageId?: string });
        return [true];
      case 'pages.currentApp.navigateTo':
        this.#events.onNavigate((args[0] ?? {}) as { pageId?: string; subPageId?: string });
        return [undefined];
      case 'pages.currentApp.navigateToDefaultPage':
        this.#events.onNavigate({});
        return [undefined];
      case 'settings.getSettings':
        return [{ entityId: this.#tab().tabId, contentUrl: this.#frame.src }];
      case 'appInitialization.appLoaded':
      case 'appInitialization.success':
        this.#events.onReady();
        return null;
      case 'appInitialization.failure':
        this.#events.onFailed(String(args[1] ?? args[0] ?? ''));
        return null;
      default:
        return null;
    }
  }

  async #token(): Promise<unknown[]> {
    try {
      const { token } = await call<{ token: string }>('GET', ofPerson(this.#tab().person.id, 'token'));
      return [true, token];
    } catch {
      return [false, 'invalid_grant'];
    }
  }
}

/** The context on the wire: teams-js turns these older names into `app.Context`. */
function contextOf({ person, site, tabId, subPageId, theme }: HostedTab): Record<string, unknown> {
  return {
    locale: person.language || 'nl-NL',
    theme,
    entityId: tabId,
    ...(subPageId ? { subEntityId: subPageId } : {}),
    frameContext: 'content',
    isFullScreen: false,
    isMultiWindow: false,
    userObjectId: person.id,
    userDisplayName: person.name,
    loginHint: person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    tid: site.tenantId,
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: SESSION,
    appSessionId: SESSION,
  };
}

const SESSION = crypto.randomUUID();

function userOf({ person, site }: HostedTab): Record<string, unknown> {
  return { oid: person.id, tid: site.tenantId, loginHint: person.userPrincipalName, upn: person.userPrincipalName };
}
