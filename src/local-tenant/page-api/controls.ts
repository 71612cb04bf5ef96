import express, { type Router } from 'express';
import type { TenantContext } from '../context.ts';
import type { FaultSettings } from '../faults.ts';
import { instantOf } from '../zones.ts';

/** The stand-in's own switches: the clock, what is broken on purpose, and the record for auditors. */
export function controlRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/clock', (_req, res) => res.json(ctx.clock.reading()));
  router.post('/clock', (req, res) => {
    const { minutes, to, local } = (req.body ?? {}) as { minutes?: unknown; to?: unknown; local?: unknown };
    if (typeof to === 'string') ctx.clock.to(to);
    else if (typeof local === 'string') ctx.clock.to(instantIn(local));
    else if (typeof minutes === 'number' && minutes > 0) ctx.clock.advance(minutes);
    else throw new RangeError('give minutes to go forward, or where to go: an instant, or a local time');
    res.json(ctx.clock.reading());
  });
  router.get('/faults', (_req, res) => res.json(ctx.faults.current()));
  router.put('/faults', (req, res) => res.json(ctx.faults.set((req.body ?? {}) as Partial<FaultSettings>)));
  router.get('/record', (req, res) => {
    const kind = String(req.query['kind'] ?? '');
    const records = ctx.state.record.filter((record) => record.kind.startsWith(kind));
    const after = records.findIndex((record) => record.id === req.query['after']);
    res.json(records.slice(after + 1));
  });
  return router;
}

/** The instant of a wall-clock time in the Netherlands, such as `2025-09-01T09:00`. */
function instantIn(local: string): string {
  const instant = instantOf({ dateTime: `${local}:00`, timeZone: 'Europe/Amsterdam' });
  if (Number.isNaN(instant)) throw new RangeError('local must be a wall-clock time, such as 2025-09-01T09:00');
  return new Date(instant).toISOString();
}
