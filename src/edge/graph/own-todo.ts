import type { NewTask, OwnTodo, TodoList } from '../../minutes/ports.ts';
import type { AppIdentity } from '../identity/app-identity.ts';
import type { MicrosoftEndpoints } from '../identity/endpoints.ts';
import type { Graph } from './client.ts';
import { graphOnBehalfOf } from './on-behalf-of.ts';
import { isStatus } from './try.ts';

/** The least that Graph has for tasks; for an app by itself it has none that writes them in somebody's name. */
const RIGHT = 'Tasks.ReadWrite';
/** Of the list in To Do, and of what made its tasks. */
const NAME = 'Kringwerk';
const PAGE = 100;
/** Pages that are read of one list: what was ticked long ago stands in it as well. */
const MOST_PAGES = 50;

type DateTimeZone = { dateTime: string; timeZone: string };

interface Task {
  id: string;
  title?: string;
  status?: string;
  dueDateTime?: DateTimeZone | null;
  linkedResources?: { externalId?: string; applicationName?: string }[];
}
interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

/** The tasks of this product in the To Do of whoever is signed in, with their own rights alone. */
export function graphOwnTodo(endpoints: MicrosoftEndpoints, identity: AppIdentity): OwnTodo {
  return {
    open: async (userToken, { listId, mark }) => {
      const { graph, asksConsent } = await graphOnBehalfOf(endpoints, identity, userToken, RIGHT);
      if (!graph) return { ok: false, because: asksConsent ? 'todo-consent' : 'todo-unavailable' };
      try {
        const known = listId ? await tasksIn(graph, listId) : null;
        const id = known && listId ? listId : await listByName(graph);
        const tasks = known ?? (await tasksIn(graph, id)) ?? [];
        return { ok: true, list: list(graph, id, mark, tasks) };
      } catch (cause) {
        // Guests, and people without a mailbox here, have no To Do in this tenant.
        return { ok: false, because: isStatus(cause, 401, 403, 404) ? 'todo-none' : 'todo-unavailable' };
      }
    },
  };
}

function list(graph: Graph, listId: string, mark: string, tasks: readonly Task[]): TodoList {
  const prefix = `${mark}/`;
  const path = (taskId: string) => `${tasksOf(listId)}/${encodeURIComponent(taskId)}`;
  return {
    listId,
    tasks: tasks.flatMap((task) => {
      const marked = task.linkedResources?.find(({ externalId }) => externalId?.startsWith(prefix))?.externalId;
      if (!marked) return [];
      const dueOn = task.dueDateTime?.dateTime.slice(0, 10) ?? null;
      const done = task.status === 'completed';
      return [{ taskId: task.id, actionId: marked.slice(prefix.length), title: task.title ?? '', dueOn, done }];
    }),
    create: async (task) => ((await graph.api(tasksOf(listId)).post(taskOf(task, prefix))) as Task).id,
    write: async (taskId, { title, dueOn, done }) => {
      await graph.api(path(taskId)).patch({
        ...(title === undefined ? {} : { title }),
        ...(dueOn === undefined ? {} : { dueDateTime: dayOf(dueOn) }),
        ...(done === undefined ? {} : { status: done ? 'completed' : 'notStarted' }),
      });
    },
    remove: async (taskId) => {
      await graph
        .api(path(taskId))
        .delete()
        .catch((cause: unknown) => {
          if (!isStatus(cause, 404)) throw cause;
        });
    },
  };
}

/** With its mark in the same request: a task is never there without it. */
function taskOf({ actionId, title, dueOn, from, url }: NewTask, prefix: string) {
  return {
    title,
    dueDateTime: dayOf(dueOn),
    linkedResources: [
      { webUrl: url, applicationName: NAME, displayName: from.slice(0, 255), externalId: prefix + actionId },
    ],
  };
}

/** To Do keeps a day, not an hour; Graph gives it back in UTC, so that midnight there keeps it the same day. */
function dayOf(date: string): DateTimeZone {
  return { dateTime: `${date}T00:00:00`, timeZone: 'UTC' };
}

const tasksOf = (listId: string) => `/me/todo/lists/${encodeURIComponent(listId)}/tasks`;

/** Null: there is no such list any longer. */
async function tasksIn(graph: Graph, listId: string): Promise<Task[] | null> {
  const tasks: Task[] = [];
  try {
    let page = (await graph.api(tasksOf(listId)).expand('linkedResources').top(PAGE).get()) as Page<Task>;
    for (let nth = 1; ; nth += 1) {
      tasks.push(...page.value);
      const next = page['@odata.nextLink'];
      if (!next || nth >= MOST_PAGES) return tasks;
      page = (await graph.api(next).get()) as Page<Task>;
    }
  } catch (cause) {
    if (isStatus(cause, 400, 404)) return null;
    throw cause;
  }
}

/** The list of that name, made where there is none: one that was made just before a crash is found. */
async function listByName(graph: Graph): Promise<string> {
  let page = (await graph.api('/me/todo/lists').get()) as Page<{ id: string; displayName: string; isOwner?: boolean }>;
  for (;;) {
    const own = page.value.find(({ displayName, isOwner }) => displayName === NAME && isOwner !== false);
    if (own) return own.id;
    const next = page['@odata.nextLink'];
    if (!next) break;
    page = (await graph.api(next).get()) as typeof page;
  }
  return ((await graph.api('/me/todo/lists').post({ displayName: NAME })) as { id: string }).id;
}
