import { localDate, toLocal } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import type { Work } from '../../work/work.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { SYNC_EVENT } from '../schema.ts';
import { findPolls } from '../store.ts';
import { findMeetings, lockAttendeesTold, saveMeeting } from '../store-meetings.ts';
import { attendeeText, expectedAt } from './attendees.ts';
import type { CalendarKeeper } from './keep-calendar.ts';
import { loadSheet } from './load-sheet.ts';
import { askSeats } from './plan-poll.ts';

/**
 * Seats changed hands: the events of what is planned invite who sits there now, and running polls ask them. Each meeting and
 * poll in a transaction of its own; doing it again changes nothing.
 */
export async function followSeats(
  { transact, publicUrl }: Pick<CalendarKeeper, 'transact' | 'publicUrl'>,
  partnershipId: string,
): Promise<void> {
  const system = { partnershipId, personId: null, via: 'system' as const };
  const { meetingIds, pollIds } = await transact(system, async (work) => ({
    meetingIds: (await plannedMeetings(work)).map(({ meetingId }) => meetingId),
    pollIds: (await findPolls(work, { states: ['open'] })).map(({ poll }) => poll.pollId),
  }));
  for (const meetingId of meetingIds) await transact(system, (work) => followAttendees(work, meetingId));
  for (const pollId of pollIds) await transact(system, (work) => askNewHolders(work, publicUrl, pollId));
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
export async function askNewHolders(work: Work, publicUrl: string, pollId: string): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now, 'share');
  if (phaseOf(sheet.poll, work.now) === 'open') await askSeats(work, sheet, publicUrl);
}
