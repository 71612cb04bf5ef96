import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { meetingSpot } from '../rules/outlook-event.ts';
import { SYNC_EVENT } from '../schema.ts';
import { findMeetings, lockEvent, saveMeeting } from '../store-meetings.ts';
import { loadSheet } from './load-sheet.ts';
import { redrawCards, redrawResult } from './redraw.ts';
import { demand } from './rights.ts';
import { tellToday } from './tell-today.ts';

/**
 * Calls a scheduled meeting off: the calendar cancels it with everybody, and the cards say so. `told`: whoever is expected is told
 * why in a message of its own.
 */
export async function cancelMeeting(work: Work, publicUrl: string, meetingId: string, told = false): Promise<void> {
  const event = await lockEvent(work, meetingId);
  const [meeting] = await findMeetings(work, { meetingId });
  if (!event || !meeting) throw new Refusal('not-found', 'not-found');
  await demand(work, 'meeting.cancel', meeting.bodyId);
  if (meeting.state === 'cancelled') return;
  if (meeting.state !== 'scheduled') throw new Refusal('conflict', 'meeting-not-cancellable');
  await saveMeeting(work, meetingId, { state: 'cancelled', event_state: 'cancelling' }, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
  await recordHistory(work, { entity: 'meeting', entityId: meetingId, what: 'cancelled' });
  if (!told)
    await tellToday(work, publicUrl, meetingId, { before: meetingSpot(meeting), knows: [work.actor.personId] });
  if (!meeting.pollId) return;
  const sheet = await loadSheet(work, meeting.pollId, work.now);
  await redrawCards(work, sheet, publicUrl);
  await redrawResult(work, sheet, publicUrl);
}

/**
 * Puts text of another capability, such as the agenda, into the calendar event. `html` has been made safe by the caller;
 * who may do so is the caller's decision too.
 */
export async function describeInCalendar(work: Work, meetingId: string, html: string): Promise<void> {
  const event = await lockEvent(work, meetingId);
  const [meeting] = await findMeetings(work, { meetingId });
  if (!event || !meeting) throw new Refusal('not-found', 'not-found');
  if (event.notes === html) return;
  const inCalendar = meeting.state === 'scheduled';
  await saveMeeting(work, meetingId, { event_notes: html }, inCalendar ? { at: work.now } : undefined);
  if (inCalendar) await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
}
