import type { Language } from '../src/text/format.ts';
import { publicConfig } from './public-config.ts';
import { browserSession } from './sign-in.ts';

export type HostTheme = 'default' | 'dark' | 'contrast' | 'glass';

/** What the screens need from whatever shows them: Teams, Outlook, the stand-in, or a plain browser. */
export interface Host {
  kind: 'microsoft365' | 'browser';
  theme: HostTheme;
  onThemeChange(listen: (theme: HostTheme) => void): void;
  language: Language;
  /** Path below /tab that a deep link asks for; empty when it asks for none. */
  subPage: string;
  /** An access token for the tab API; null: nobody is signed in and `signIn` is needed. */
  token(options?: { fresh?: boolean }): Promise<string | null>;
  /** Leaves the page for the sign-in page (browser only). */
  signIn(): Promise<void>;
  signOut(): void;
  openLink(url: string): void;
  /** Tells the host that there is something to see, so that it takes its own loading sign away. */
  ready(): void;
}

/** A page that is framed by something that does not answer is shown as a plain page after this long. */
const HOST_ANSWERS_WITHIN = 3_000;

/** Finds out who hosts us. Resolves within about three seconds, whoever it is. */
export async function findHost(): Promise<Host> {
  if (!mayBeHosted()) return browserHost();
  return (await microsoft365Host()) ?? browserHost();
}

/** In a frame, or in the native window of a Teams client on a phone. */
function mayBeHosted(): boolean {
  return window.parent !== window || 'nativeInterface' in window;
}

async function microsoft365Host(): Promise<Host | null> {
  const [{ app, authentication }, origins] = await Promise.all([import('./teams.ts'), extraOrigins()]);
  const context = await within(
    HOST_ANSWERS_WITHIN,
    app.initialize(origins).then(() => app.getContext()),
  );
  if (!context) return null;
  return {
    kind: 'microsoft365',
    theme: themeNamed(context.app.theme),
    onThemeChange: (listen) => app.registerOnThemeChangeHandler((theme) => listen(themeNamed(theme))),
    language: languageOf(context.app.locale),
    subPage: context.page.subPageId ?? '',
    token: () => authentication.getAuthToken(),
    signIn: async () => undefined,
    signOut: () => undefined,
    openLink: (url) => void app.openLink(url).catch(() => window.open(url, '_blank', 'noopener')),
    ready: () => void app.notifySuccess(),
  };
}

async function extraOrigins(): Promise<string[]> {
  const { practiceOrigin } = await publicConfig().catch(() => ({ practiceOrigin: undefined }));
  return practiceOrigin ? [practiceOrigin] : [];
}

function browserHost(): Host {
  const session = browserSession();
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(forced-colors: active), (prefers-contrast: more)');
  const theme = (): HostTheme => (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'default');
  return {
    kind: 'browser',
    theme: theme(),
    onThemeChange: (listen) => {
      dark.addEventListener('change', () => listen(theme()));
      contrast.addEventListener('change', () => listen(theme()));
    },
    language: languageOf(navigator.language),
    subPage: '',
    token: session.token,
    signIn: session.signIn,
    signOut: session.signOut,
    openLink: (url) => void window.open(url, '_blank', 'noopener'),
    ready: () => undefined,
  };
}

function themeNamed(name: string): HostTheme {
  return name === 'dark' || name === 'contrast' || name === 'glass' ? name : 'default';
}

/** Dutch unless the host says English: the people of a partnership are Dutch, whatever their phone is set to. */
function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

/** The value, or null when it does not come in time or fails. */
async function within<T>(milliseconds: number, value: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));
  return Promise.race([value.catch(() => null), late]);
}
