import type { JobHandler } from '../work/job.ts';
import type { Transact } from '../work/work.ts';
import type { MeetingEventBody } from './ports.ts';
import { UPDATE_EVENT, WATCH_PAPERS } from './schema.ts';
import { putInEvent } from './use-cases-circulate.ts';
import { watchAllPapers } from './use-cases-papers-due.ts';

export const AGENDA_JOBS = [UPDATE_EVENT, WATCH_PAPERS] as const;

export function agendaHandlers(needs: {
  transact: Transact;
  event: MeetingEventBody;
  publicUrl: string;
  partnershipIds(): Promise<readonly string[]>;
}): JobHandler[] {
  return [
    {
      job: UPDATE_EVENT,
      handle: async (payload) => {
        const { partnershipId, meetingId, version } = UPDATE_EVENT.payload.parse(payload);
        const actor = { partnershipId, personId: null, via: 'system' as const };
        await needs.transact(actor, (work) => putInEvent(work, needs.event, needs.publicUrl, { meetingId, version }));
      },
    },
    {
      job: WATCH_PAPERS,
      handle: async () => {
        for (const partnershipId of await needs.partnershipIds()) {
          const actor = { partnershipId, personId: null, via: 'system' as const };
          await needs.transact(actor, (work) => watchAllPapers(work, needs.publicUrl));
        }
      },
    },
  ];
}
