import type { JobHandler } from '../work/job.ts';
import type { Transact } from '../work/work.ts';
import { CARRY_OVER } from './schema.ts';
import { carryOverAll } from './use-cases-circulate.ts';

/** Carrying over: each partnership in a transaction of its own. */
export function minutesHandlers(needs: {
  transact: Transact;
  partnershipIds(): Promise<readonly string[]>;
}): JobHandler[] {
  return [
    {
      job: CARRY_OVER,
      handle: async () => {
        for (const partnershipId of await needs.partnershipIds()) {
          await needs.transact({ partnershipId, personId: null, via: 'system' }, carryOverAll);
        }
      },
    },
  ];
}
