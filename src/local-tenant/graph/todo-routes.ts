import { outlookId } from '../mailbox/ids.ts';
import type { Account, TodoList, TodoTask } from '../state.ts';
import { deleteTask, listsOf, putList, putTask, tasksOf, withStatus } from '../todo.ts';
import {
  badRequest,
  created,
  GRAPH,
  type GraphCall,
  GraphError,
  type GraphHandler,
  itemNotFound,
  type Json,
  mailboxOf,
  noContent,
  ok,
} from './call.ts';
import { page, select } from './page.ts';
import type { GraphRoutes } from './routes.ts';

const STATUSES = ['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred'];
/** What a request may set of a task; anything else is no property of it, or read only. */
const SETTABLE = ['title', 'body', 'importance', 'status', 'dueDateTime', 'startDateTime', 'reminderDateTime'];
const MORE = ['isReminderOn', 'categories', 'recurrence', 'completedDateTime', 'linkedResources'];

/** To Do: lists, and the tasks in them with the things elsewhere that they are about. */
export function todoRoutes(routes: GraphRoutes): void {
  routes.on('GET', '/users/:user/todo/lists', (call) => {
    const lists = listsOf(call.ctx, ownerOf(call, 'read')).map(shownList);
    return page(call, lists, { context: `users('${call.params['user']}')/todo/lists`, defaultTop: 100 });
  });
  routes.on('POST', '/users/:user/todo/lists', createList);
  routes.on('GET', '/users/:user/todo/lists/:list', (call) => ok(withContext(call, shownList(listOf(call, 'read')))));
  routes.on('DELETE', '/users/:user/todo/lists/:list', removeList);
  routes.on('GET', '/users/:user/todo/lists/:list/tasks', (call) => {
    const tasks = tasksOf(call.ctx, listOf(call, 'read')).map((task) => shownTask(call, task));
    const context = `users('${call.params['user']}')/todo/lists('${call.params['list']}')/tasks`;
    return page(call, tasks, { context, defaultTop: 100 });
  });
  routes.on('POST', '/users/:user/todo/lists/:list/tasks', createTask);
  const one = '/users/:user/todo/lists/:list/tasks/:task';
  routes.on('GET', one, (call) => ok(withContext(call, select(call, shownTask(call, taskOf(call, 'read'))))));
  routes.on('PATCH', one, changeTask);
  routes.on('DELETE', one, (call) => {
    deleteTask(call.ctx, listOf(call, 'write'), taskOf(call, 'write'));
    return noContent();
  });
}

const createList: GraphHandler = (call) => {
  const owner = ownerOf(call, 'write');
  const { displayName } = call.body;
  if (typeof displayName !== 'string' || displayName.trim() === '') throw badRequest('displayName must be given.');
  return created(withContext(call, shownList(putList(call.ctx, owner, displayName))));
};

const removeList: GraphHandler = (call) => {
  const list = listOf(call, 'write');
  if (list.standard) throw badRequest('A well-known list cannot be deleted.', 'ErrorDeleteDistinguishedFolder');
  for (const task of tasksOf(call.ctx, list)) deleteTask(call.ctx, list, task);
  call.ctx.state.todoLists.delete(list.id);
  return noContent();
};

const createTask: GraphHandler = (call) => {
  const list = listOf(call, 'write');
  check(call.body);
  if (typeof call.body['title'] !== 'string' || call.body['title'] === '') throw badRequest('title must be given.');
  const { linkedResources = [], status = 'notStarted', ...given } = call.body as Json & { linkedResources?: Json[] };
  const at = call.ctx.clock.iso();
  const standard = { importance: 'normal', isReminderOn: false, hasAttachments: false, categories: [] };
  const body = { content: '', contentType: 'text' };
  const task = { ...standard, body, createdDateTime: at, lastModifiedDateTime: at, ...given };
  const made = putTask(call.ctx, list, {
    id: outlookId(),
    listId: list.id,
    task: withStatus(call.ctx, task, status),
    linked: linkedResources.map((linked) => ({ ...linked, id: outlookId() })),
  });
  return created(withContext(call, shownTask(call, made)));
};

const changeTask: GraphHandler = (call) => {
  const list = listOf(call, 'write');
  const before = taskOf(call, 'write');
  check(call.body);
  if ('linkedResources' in call.body) throw badRequest('linkedResources cannot be changed this way.');
  const { status, ...given } = call.body;
  const merged = { ...before.task, ...given, lastModifiedDateTime: call.ctx.clock.iso() };
  const task = status === undefined ? merged : withStatus(call.ctx, merged, status);
  return ok(withContext(call, shownTask(call, putTask(call.ctx, list, { ...before, task }))));
};

function check(body: Json): void {
  const strange = Object.keys(body).find((name) => ![...SETTABLE, ...MORE].includes(name));
  if (strange) throw badRequest(`The property '${strange}' does not exist on type 'microsoft.graph.todoTask'.`);
  if (body['status'] !== undefined && !STATUSES.includes(String(body['status']))) {
    throw badRequest(`Requested value '${String(body['status'])}' was not found.`);
  }
  const due = body['dueDateTime'] as { dateTime?: unknown; timeZone?: unknown } | null | undefined;
  if (due && (typeof due.timeZone !== 'string' || Number.isNaN(Date.parse(String(due.dateTime))))) {
    throw badRequest('The value of dueDateTime is no date with a time zone.');
  }
}

/** Everybody's own: a person's rights reach their own tasks, an app by itself may read but writes for nobody. */
function ownerOf(call: GraphCall, what: 'read' | 'write'): Account {
  const { caller } = call;
  const user = caller['idtyp'] === 'user';
  const held = user ? (caller.scp ?? '').split(' ') : (caller.roles ?? []);
  const enough = user
    ? held.includes('Tasks.ReadWrite') || (what === 'read' && held.includes('Tasks.Read'))
    : what === 'read' && held.includes('Tasks.Read.All');
  if (!enough) throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  return mailboxOf(call);
}

function listOf(call: GraphCall, what: 'read' | 'write'): TodoList {
  const owner = ownerOf(call, what);
  const list = call.ctx.state.todoLists.get(call.params['list']!);
  if (list?.ownerId !== owner.id) throw itemNotFound();
  return list;
}

function taskOf(call: GraphCall, what: 'read' | 'write'): TodoTask {
  const list = listOf(call, what);
  const task = call.ctx.state.todoTasks.get(call.params['task']!);
  if (task?.listId !== list.id) throw itemNotFound();
  return task;
}

function shownList({ id, displayName, standard }: TodoList): Json {
  const wellknownListName = standard ? 'defaultList' : 'none';
  return { '@odata.etag': `W/"${id.slice(-8)}"`, displayName, isOwner: true, isShared: false, wellknownListName, id };
}

/** Times come back in UTC, whatever zone they were given in; what a task is about comes along only when asked for. */
function shownTask(call: GraphCall, { id, task, linked }: TodoTask): Json {
  const due = task['dueDateTime'] as { dateTime: string; timeZone: string } | null | undefined;
  const expands = call.method === 'POST' || /(?:^|,)linkedResources/.test(call.query.get('$expand') ?? '');
  return {
    '@odata.etag': `W/"${id.slice(-8)}"`,
    ...{ id, ...task },
    ...(due ? { dueDateTime: inUtc(due) } : {}),
    ...(expands ? { linkedResources: linked } : {}),
  };
}

function inUtc({ dateTime, timeZone }: { dateTime: string; timeZone: string }) {
  const local = new Date(`${dateTime.slice(0, 19)}Z`);
  if (timeZone !== 'UTC') {
    const there = new Date(`${local.toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`);
    local.setTime(2 * local.getTime() - there.getTime());
  }
  return { dateTime: `${local.toISOString().slice(0, 19)}.0000000`, timeZone: 'UTC' };
}

function withContext(call: GraphCall, entity: Json): Json {
  const what = call.path.includes('/tasks') ? `lists('${call.params['list']}')/tasks` : 'lists';
  return { '@odata.context': `${GRAPH}/$metadata#users('${call.params['user']}')/todo/${what}/$entity`, ...entity };
}
