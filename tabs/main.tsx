import { createRoot } from 'react-dom/client';
import { TabsApp } from './app.tsx';
import { findHost, OUTLOOK_PAGES } from './host.ts';
import { goTo } from './shell/location.ts';
import { routeOf } from './shell/screens.ts';
import { finishSignIn, signInWindow } from './sign-in.ts';
import './base.css';

/** What a deep link may ask for: a path of ours, perhaps with what to look at there. */
const SUB_PAGE = /^[\w/-]+(?:\?[\w=&%-]*)?$/;

async function start(): Promise<void> {
  if (location.pathname.startsWith(OUTLOOK_PAGES)) {
    const { outlookSignInWindow } = await import('./outlook/sign-in-window.ts');
    if (await outlookSignInWindow()) return;
  }
  if (await signInWindow()) return;
  const after = await finishSignIn();
  // A window of Outlook goes on at a page that loads Office.js, which this one did not.
  if (after?.startsWith(OUTLOOK_PAGES)) return location.replace(after);
  const host = await findHost();
  if (after) goTo(after, { replace: true });
  else if (SUB_PAGE.test(host.subPage)) goTo(`/tab/${host.subPage}`, { replace: true });
  // The screen's code comes while the service is asked who this is; a failure shows where the screen is drawn.
  routeOf(location.pathname)
    ?.route.view.fetch()
    .catch(() => undefined);
  createRoot(document.getElementById('root') as HTMLElement).render(<TabsApp host={host} />);
}

void start();
