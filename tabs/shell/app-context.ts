import { createContext, useContext } from 'react';
import type { Copy } from '../../src/text/copy.ts';
import type { Language } from '../../src/text/format.ts';
import type { Api } from '../api.ts';
import type { Host } from '../host.ts';
import type { Me, MyPartnership } from '../me.ts';

/** What every screen may ask for. */
export interface App {
  api: Api;
  host: Host;
  language: Language;
  me: Me;
  partnership: MyPartnership;
  /** Path of the tab API of this partnership: `/partnerships/:id` and `path`. */
  at(path: string): string;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a screen is drawn outside the app');
  return app;
}

/** The copy in the reader's language. */
export function useText<T>(copy: Copy<T>): T {
  return copy[useApp().language];
}
