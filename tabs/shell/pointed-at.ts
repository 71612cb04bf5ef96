import { type RefObject, useEffect, useRef } from 'react';
import { ITEM_FILTER } from '../../src/agendas/rules/item-address.ts';
import { useFilter } from './location.ts';

/** What to put on an element that a link can lead to: the one that the address names comes into sight, with the focus on it. */
export interface PointedAt<E extends HTMLElement> {
  ref: RefObject<E | null>;
  tabIndex: -1;
  'aria-current'?: 'true';
}

/** For the element of the item with this id; it stays marked as long as the address names it. */
export function usePointedAt<E extends HTMLElement>(itemId: string | null): PointedAt<E> {
  const [named] = useFilter(ITEM_FILTER);
  const ref = useRef<E>(null);
  const pointed = itemId !== null && named === itemId;
  useEffect(() => {
    if (!pointed) return;
    // After the screen has put itself at its top.
    const frame = requestAnimationFrame(() => {
      ref.current?.scrollIntoView({ block: 'center' });
      ref.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [pointed]);
  return { ref, tabIndex: -1, ...(pointed ? { 'aria-current': 'true' as const } : {}) };
}
