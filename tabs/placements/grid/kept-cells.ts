import { useEffect } from 'react';
import type { GridAction } from './grid-state.ts';

type Changes = Extract<GridAction, { type: 'write' }>['changes'];

const nameOf = (roundId: string, boardId: string): string => `kringwerk.opgave.${roundId}.${boardId}`;

/** What was typed in this window and not saved, also when somebody left the screen or a colleague saved meanwhile. */
export function keptCells(roundId: string, boardId: string): Changes {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(roundId, boardId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isChange) : [];
  } catch {
    return [];
  }
}

function isChange(value: unknown): value is Changes[number] {
  const { key, text } = (value ?? {}) as Record<string, unknown>;
  return typeof key === 'string' && typeof text === 'string';
}

/** Keeps the cells that differ from what is saved until they are saved, for this window alone. */
export function useKeepCells(
  { roundId, boardId }: { roundId: string; boardId: string },
  saved: ReadonlyMap<string, string>,
  cells: ReadonlyMap<string, string>,
): void {
  useEffect(() => {
    const changes = [...cells].flatMap(([key, text]) => (text.trim() === saved.get(key) ? [] : [{ key, text }]));
    try {
      if (changes.length === 0) sessionStorage.removeItem(nameOf(roundId, boardId));
      else sessionStorage.setItem(nameOf(roundId, boardId), JSON.stringify(changes));
    } catch {
      // A browser that lets nothing be kept: then it is not.
    }
  }, [roundId, boardId, saved, cells]);
}
