import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;

function listen(changed: () => void): () => void {
  // At once: the browser lays the page out for paper as soon as these have been heard.
  const say = (now: boolean) => () => {
    printing = now;
    flushSync(changed);
  };
  const [before, after] = [say(true), say(false)];
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** True while the page is put on paper: what shows a part of something long on the screen then shows all of it. */
export function usePrinting(): boolean {
  return useSyncExternalStore(listen, () => printing);
}
