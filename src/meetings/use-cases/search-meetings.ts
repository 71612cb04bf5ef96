import { toLocal } from '../../time/local.ts';
import type { Scope } from '../../work/work.ts';
import { matchingMeetings } from '../rules/find-meetings.ts';
import { findMeetings, type StoredMeeting } from '../store-meetings.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** A meeting with a date, that the reader may see. */
export type DatedMeeting = StoredMeeting & { starts: string; minutes: number };

/** Meetings with a date of the bodies the reader may see, that fit the words; all of them fit no words. */
export async function searchMeetings(scope: Scope, reader: Reader, words: string): Promise<DatedMeeting[]> {
  const meetings = await findMeetings(scope, { states: ['scheduled', 'held'] });
  const readable = meetings.filter((meeting) => mayBeShown(meeting, reader)) as DatedMeeting[];
  return matchingMeetings(readable, words, toLocal(reader.now));
}

/** One meeting to unfold a link with; undefined when there is none, or none that the reader may see: both look alike. */
export async function meetingBehindLink(
  scope: Scope,
  reader: Reader,
  meetingId: string,
): Promise<DatedMeeting | undefined> {
  const [meeting] = await findMeetings(scope, { meetingId });
  return meeting && meeting.state !== 'polling' && mayBeShown(meeting, reader) ? (meeting as DatedMeeting) : undefined;
}

function mayBeShown(meeting: StoredMeeting, reader: Reader): boolean {
  return meeting.starts !== null && meeting.minutes !== null && allows(reader.standing, 'meeting.read', meeting.bodyId);
}
