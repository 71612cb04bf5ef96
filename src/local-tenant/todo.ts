import type { TenantContext } from './context.ts';
import { outlookId } from './mailbox/ids.ts';
import type { Account, TodoList, TodoTask } from './state.ts';

/** Somebody's lists; the first time they look they have the one that everybody has. */
export function listsOf(ctx: TenantContext, owner: Account): TodoList[] {
  const own = ctx.state.todoLists.filter(({ ownerId }) => ownerId === owner.id);
  if (own.length > 0) return own;
  return [putList(ctx, owner, 'Taken', true)];
}

export function putList(ctx: TenantContext, owner: Account, displayName: string, standard = false): TodoList {
  return ctx.state.todoLists.put({ id: outlookId(), ownerId: owner.id, displayName, standard });
}

export function tasksOf(ctx: TenantContext, list: TodoList): TodoTask[] {
  return ctx.state.todoTasks.filter(({ listId }) => listId === list.id);
}

export function putTask(ctx: TenantContext, list: TodoList, task: TodoTask): TodoTask {
  ctx.signals.emit('todo', { ownerId: list.ownerId });
  return ctx.state.todoTasks.put(task);
}

export function deleteTask(ctx: TenantContext, list: TodoList, { id }: TodoTask): void {
  ctx.signals.emit('todo', { ownerId: list.ownerId });
  ctx.state.todoTasks.delete(id);
}

/** Ticks a task, or ticks it off again, with all that follows from it. */
export function withStatus(ctx: TenantContext, task: TodoTask['task'], status: unknown): TodoTask['task'] {
  const { completedDateTime: _, ...rest } = task;
  if (status !== 'completed') return { ...rest, status };
  const completedDateTime = { dateTime: `${ctx.clock.iso().slice(0, 10)}T00:00:00.0000000`, timeZone: 'UTC' };
  return { ...rest, status, completedDateTime };
}
