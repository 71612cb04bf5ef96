import { createRoot } from 'react-dom/client';
import { TabsApp } from './app.tsx';
import { findHost } from './host.ts';
import { goTo } from './shell/location.ts';
import { finishSignIn } from './sign-in.ts';
import './base.css';

async function start(): Promise<void> {
  const after = await finishSignIn();
  const host = await findHost();
  if (after) goTo(after, { replace: true });
  else if (/^[\w/-]+$/.test(host.subPage)) goTo(`/tab/${host.subPage}`, { replace: true });
  createRoot(document.getElementById('root') as HTMLElement).render(<TabsApp host={host} />);
}

void start();
