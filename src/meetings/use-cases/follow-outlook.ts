import { deliver } from '../../delivery/use-cases.ts';
import { findPersons } from '../../people/store.ts';
import { meetingsText } from '../../text/meetings.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { outlookNewsCard } from '../cards/outlook-news-card.ts';
import type { SeenEvent } from '../ports.ts';
import { type Following, followOutlook } from '../rules/outlook-event.ts';
import { SYNC_EVENT } from '../schema.ts';
import { findPartnership } from '../store.ts';
import { findMeetings, saveMeeting } from '../store-meetings.ts';
import { conflictColumns, type Followed, lockFollowed, saveResponses, seenColumns } from '../store-outlook.ts';
import { inviteByMail } from './invite-by-mail.ts';
import type { CalendarKeeper } from './keep-calendar.ts';
import { loadSheet } from './load-sheet.ts';
import { sayingSoWhenAway } from './mailbox-away.ts';
import { redrawCards, redrawResult } from './redraw.ts';
import { demand } from './rights.ts';
import { tellWhenTaken } from './rooms.ts';
import { tellToday } from './tell-today.ts';

/**
 * Looks at the event of one meeting and takes over what people did with it in Outlook. What counts is how the event stands
 * now, so that it does not matter how often, how late or in which order we are told.
 */
export async function followEvent(keeper: CalendarKeeper, partnershipId: string, meetingId: string): Promise<void> {
  const system = { partnershipId, personId: null, via: 'system' as const };
  const event = await keeper.transact(system, async (work) => {
    const meeting = await lockFollowed(work, meetingId);
    return meeting?.eventId ? { eventId: meeting.eventId, mailbox: (await findPartnership(work)).mailbox } : null;
  });
  if (!event) return;
  const seen = await sayingSoWhenAway(keeper, system, meetingId, () => keeper.calendar.readEvent(event));
  await keeper.transact(system, (work) => takeOver(work, keeper.publicUrl, meetingId, event.eventId, seen));
}

/** Saves what a look at the calendar means for the meeting; answers what it was. */
export async function takeOver(
  work: Work,
  publicUrl: string,
  meetingId: string,
  eventId: string,
  seen: SeenEvent | 'gone',
): Promise<Following['kind']> {
  const meeting = await lockFollowed(work, meetingId);
  if (!meeting || meeting.eventId !== eventId) return 'same';
  const following = followOutlook(meeting, seen);
  const there = seen === 'gone' || seen.cancelled ? {} : seenColumns(seen);
  if (seen !== 'gone') {
    await saveResponses(work, meetingId, seen.responses, work.now);
    await tellWhenTaken(work, publicUrl, meetingId, seen.responses);
  }
  switch (following.kind) {
    case 'same':
      await saveMeeting(work, meetingId, { ...there, ...conflictColumns(null) });
      return 'same';
    case 'conflict':
      if (sameConflict(meeting, following)) return 'conflict';
      // What was last seen stays as it was until somebody has chosen: the next look finds the same conflict.
      await saveMeeting(work, meetingId, conflictColumns(following.outlook));
      break;
    case 'moved':
      await saveMeeting(work, meetingId, { ...following.to, ...there, ...conflictColumns(null) });
      break;
    case 'cancelled':
      await saveMeeting(work, meetingId, { state: 'cancelled', event_state: 'cancelled', ...conflictColumns(null) });
      await saveMeeting(work, meetingId, { event_synced_version: meeting.version });
      break;
  }
  if (following.kind !== 'conflict') await inviteByMail(work, meetingId);
  await recordHistory(work, {
    entity: 'meeting',
    entityId: meetingId,
    what: `outlook-${following.kind}`,
    after: there,
  });
  await tell(work, publicUrl, meetingId, meeting, following);
  return following.kind;
}

function sameConflict({ conflict }: Followed, { outlook }: { outlook: NonNullable<Followed['conflict']> }): boolean {
  return conflict !== null && conflict.starts === outlook.starts && conflict.minutes === outlook.minutes;
}

/** Everybody's cards follow; whoever made the meeting hears of it, because Outlook tells the attendees but not them. */
async function tell(
  work: Work,
  publicUrl: string,
  meetingId: string,
  meeting: Followed,
  following: Exclude<Following, { kind: 'same' }>,
): Promise<void> {
  await redrawMeeting(work, publicUrl, meetingId);
  const [shown] = await findMeetings(work, { meetingId });
  const person = (await findPersons(work, [meeting.createdBy])).get(meeting.createdBy);
  const partnership = await findPartnership(work);
  const language = person?.language ?? partnership.language;
  const say = meetingsText[language].outlook;
  const news = {
    language,
    partnershipName: partnership.name,
    bodyName: shown?.bodyName ?? '',
    title: meeting.title,
    here: meeting.here,
    following,
    tabUrl: `${publicUrl}/tab/bijeenkomst/${meetingId}`,
  };
  await deliver(work, [
    {
      key: `meeting:${meetingId}:outlook:${work.newId()}`,
      topic: `meeting-outlook:${meetingId}`,
      purpose: 'inform',
      personId: meeting.createdBy,
      summary: say.heading[following.kind](meeting.title),
      card: outlookNewsCard(news),
      mail: { subject: say.heading[following.kind](meeting.title), paragraphs: [say.line[following.kind]] },
    },
  ]);
  // Of what somebody still has to choose, nobody else hears yet.
  if (following.kind === 'conflict') return;
  await tellToday(work, publicUrl, meetingId, { before: meeting.here, knows: [meeting.createdBy] });
}

/** Brings the cards about a meeting up to date with where it stands now. */
export async function redrawMeeting(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const [meeting] = await findMeetings(work, { meetingId });
  if (!meeting?.pollId) return;
  const sheet = await loadSheet(work, meeting.pollId, work.now);
  await redrawCards(work, sheet, publicUrl);
  await redrawResult(work, sheet, publicUrl);
}

/** One person decides where a meeting stands that was moved here and in Outlook at once; the calendar follows. */
export async function resolveConflict(
  work: Work,
  publicUrl: string,
  meetingId: string,
  keep: 'kringwerk' | 'outlook',
): Promise<void> {
  const meeting = await lockFollowed(work, meetingId);
  if (!meeting) throw new Refusal('not-found', 'not-found');
  await demand(work, 'meeting.move', meeting.bodyId);
  if (!meeting.conflict) throw new Refusal('conflict', 'conflict-settled');
  const spot = keep === 'outlook' ? meeting.conflict : meeting.here;
  const settled = { ...spot, ...seenColumns(meeting.conflict), ...conflictColumns(null) };
  await saveMeeting(work, meetingId, settled, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId });
  const after = { keep, ...spot };
  await recordHistory(work, { entity: 'meeting', entityId: meetingId, what: 'conflict-settled', after });
  await redrawMeeting(work, publicUrl, meetingId);
  await tellToday(work, publicUrl, meetingId, { before: meeting.here, knows: [work.actor.personId] });
}
