import express, { type Router } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import { deleteTask, listsOf, putTask, tasksOf, withStatus } from '../todo.ts';
import { personIn } from './asked.ts';

/** A person's To Do: what is in it, ticking something, and throwing it away. */
export function todoRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  const own = (req: express.Request) => {
    const lists = listsOf(ctx, personIn(ctx, req));
    const task = ctx.state.todoTasks.get(String(req.params['task']));
    const list = lists.find(({ id }) => id === task?.listId);
    if (!task || !list) throw new ChannelError(404, 'TaskNotFound', 'No such task.');
    return { task, list };
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
    const { task, list } = own(req);
    const status = task.task['status'] === 'completed' ? 'notStarted' : 'completed';
    putTask(ctx, list, { ...task, task: withStatus(ctx, task.task, status) });
    res.status(204).end();
  });
  router.delete('/people/:person/todo/:task', (req, res) => {
    const { task, list } = own(req);
    deleteTask(ctx, list, task);
    res.status(204).end();
  });
  return router;
}
