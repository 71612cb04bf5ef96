import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import { calendarRoutes } from './calendar.ts';
import { chatRoutes } from './chats.ts';
import { controlRoutes } from './controls.ts';
import { eventRoutes } from './events.ts';
import { feedRoutes } from './feed.ts';
import { fileRoutes } from './files.ts';
import { groupRoutes } from './groups.ts';
import { mailRoutes } from './mail.ts';
import { peopleRoutes } from './people.ts';
import { todoRoutes } from './todo.ts';

/** What the stand-in page (and any script that plays people) may ask and do, as any person, without a sign-in. */
export function pageApiRouter(ctx: TenantContext): Router {
  const router = express.Router();
  router.use(express.json({ limit: '1mb' }));
  const rooms = [
    peopleRoutes,
    chatRoutes,
    groupRoutes,
    mailRoutes,
    feedRoutes,
    fileRoutes,
    todoRoutes,
    calendarRoutes,
    controlRoutes,
    eventRoutes,
  ];
  for (const routes of rooms) router.use(routes(ctx));
  router.use((_req, res) => {
    res.status(404).json({ error: { code: 'NotFound', message: 'No such page operation.' } });
  });
  router.use(answerError);
  return router;
}

function answerError(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof ChannelError) {
    res.status(error.status).json({ error: { code: error.code, message: error.message } });
  } else if (error instanceof RangeError) {
    res.status(400).json({ error: { code: 'BadRequest', message: error.message } });
  } else next(error);
}
