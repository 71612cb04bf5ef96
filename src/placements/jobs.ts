import * as z from 'zod';
import { defineJob, type JobHandler } from '../work/job.ts';
import type { Transact } from '../work/work.ts';
import { tendRounds } from './use-cases/rounds.ts';

/** Closes the rounds whose deadline has passed and keeps the open ones true, for all partnerships; run every minute. */
export const CLOSE_DUE_ROUNDS = defineJob('placements.close-due-rounds', z.object({}));

/** Each partnership in a transaction of its own. */
export function placementJobs(needs: {
  transact: Transact;
  partnershipIds(): Promise<readonly string[]>;
}): JobHandler[] {
  return [
    {
      job: CLOSE_DUE_ROUNDS,
      handle: async () => {
        for (const partnershipId of await needs.partnershipIds()) {
          await needs.transact({ partnershipId, personId: null, via: 'system' }, tendRounds);
        }
      },
    },
  ];
}
