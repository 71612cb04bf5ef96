import type { Kysely } from 'kysely';
import type { Database } from '../../edge/database/tables/index.ts';
import { addMinutes, localDate, toInstant, toLocal } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import type { Clock, Transact } from '../../work/work.ts';
import { STILL_CHANGEABLE_MINUTES } from '../rules/close-when-answered.ts';
import { SYNC_EVENT } from '../schema.ts';
import { saveSummaryShown } from '../store.ts';
import { selectPollsToHold } from '../store-holds.ts';
import {
  type InPartnership,
  saveMeeting,
  selectAnsweredPolls,
  selectBegunMeetings,
  selectDuePolls,
  selectStaleSummaries,
  selectToCompare,
  selectWaitingEvents,
} from '../store-meetings.ts';
import { forgetOldSuggestions } from '../store-suggestions.ts';
import { closeIfAnswered, closeIfDue } from './end-poll.ts';
import { followAttendees } from './follow-seats.ts';
import { followHoldsAgain } from './hold-dates.ts';
import { loadSheet } from './load-sheet.ts';
import type { AvailabilityReader } from './read-availability.ts';
import { redrawCards } from './redraw.ts';
import { type AskedCalendars, calendarsOfPoll, NOBODYS_CALENDAR } from './suggest-answers.ts';

export interface TimeKeeper extends AvailabilityReader {
  /** To find what is due over all partnerships; each is then handled in a transaction of its own partnership. */
  db: Kysely<Database>;
  transact: Transact;
  clock: Clock;
  publicUrl: string;
}

/** Days for which a closed poll without a date keeps what calendars said of its dates: nobody chooses by older ones. */
const CALENDARS_KEPT_DAYS = 7;
/** Minutes after which an event that is still not in the calendar is tried again by the clock. */
const FORGOTTEN_AFTER = 10;

/** What is due and not done: polls to close, meetings that are over, group summaries, events whose job gave up. */
export async function keepTime(keeper: TimeKeeper): Promise<void> {
  const { db, publicUrl } = keeper;
  const now = keeper.clock.now();
  const localNow = toLocal(now);
  const minutesAgo = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
  const forgotten = minutesAgo(FORGOTTEN_AFTER);
  await forgetOldSuggestions(db, minutesAgo(CALENDARS_KEPT_DAYS * 1_440));
  const answered = await selectAnsweredPolls(db, minutesAgo(STILL_CHANGEABLE_MINUTES), localDate(now));
  const faults = [
    ...(await each(keeper, await withCalendars(keeper, await selectDuePolls(db, localNow)), (work, { id, calendars }) =>
      closeIfDue(work, publicUrl, id, calendars),
    )),
    ...(await each(keeper, await withCalendars(keeper, answered), (work, { id, calendars }) =>
      closeIfAnswered(work, publicUrl, id, calendars),
    )),
    ...(await each(keeper, await overMeetings(db, now, localNow), async (work, { id }) => {
      await saveMeeting(work, id, { state: 'held' });
      await recordHistory(work, { entity: 'meeting', entityId: id, what: 'held' });
    })),
    ...(await each(keeper, await selectStaleSummaries(db), async (work, { id, fingerprint }) => {
      // The poll's row first, the messages after it, as everywhere else: nobody waits for each other in a circle.
      await saveSummaryShown(work, id, fingerprint);
      await redrawCards(work, await loadSheet(work, id, work.now), publicUrl, { persons: new Set() });
    })),
    ...(await each(keeper, await selectToCompare(db, localNow), (work, { id }) => followAttendees(work, id))),
    ...(await each(keeper, await selectPollsToHold(db, localNow), (work, { id }) => followHoldsAgain(work, id))),
    ...(await each(keeper, await selectWaitingEvents(db, forgotten), async (work, { id, partnershipId }) => {
      await saveMeeting(work, id, { event_wanted_at: work.now });
      await work.enqueue(SYNC_EVENT, { partnershipId, meetingId: id });
    })),
  ];
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of the things that were due failed`);
}

/** Calendars are asked before the transaction that closes a poll: nobody's answer waits for Microsoft. */
async function withCalendars(
  keeper: TimeKeeper,
  polls: readonly InPartnership[],
): Promise<(InPartnership & { calendars: AskedCalendars })[]> {
  const now = keeper.clock.now();
  return Promise.all(
    polls.map(async (poll) => {
      const read = calendarsOfPoll(keeper, poll.partnershipId, poll.id, { now, standing: null });
      // A poll closes in time, with or without them; what is really broken shows in closing it.
      return { ...poll, calendars: await read.catch(() => NOBODYS_CALENDAR) };
    }),
  );
}

async function overMeetings(db: Kysely<Database>, now: string, localNow: string): Promise<InPartnership[]> {
  const begun = await selectBegunMeetings(db, localNow);
  return begun.filter(({ starts, minutes }) => toInstant(addMinutes(starts, minutes)) <= now);
}

/** Does one thing after another, each in its own transaction, so that one that fails holds up no other. */
async function each<T extends InPartnership>(
  { transact }: TimeKeeper,
  due: readonly T[],
  act: (work: Parameters<Parameters<Transact>[1]>[0], item: T) => Promise<void>,
): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const item of due) {
    try {
      await transact({ partnershipId: item.partnershipId, personId: null, via: 'system' }, (work) => act(work, item));
    } catch (fault) {
      faults.push(fault);
    }
  }
  return faults;
}
