import express, { type Request, type Response, type Router } from 'express';
import type { TenantContext } from './context.ts';
import { endpointsAt } from './endpoints.ts';
import type { FaultSettings } from './faults.ts';
import type { LifecycleEvent, Notifier } from './graph/notifier.ts';

const KEEP_ALIVE_MS = 25_000;

/** What only a stand-in has: a clock to set, things to break, and a witness to ask. */
export function controlRouter(ctx: TenantContext, notifier: Notifier): Router {
  const router = express.Router();
  router.use(express.json());
  router.get('/endpoints', (_req, res) => void res.json(endpointsAt(ctx.url(), ctx.options)));
  router.get('/clock', (_req, res) => void res.json(ctx.clock.reading()));
  router.post('/clock', (req, res) => setClock(ctx, req, res));
  router.get('/clock/stream', (req, res) => streamClock(ctx, req, res));
  router.get('/faults', (_req, res) => void res.json(ctx.faults.current()));
  router.put('/faults', (req, res) => setFaults(ctx, req, res));
  router.get('/world', (_req, res) => void res.json(ctx.world));
  router.get('/record', (req, res) => void res.json(records(ctx, req)));
  router.post('/lifecycle', async (req, res) => {
    const { event, subscriptionId } = (req.body ?? {}) as { event?: LifecycleEvent; subscriptionId?: string };
    const known = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'];
    if (!event || !known.includes(event)) res.status(400).json({ error: `event must be one of ${known.join(', ')}` });
    else res.json({ told: await notifier.lifecycle(event, subscriptionId) });
  });
  return router;
}

function setClock(ctx: TenantContext, req: Request, res: Response): void {
  const { advanceMinutes, to } = (req.body ?? {}) as { advanceMinutes?: unknown; to?: unknown };
  try {
    if (typeof advanceMinutes === 'number') ctx.clock.advance(advanceMinutes);
    else if (typeof to === 'string') ctx.clock.to(to);
    else throw new RangeError('say advanceMinutes or to');
    res.json(ctx.clock.reading());
  } catch (error) {
    answerRangeError(error, res);
  }
}

/** Server-sent events: the reading now, and again at each change. */
function streamClock(ctx: TenantContext, req: Request, res: Response): void {
  res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = (reading: unknown) => res.write(`data: ${JSON.stringify(reading)}\n\n`);
  send(ctx.clock.reading());
  const stop = ctx.signals.on('clock', (reading) => void send(reading));
  const alive = setInterval(() => res.write(': still here\n\n'), KEEP_ALIVE_MS);
  alive.unref();
  req.on('close', () => {
    stop();
    clearInterval(alive);
  });
}

function setFaults(ctx: TenantContext, req: Request, res: Response): void {
  try {
    res.json(ctx.faults.set((req.body ?? {}) as Partial<FaultSettings>));
  } catch (error) {
    answerRangeError(error, res);
  }
}

/** The record, in order: all of it, one `kind`, a family (`kind=event.`), or only what came after the id in `after`. */
function records(ctx: TenantContext, req: Request) {
  const kind = typeof req.query['kind'] === 'string' ? req.query['kind'] : '';
  const after = typeof req.query['after'] === 'string' ? req.query['after'] : '';
  const fits = (own: string) => !kind || own === kind || (kind.endsWith('.') && own.startsWith(kind));
  return ctx.state.record.filter((entry) => fits(entry.kind) && entry.id > after);
}

function answerRangeError(error: unknown, res: Response): void {
  if (!(error instanceof RangeError)) throw error;
  res.status(400).json({ error: error.message });
}
