import { meetingsText } from '../../text/meetings.ts';
import type { Actor, Transact, Work } from '../../work/work.ts';
import type { EventText, MeetingCalendar } from '../ports.ts';
import { SYNC_EVENT } from '../schema.ts';
import { findPartnership } from '../store.ts';
import { findMeetings, lockEvent, type MeetingEvent, type StoredMeeting, saveMeeting } from '../store-meetings.ts';
import { seenColumns } from '../store-outlook.ts';
import { roomOf } from '../store-rooms.ts';
import { attendeeText, expectedAt } from './attendees.ts';
import { takeOver } from './follow-outlook.ts';
import { inviteByMail, invitedByCalendar } from './invite-by-mail.ts';
import { loadSheet } from './load-sheet.ts';
import { sayingSoWhenAway } from './mailbox-away.ts';
import { redrawCards, redrawResult } from './redraw.ts';

export interface CalendarKeeper {
  transact: Transact;
  calendar: MeetingCalendar;
  publicUrl: string;
}

interface Plan {
  todo: 'create' | 'update' | 'cancel';
  event: MeetingEvent;
  text: EventText;
  message: string;
}

/**
 * Makes the calendar follow one meeting. What should be there is read first, then the calendar is told, then what it said
 * is stored; a crash in between repeats the call, which the event's transactionId and id make harmless.
 */
export async function syncEvent(keeper: CalendarKeeper, partnershipId: string, meetingId: string): Promise<void> {
  const actor = { partnershipId, personId: null, via: 'system' as const };
  const plan = await keeper.transact(actor, (work) => planEvent(work, meetingId));
  if (!plan) return;
  const outcome = await sayingSoWhenAway(keeper, actor, meetingId, async () => {
    if (plan.todo === 'update' && (await wasMovedThere(keeper, actor, meetingId, plan))) return 'moved there';
    return tellCalendar(keeper.calendar, plan);
  });
  if (outcome === 'moved there') return;
  await keeper.transact(actor, (work) => storeOutcome(work, keeper.publicUrl, meetingId, plan, outcome));
}

/** True when somebody moved the event in Outlook meanwhile: then a person chooses before anything is overwritten. */
async function wasMovedThere(keeper: CalendarKeeper, actor: Actor, meetingId: string, plan: Plan): Promise<boolean> {
  const eventId = plan.event.eventId ?? '';
  const seen = await keeper.calendar.readEvent({ mailbox: plan.text.mailbox, eventId });
  if (seen === 'gone' || seen.cancelled) return false;
  const kind = await keeper.transact(actor, (work) => takeOver(work, keeper.publicUrl, meetingId, eventId, seen));
  return kind === 'conflict';
}

/** What the calendar has to be told, or null when it is up to date. Marks the attempt before it is made. */
async function planEvent(work: Work, meetingId: string): Promise<Plan | null> {
  const event = await lockEvent(work, meetingId);
  const [meeting] = await findMeetings(work, { meetingId });
  if (!event || !meeting || event.version <= event.syncedVersion || meeting.conflict) return null;
  const cancelled = meeting.state === 'cancelled';
  if (cancelled && !event.tried && event.eventId === null) {
    await saveMeeting(work, meetingId, { event_state: 'cancelled', event_synced_version: event.version });
    return null;
  }
  await saveMeeting(work, meetingId, { event_tried_at: work.now, event_wanted_at: work.now });
  const { text, message } = await describe(work, meeting, event);
  const todo = event.eventId === null ? 'create' : cancelled ? 'cancel' : 'update';
  return { todo, event, text, message };
}

type Outcome = { eventId: string; joinUrl: string | null } | 'updated' | 'gone' | 'cancelled';

async function tellCalendar(calendar: MeetingCalendar, { todo, event, text, message }: Plan): Promise<Outcome> {
  const eventId = event.eventId ?? '';
  switch (todo) {
    case 'create':
      return calendar.createEvent({ ...text, transactionId: event.eventKey });
    case 'update':
      return calendar.updateEvent({ ...text, eventId });
    case 'cancel':
      await calendar.cancelEvent({ mailbox: text.mailbox, eventId, message });
      return 'cancelled';
  }
}

async function storeOutcome(
  work: Work,
  publicUrl: string,
  meetingId: string,
  plan: Plan,
  outcome: Outcome,
): Promise<void> {
  const now = await lockEvent(work, meetingId);
  const [meeting] = await findMeetings(work, { meetingId });
  if (!now || !meeting || now.eventKey !== plan.event.eventKey) return;
  const synced = Math.max(now.syncedVersion, plan.event.version);
  // An event that was made for a meeting cancelled meanwhile still has to go, so its version stays behind.
  const behind = meeting.state === 'cancelled' && outcome !== 'cancelled';
  await saveMeeting(work, meetingId, {
    event_synced_version: behind || outcome === 'gone' ? now.syncedVersion : synced,
    ...columnsOf(work, outcome, meeting),
    ...(typeof outcome === 'object' || outcome === 'updated' ? seenColumns({ ...plan.text }) : {}),
  });
  if (outcome !== 'gone') await inviteByMail(work, meetingId);
  if (outcome === 'gone' || behind || now.version > synced)
    await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
  if (typeof outcome === 'object' && meeting.pollId) await showMade(work, publicUrl, meeting.pollId);
}

function columnsOf(work: Work, outcome: Outcome, meeting: StoredMeeting) {
  if (outcome === 'cancelled') return { event_state: 'cancelled' as const };
  if (outcome === 'updated') return meeting.state === 'scheduled' ? { event_state: 'made' as const } : {};
  // Somebody took the event out of the calendar; the meeting still stands, so a new event gets a key of its own.
  if (outcome === 'gone') return { event_id: null, event_key: work.newId(), event_state: 'wanted' as const };
  const event_state = meeting.state === 'cancelled' ? ('cancelling' as const) : ('made' as const);
  return { event_id: outcome.eventId, join_url: outcome.joinUrl, event_state };
}

async function showMade(work: Work, publicUrl: string, pollId: string): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now);
  await redrawCards(work, sheet, publicUrl);
  await redrawResult(work, sheet, publicUrl);
}

async function describe(
  work: Work,
  meeting: StoredMeeting,
  event: MeetingEvent,
): Promise<{ text: EventText; message: string }> {
  const sheet = meeting.pollId ? await loadSheet(work, meeting.pollId, work.now) : null;
  const { mailbox, language, name } = await findPartnership(work);
  const say = meetingsText[language].event;
  const intro = `<p>${escapeHtml(say.intro(meeting.bodyName, name))}</p>`;
  const explanation = sheet?.poll.explanation ? `<p>${escapeHtml(sheet.poll.explanation)}</p>` : '';
  const expected = await expectedAt(work, meeting.bodyId, sheet, work.now);
  await saveMeeting(work, meeting.meetingId, { attendees_told: attendeeText(expected) });
  const invited = await invitedByCalendar(work, meeting.meetingId, expected, event.eventId !== null);
  const room = await roomOf(work, meeting.meetingId);
  const text = {
    mailbox,
    subject: meeting.title,
    html: `${intro}${explanation}${event.notes}`,
    starts: meeting.starts ?? '',
    minutes: meeting.minutes ?? 0,
    place: meeting.place,
    online: meeting.online,
    attendees: [
      ...invited.map(({ name, email, kind }) => ({ name, email, kind })),
      ...(room ? [{ name: room.name, email: room.email, kind: 'resource' as const }] : []),
    ],
  };
  return { text, message: say.cancelled(meeting.title) };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}
