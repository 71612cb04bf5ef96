import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TodoView } from '../../src/minutes/schema.ts';
import { useApp } from './app-context.ts';
import { ASKED_ONCE, useRead, useRefreshAll } from './use-api.ts';

/** Going to and fro between screens is no reason to ask again. */
const FRESH_MS = 5 * 60_000;

/**
 * Makes one's actions and one's To Do the same while somebody is here, where they want that: only with their own token can it
 * be done. What was ticked there is shown as soon as it is known; a refusal is told under Mijn meldingen.
 */
export function useTodoSync(): void {
  const { api, at } = useApp();
  const queries = useQueryClient();
  const refresh = useRefreshAll();
  const todo = useRead<TodoView>('/me/todo');
  useQuery({
    queryKey: ['todo', at('/me/todo/sync')],
    enabled: todo.data?.on === true,
    staleTime: FRESH_MS,
    retry: false,
    meta: ASKED_ONCE,
    queryFn: async () => {
      const before = queries.getQueryData<TodoView>([at('/me/todo')]);
      const after = await api.post<TodoView>(at('/me/todo/sync'));
      queries.setQueryData([at('/me/todo')], after);
      if (after.tasks !== before?.tasks) refresh();
      return after;
    },
  });
}
