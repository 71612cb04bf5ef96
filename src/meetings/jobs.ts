import type { JobHandler } from '../work/job.ts';
import { CLOSE_DUE_POLLS, SYNC_EVENT } from './schema.ts';
import { type CalendarKeeper, keepTime, syncEvent, type TimeKeeper } from './use-cases.ts';

/** The handlers of meetings: `CLOSE_DUE_POLLS` is also due every minute and after every jump of the clock. */
export function meetingsJobs(keeper: TimeKeeper & CalendarKeeper): JobHandler[] {
  return [
    { job: CLOSE_DUE_POLLS, handle: () => keepTime(keeper) },
    {
      job: SYNC_EVENT,
      handle: (payload) => {
        const { partnershipId, meetingId } = SYNC_EVENT.payload.parse(payload);
        return syncEvent(keeper, partnershipId, meetingId);
      },
    },
  ];
}
