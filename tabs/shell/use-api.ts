import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApp } from './app-context.ts';

/** Reads one path of the partnership's tab API. `enabled: false` waits; `keep`: what was read from another path stays until this is here. */
export function useRead<T>(
  path: string,
  { enabled = true, keep = false, refetchEvery, refetchWhile }: ReadOptions<T> = {},
) {
  const { api, at } = useApp();
  return useQuery<T>({
    queryKey: [at(path)],
    queryFn: ({ signal }) => api.get<T>(at(path), signal),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: ({ state }) => (refetchWhile?.(state.data) ? SOON : (refetchEvery ?? false)),
  });
}

/** Milliseconds between two looks at something that is underway. */
const SOON = 1000;

interface ReadOptions<T> {
  enabled?: boolean;
  keep?: boolean;
  /** Milliseconds. */
  refetchEvery?: number;
  /** Asked again every second as long as this says so of what was read. */
  refetchWhile?: (found: T | undefined) => boolean;
}

/** Changes something; afterwards every screen asks again for what it shows. */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  return useMutation({ mutationFn: change, onSuccess: useRefreshAll() });
}

/** Of a query that is asked once and then stays as it was seen, such as a preview that somebody is about to confirm. */
export const ASKED_ONCE = { askedOnce: true };

/** Everything else that is shown is asked for again, such as after answering a card. */
export function useRefreshAll(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ predicate: ({ meta }) => !meta?.['askedOnce'] });
}
