import type { JobHandler } from '../work/job.ts';
import { SEND_DUE } from './schema.ts';
import type { Pump } from './sending/pump.ts';

export const DELIVERY_JOBS = [SEND_DUE] as const;

/** Sends what is due, whenever something was decided and every minute. */
export function deliveryHandlers(pump: Pick<Pump, 'run'>): JobHandler[] {
  return [{ job: SEND_DUE, handle: () => pump.run() }];
}
