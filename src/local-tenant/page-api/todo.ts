import express, { type Router } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import { listsOf, tasksOf, withStatus } from '../todo.ts';
import { personIn } from './asked.ts';

/** A person's To Do: what is in it, ticking something, and throwing it away. */
export function todoRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  const own = (req: express.Request) => {
    const lists = listsOf(ctx, personIn(ctx, req));
    const task = ctx.state.todoTasks.get(String(req.params['task']));
    if (!task || !lists.some(({ id }) => id === task.listId)) {
      throw new ChannelError(404, 'TaskNotFound', 'No such task.');
    }
    return task;
  };
  router.get('/people/:person/todo', (req, res) => {
    const lists = listsOf(ctx, personIn(ctx, req));
    res.json(
      lists.map((list) => ({
        id: list.id,
        name: list.displayName,
        tasks: tasksOf(ctx, list).map(({ id, task, linked }) => ({
          ...{ id, title: String(task['title']), done: task['status'] === 'completed' },
          dueOn: (task['dueDateTime'] as { dateTime: string } | undefined)?.dateTime.slice(0, 10) ?? null,
          from: linked[0]?.displayName ?? null,
        })),
      })),
    );
  });
  router.post('/people/:person/todo/:task/tick', (req, res) => {
    const task = own(req);
    const status = task.task['status'] === 'completed' ? 'notStarted' : 'completed';
    ctx.state.todoTasks.put({ ...task, task: withStatus(ctx, task.task, status) });
    res.status(204).end();
  });
  router.delete('/people/:person/todo/:task', (req, res) => {
    ctx.state.todoTasks.delete(own(req).id);
    res.status(204).end();
  });
  return router;
}
