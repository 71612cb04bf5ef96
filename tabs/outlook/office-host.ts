/// <reference types="office-js" />
import type { Host } from '../host.ts';
import { browserHost, languageOf } from '../host-browser.ts';
import { browserSession, keepTokens } from '../sign-in.ts';
import { asked } from './office.ts';

/** Where the window of Outlook begins in which somebody signs in. */
export const SIGN_IN_WINDOW = '/tab/outlook/aanmelden';
/** Outlook that says nothing for this long is no Outlook. */
const ANSWERS_WITHIN = 8_000;

/** True once Office.js has found an Outlook around us; false: it did not come, or something else opened this page. */
export async function inOutlook(): Promise<boolean> {
  if (typeof Office === 'undefined') return false;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWERS_WITHIN));
  const info = await Promise.race([Office.onReady().catch(() => null), late]);
  return String(info?.host ?? '') === 'Outlook';
}

/** Outlook around us: signed in by Outlook itself, or else in a window of its own. */
export function outlookHost(): Host {
  const plain = browserHost();
  const session = browserSession();
  const { displayLanguage } = Office.context;
  return {
    ...plain,
    kind: 'outlook',
    language: languageOf(displayLanguage),
    token: async (options) => (await tokenOfOutlook()) ?? session.token(options),
    signIn: signInWindow,
    openLink: (url) => {
      if (Office.context.ui.openBrowserWindow) Office.context.ui.openBrowserWindow(url);
      else window.open(url, '_blank', 'noopener');
    },
  };
}

/**
 * Null where Outlook cannot: an older one, a phone, or consent that is missing; a window of its own does it then. Nested app
 * authentication would do it without that window, but needs a library of 82 kB compressed, beside a first screen that may
 * weigh 200 kB, for what people see once per device.
 */
async function tokenOfOutlook(): Promise<string | null> {
  try {
    return await Office.auth.getAccessToken({ allowSignInPrompt: false, allowConsentPrompt: false });
  } catch {
    return null;
  }
}

/** Lets somebody sign in in a window of Outlook; resolves when it told that it is done. */
async function signInWindow(): Promise<void> {
  const size = { height: 60, width: 30 };
  const dialog = await asked<Office.Dialog>((answer) =>
    Office.context.ui.displayDialogAsync(location.origin + SIGN_IN_WINDOW, size, answer),
  );
  await new Promise<void>((resolve, reject) => {
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (message) => {
      dialog.close();
      if ('message' in message && message.origin === location.origin && keepTokens(message.message)) resolve();
      else reject(new Error('not signed in'));
    });
    // The window was closed before it was done.
    dialog.addEventHandler(Office.EventType.DialogEventReceived, () => reject(new Error('closed')));
  });
}
