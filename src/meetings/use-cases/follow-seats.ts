import { localDate, toLocal } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import type { Clock, Work } from '../../work/work.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { liveOptions } from '../rules/poll-sheet.ts';
import { SYNC_EVENT } from '../schema.ts';
import { findPolls } from '../store.ts';
import { findMeetings, lockAttendeesTold, saveMeeting } from '../store-meetings.ts';
import { saveSuggestions, selectSuggestions } from '../store-suggestions.ts';
import { attendeeText, expectedAt } from './attendees.ts';
import { followHolds } from './hold-dates.ts';
import type { CalendarKeeper } from './keep-calendar.ts';
import { loadSheet } from './load-sheet.ts';
import { askSeats } from './plan-poll.ts';
import type { AvailabilityReader } from './read-availability.ts';
import { type AskedCalendars, calendarsOfPoll, NOBODYS_CALENDAR, suggestedFor } from './suggest-answers.ts';

/**
 * Seats changed hands: the events of what is planned invite who sits there now, running polls ask them and hold their dates
 * in their calendars. Each meeting and poll in a transaction of its own; doing it again changes nothing.
 */
export async function followSeats(
  keeper: Pick<CalendarKeeper, 'transact' | 'publicUrl'> & AvailabilityReader & { clock: Clock },
  partnershipId: string,
): Promise<void> {
  const { transact, publicUrl } = keeper;
  const system = { partnershipId, personId: null, via: 'system' as const };
  const { meetingIds, pollIds } = await transact(system, async (work) => ({
    meetingIds: (await plannedMeetings(work)).map(({ meetingId }) => meetingId),
    pollIds: (await findPolls(work, { states: ['open'] })).map(({ poll }) => poll.pollId),
  }));
  for (const meetingId of meetingIds) await transact(system, (work) => followAttendees(work, meetingId));
  for (const pollId of pollIds) {
    const asked = { now: keeper.clock.now(), standing: null };
    const calendars = await calendarsOfPoll(keeper, partnershipId, pollId, asked).catch(() => NOBODYS_CALENDAR);
    await transact(system, (work) => askNewHolders(work, publicUrl, pollId, calendars));
  }
}

/** Meetings ahead, of one body or of all. */
export async function plannedMeetings(work: Work, bodyId?: string) {
  return findMeetings(work, {
    states: ['scheduled'],
    startsFrom: toLocal(work.now),
    ...(bodyId === undefined ? {} : { bodyIds: [bodyId] }),
  });
}

/** Makes the calendar invite who is expected now, where that differs from whom it was told. */
export async function followAttendees(work: Work, meetingId: string): Promise<void> {
  const told = await lockAttendeesTold(work, meetingId);
  const [meeting] = await findMeetings(work, { meetingId });
  if (meeting?.state !== 'scheduled') return;
  const sheet = meeting.pollId ? await loadSheet(work, meeting.pollId, work.now) : null;
  const expected = attendeeText(await expectedAt(work, meeting.bodyId, sheet, work.now));
  const compared = { attendees_checked_on: localDate(work.now) };
  // What an event from before was told is not known: it is followed from now on.
  if (told === null) return saveMeeting(work, meetingId, { ...compared, attendees_told: expected });
  if (told === expected) return saveMeeting(work, meetingId, compared);
  await saveMeeting(work, meetingId, { ...compared, attendees_told: expected }, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
  const count = (text: string): number => text.split('\n').filter(Boolean).length;
  const change = { what: 'attendees-changed', before: count(told), after: count(expected) };
  await recordHistory(work, { entity: 'meeting', entityId: meetingId, ...change });
}

/** Asks whoever fills a seat now and was not asked yet. */
export async function askNewHolders(
  work: Work,
  publicUrl: string,
  pollId: string,
  calendars: AskedCalendars = NOBODYS_CALENDAR,
): Promise<void> {
  const plain = await loadSheet(work, pollId, work.now, 'share');
  if (phaseOf(plain.poll, work.now) !== 'open') return;
  await saveSuggestions(work, pollId, suggestedFor(liveOptions(plain), calendars));
  const sheet = { ...plain, suggested: await selectSuggestions(work, pollId) };
  await askSeats(work, sheet, publicUrl);
  await followHolds(work, sheet.poll);
}
