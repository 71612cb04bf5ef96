import { useCallback, useSyncExternalStore } from 'react';

/** The address is the state: which screen, and how it is filtered. */
const MOVED = 'kringwerk:moved';
/** Name of the filter that says which of one's partnerships is looked at; left out: the first. */
export const PARTNERSHIP = 'partnerschap';

/** Goes to another address within the tabs. `replace` leaves no step behind for the back button. */
export function goTo(address: string, { replace = false } = {}): void {
  const next = inSamePartnership(address);
  // Through the prototype: Office.js takes these two away from the page's own history.
  if (replace) History.prototype.replaceState.call(history, history.state, '', next);
  else History.prototype.pushState.call(history, { inside: true }, '', next);
  window.dispatchEvent(new Event(MOVED));
}

/** Whoever looks at one of their partnerships goes on in that one; a filter of the address says which. */
function inSamePartnership(address: string): string {
  const current = new URLSearchParams(location.search).get(PARTNERSHIP);
  const [path = '', query] = address.split('?');
  const filters = new URLSearchParams(query);
  // The partnership itself may be what is changed here: a filter is set on the path that is shown.
  if (!current || filters.has(PARTNERSHIP) || path === location.pathname) return address;
  filters.set(PARTNERSHIP, current);
  return `${path}?${filters}`;
}

/** Back to where one came from within the tabs, or to `address` for who came straight here. */
export function goBack(address: string): void {
  if ((history.state as { inside?: boolean } | null)?.inside) history.back();
  else goTo(address);
}

function listen(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}

export function usePath(): string {
  return useSyncExternalStore(listen, () => location.pathname);
}

/** One filter in the address; an empty value leaves the address clean. */
export function useFilter(name: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(listen, () => new URLSearchParams(location.search).get(name) ?? '');
  const set = useCallback(
    (next: string) => {
      const query = new URLSearchParams(location.search);
      if (next) query.set(name, next);
      else query.delete(name);
      const text = query.toString();
      goTo(location.pathname + (text ? `?${text}` : ''), { replace: true });
    },
    [name],
  );
  return [value, set];
}
