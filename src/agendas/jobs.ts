import type { JobHandler } from '../work/job.ts';
import type { Transact, Work } from '../work/work.ts';
import type { MeetingEventBody } from './ports.ts';
import { FOLLOW_MOVES, UPDATE_EVENT, WATCH_PAPERS } from './schema.ts';
import { putInEvent } from './use-cases-circulate.ts';
import { followMoves } from './use-cases-follow-moves.ts';
import { watchAllPapers } from './use-cases-papers-due.ts';

export const AGENDA_JOBS = [UPDATE_EVENT, WATCH_PAPERS, FOLLOW_MOVES] as const;

export function agendaHandlers(needs: {
  transact: Transact;
  event: MeetingEventBody;
  publicUrl: string;
  partnershipIds(): Promise<readonly string[]>;
}): JobHandler[] {
  const everywhere = async (act: (work: Work) => Promise<void>): Promise<void> => {
    for (const partnershipId of await needs.partnershipIds()) {
      await needs.transact({ partnershipId, personId: null, via: 'system' }, act);
    }
  };
  return [
    {
      job: UPDATE_EVENT,
      handle: async (payload) => {
        const { partnershipId, meetingId, version } = UPDATE_EVENT.payload.parse(payload);
        const actor = { partnershipId, personId: null, via: 'system' as const };
        await needs.transact(actor, (work) => putInEvent(work, needs.event, needs.publicUrl, { meetingId, version }));
      },
    },
    { job: WATCH_PAPERS, handle: () => everywhere((work) => watchAllPapers(work, needs.publicUrl)) },
    { job: FOLLOW_MOVES, handle: () => everywhere((work) => followMoves(work, needs.publicUrl)) },
  ];
}
