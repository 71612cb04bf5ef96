import type { JobHandler } from '../work/job.ts';
import type { Transact } from '../work/work.ts';
import { KEEP_OUTCOMES } from './schema.ts';
import { keepOutcomes } from './use-cases-keep.ts';

/** Keeping up: each partnership in a transaction of its own. */
export function outcomeHandlers(needs: {
  transact: Transact;
  partnershipIds(): Promise<readonly string[]>;
  publicUrl: string;
}): JobHandler[] {
  return [
    {
      job: KEEP_OUTCOMES,
      handle: async () => {
        for (const partnershipId of await needs.partnershipIds()) {
          const actor = { partnershipId, personId: null, via: 'system' as const };
          await needs.transact(actor, (work) => keepOutcomes(work, needs.publicUrl));
        }
      },
    },
  ];
}
