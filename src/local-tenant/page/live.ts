import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Changes come in bursts: the open view follows quickly, the list of all people a little later. */
const SOON_MS = 150;
const LATER_MS = 1_000;

interface Change {
  kind: 'chat' | 'mail' | 'calendar' | 'feed' | 'todo' | 'clock' | 'faults';
  people: string[];
}

/** Keeps everything on the page up to date with what happens in the stand-in. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/page-api/events');
    const soon = batched(SOON_MS, (keys) => refetch(queries, keys));
    const later = batched(LATER_MS, (keys) => refetch(queries, keys));
    source.onmessage = ({ data }) => {
      const change = JSON.parse(String(data)) as Change;
      for (const key of keysOf(change)) soon.add(key);
      if (['chat', 'mail', 'feed'].includes(change.kind)) later.add(['people']);
    };
    // After a break of the connection anything may have changed.
    let broken = false;
    source.onerror = () => {
      broken = true;
    };
    source.onopen = () => {
      if (broken) void queries.invalidateQueries();
      broken = false;
    };
    return () => {
      source.close();
      soon.stop();
      later.stop();
    };
  }, [queries]);
}

function keysOf({ kind, people }: Change): string[][] {
  if (kind === 'clock' || kind === 'faults') return [[kind]];
  const names = {
    chat: ['chats', 'messages'],
    mail: ['mails', 'mail'],
    calendar: ['calendar'],
    feed: ['feed'],
    todo: ['todo'],
  }[kind];
  return people.flatMap((person) => names.map((name) => [name, person]));
}

function refetch(queries: QueryClient, keys: string[][]): void {
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
}

function batched(pause: number, flush: (keys: string[][]) => void) {
  const waiting = new Map<string, string[]>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    add(key: string[]): void {
      waiting.set(key.join(' '), key);
      timer ??= setTimeout(() => {
        timer = null;
        flush([...waiting.values()]);
        waiting.clear();
      }, pause);
    },
    stop(): void {
      if (timer) clearTimeout(timer);
    },
  };
}
