import { type TodoView, WANT_TODO } from '../../src/minutes/schema.ts';
import { syncTodo, viewTodo, wantTodo } from '../../src/minutes/use-cases-todo.ts';
import { bearerOf } from './bearer.ts';
import { type TabCall, tabRoute } from './route.ts';

function mine({ service, actor }: TabCall): Promise<TodoView> {
  return service.read(actor.partnershipId, (scope) => viewTodo(scope, actor.personId));
}

/** Somebody's own actions in their own Microsoft To Do; there is no route to those of somebody else. */
export const todoRoutes = [
  tabRoute({ method: 'get', path: '/me/todo', handle: mine }),
  tabRoute({
    method: 'put',
    path: '/me/todo',
    body: WANT_TODO,
    handle: async (call, { body }) => {
      await call.service.transact(call.actor, (work) => wantTodo(work, body.on));
      if (body.on) await sync(call);
      return mine(call);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/me/todo/sync',
    handle: async (call) => {
      await sync(call);
      return mine(call);
    },
  }),
];

/** What Microsoft refuses or does not answer is told by the view, and tried again when somebody looks again. */
async function sync(call: TabCall): Promise<void> {
  const { transact, ownTodo, publicUrl, log } = call.service;
  const token = bearerOf(call.request);
  if (!token) return;
  await syncTodo({ transact, todo: ownTodo, publicUrl }, call.actor, token).catch((cause: Error) =>
    log.warn({ cause: cause.name }, 'a To Do could not be brought up to date'),
  );
}
