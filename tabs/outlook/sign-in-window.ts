/// <reference types="office-js" />
import { keptTokens, leaveForSignIn } from '../sign-in.ts';
import { inOutlook, SIGN_IN_WINDOW } from './office-host.ts';

const DONE = '/tab/outlook/aangemeld';

/** True when this page is the window of Outlook in which somebody signs in; it then does its part of that. */
export async function outlookSignInWindow(): Promise<boolean> {
  if (location.pathname === SIGN_IN_WINDOW) {
    await leaveForSignIn(DONE);
    return true;
  }
  if (location.pathname !== DONE) return false;
  // The tokens go to the page that opened this window, which is ours: no other origin hears them.
  if (await inOutlook()) Office.context.ui.messageParent(keptTokens(), { targetOrigin: location.origin });
  return true;
}
