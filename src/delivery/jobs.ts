import type { JobHandler } from '../work/job.ts';
import { READ_BOUNCES, SEND_DUE } from './schema.ts';
import type { Pump } from './sending/pump.ts';
import { type BounceKeeper, lookForBounces } from './use-cases-bounces.ts';

export const DELIVERY_JOBS = [SEND_DUE, READ_BOUNCES] as const;

/** Sends what is due, whenever something was decided and every minute; and looks for mail that came back. */
export function deliveryHandlers(
  pump: Pick<Pump, 'run'>,
  keeper: BounceKeeper & { partnershipIds(): Promise<readonly string[]> },
): JobHandler[] {
  return [
    { job: SEND_DUE, handle: () => pump.run() },
    {
      job: READ_BOUNCES,
      handle: async () => {
        for (const partnershipId of await keeper.partnershipIds()) await lookForBounces(keeper, partnershipId);
      },
    },
  ];
}
