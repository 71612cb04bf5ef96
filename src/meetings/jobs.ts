import type { JobHandler } from '../work/job.ts';
import {
  CLOSE_DUE_POLLS,
  FOLLOW_EVENT,
  HOLD_DATES,
  KEEP_ROOMS,
  KEEP_WATCHES,
  LOOK_THROUGH_CALENDAR,
  SEATS_CHANGED,
  SYNC_EVENT,
} from './schema.ts';
import {
  type CalendarKeeper,
  followEvent,
  followSeats,
  holdDates,
  keepRooms,
  keepTime,
  keepWatches,
  lookThroughCalendar,
  type RoomKeeper,
  syncEvent,
  type TimeKeeper,
  type WatchKeeper,
} from './use-cases.ts';

/** The handlers of meetings: `CLOSE_DUE_POLLS` and `KEEP_WATCHES` are also due every minute and after every jump of the clock. */
export function meetingsJobs(keeper: TimeKeeper & CalendarKeeper & WatchKeeper & RoomKeeper): JobHandler[] {
  return [
    { job: CLOSE_DUE_POLLS, handle: () => keepTime(keeper) },
    {
      job: SYNC_EVENT,
      handle: (payload) => {
        const { partnershipId, meetingId } = SYNC_EVENT.payload.parse(payload);
        return syncEvent(keeper, partnershipId, meetingId);
      },
    },
    {
      job: FOLLOW_EVENT,
      handle: (payload) => {
        const { partnershipId, meetingId } = FOLLOW_EVENT.payload.parse(payload);
        return followEvent(keeper, partnershipId, meetingId);
      },
    },
    {
      job: LOOK_THROUGH_CALENDAR,
      handle: (payload) => lookThroughCalendar(keeper, LOOK_THROUGH_CALENDAR.payload.parse(payload).partnershipId),
    },
    {
      job: HOLD_DATES,
      handle: (payload) => {
        const { partnershipId, pollId } = HOLD_DATES.payload.parse(payload);
        return holdDates(keeper, partnershipId, pollId);
      },
    },
    { job: KEEP_WATCHES, handle: () => keepWatches(keeper) },
    { job: KEEP_ROOMS, handle: () => keepRooms(keeper) },
    {
      job: SEATS_CHANGED,
      handle: (payload) => followSeats(keeper, SEATS_CHANGED.payload.parse(payload).partnershipId),
    },
  ];
}
