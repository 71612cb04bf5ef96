import type { JobHandler } from '../work/job.ts';
import type { Transact } from '../work/work.ts';
import type { AskAgain } from './ports.ts';
import { SEND_DUE_REMINDERS } from './schema.ts';
import { sendDueReminders } from './use-cases-due.ts';
import { sendPlannedReminders } from './use-cases-plan.ts';

export const REMINDER_JOBS = [SEND_DUE_REMINDERS] as const;

/** Automatic reminders: each partnership in a transaction of its own. */
export function reminderHandlers(needs: {
  transact: Transact;
  partnershipIds(): Promise<readonly string[]>;
  askAgain: AskAgain;
}): JobHandler[] {
  return [
    {
      job: SEND_DUE_REMINDERS,
      handle: async () => {
        for (const partnershipId of await needs.partnershipIds()) {
          const actor = { partnershipId, personId: null, via: 'system' as const };
          await needs.transact(actor, (work) => sendPlannedReminders(work, needs.askAgain));
          await needs.transact(actor, (work) => sendDueReminders(work, needs.askAgain));
        }
      },
    },
  ];
}
