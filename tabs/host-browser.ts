import type { Language } from '../src/text/format.ts';
import type { Host, HostTheme } from './host.ts';
import { browserSession } from './sign-in.ts';

/** A plain browser: its own sign-in, its own preferences for the looks. */
export function browserHost(): Host {
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
    place: { frame: 'content', where: 'personal', chatId: null, tab: null },
    subPage: '',
    token: session.token,
    // A page of Microsoft to sign in on lets nobody frame it: whoever framed us, that happens in a window of its own.
    signIn: async () => (window.parent === window ? session.signIn() : void openLink(location.href)),
    signOut: session.signOut,
    openLink,
    ready: () => undefined,
    maySharePage: async () => false,
    sharePage: async () => false,
  };
}

function openLink(url: string): void {
  window.open(url, '_blank', 'noopener');
}

/** Dutch unless the host says English: the people of a partnership are Dutch, whatever their phone is set to. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('en') ? 'en' : 'nl';
}
