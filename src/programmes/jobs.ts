import type { JobHandler } from '../work/job.ts';
import type { Transact } from '../work/work.ts';
import { TELL_PROGRAMMES } from './schema.ts';
import { tellAhead } from './use-cases-ahead.ts';

/** What comes due with the days: each partnership in a transaction of its own. */
export function programmeHandlers(needs: {
  transact: Transact;
  partnershipIds(): Promise<readonly string[]>;
  publicUrl: string;
}): JobHandler[] {
  return [
    {
      job: TELL_PROGRAMMES,
      handle: async () => {
        for (const partnershipId of await needs.partnershipIds()) {
          const actor = { partnershipId, personId: null, via: 'system' as const };
          await needs.transact(actor, (work) => tellAhead(work, needs.publicUrl));
        }
      },
    },
  ];
}
