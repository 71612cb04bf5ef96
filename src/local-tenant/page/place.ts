import { useCallback, useSyncExternalStore } from 'react';

export type View = 'activiteit' | 'chat' | 'mail' | 'agenda' | 'bestanden' | 'taken' | 'app';

/** Who is played, and what is open; kept in the address so that it can be linked to and refreshed. */
export interface Place {
  person: string | null;
  view: View;
  /** The open chat, message, week (its Monday) or tab. */
  item: string | null;
  /** The page within a tab that a deep link asks for. */
  sub: string | null;
}

const VIEWS: View[] = ['activiteit', 'chat', 'mail', 'agenda', 'bestanden', 'taken', 'app'];
const MOVED = 'place-moved';

/** The current place, and a function to go elsewhere; what is left out of a move stays, but item and sub are dropped. */
export function usePlace(): [Place, (move: Partial<Place>) => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const go = useCallback((move: Partial<Place>) => {
    const next = { ...placeIn(window.location.search), item: null, sub: null, ...move };
    window.history.pushState(null, '', addressOf(next));
    window.dispatchEvent(new Event(MOVED));
  }, []);
  return [placeIn(search), go];
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}

function placeIn(search: string): Place {
  const query = new URLSearchParams(search);
  const view = VIEWS.find((each) => each === query.get('in')) ?? 'chat';
  return { person: query.get('wie'), view, item: query.get('bij'), sub: query.get('sub') };
}

function addressOf({ person, view, item, sub }: Place): string {
  const query = new URLSearchParams();
  if (person) query.set('wie', person);
  query.set('in', view);
  if (item) query.set('bij', item);
  if (sub) query.set('sub', sub);
  return `?${query}`;
}
