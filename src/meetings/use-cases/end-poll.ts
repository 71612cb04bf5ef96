import { deliver } from '../../delivery/use-cases.ts';
import { withdraw } from '../../reminders/use-cases.ts';
import { meetingsText } from '../../text/meetings.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { closedAnswered, closesAnsweredAt } from '../rules/close-when-answered.ts';
import { isDueToClose, whyNotChoose } from '../rules/poll-lifecycle.ts';
import type { PollSheet } from '../rules/poll-sheet.ts';
import { SYNC_EVENT } from '../schema.ts';
import { savePollState } from '../store.ts';
import { saveMeeting } from '../store-meetings.ts';
import { deleteSuggestions, saveSuggestions, selectSuggestions } from '../store-suggestions.ts';
import { chosenDate } from './answer-poll.ts';
import { drawResult } from './draw-cards.ts';
import { followHolds } from './hold-dates.ts';
import { loadSheet } from './load-sheet.ts';
import { drawingFor, pollQuestion, redrawCards, redrawResult, resultTopic } from './redraw.ts';
import { demand } from './rights.ts';
import { knownRoom } from './rooms.ts';
import { type AskedCalendars, NOBODYS_CALENDAR, suggestedFor } from './suggest-answers.ts';

/**
 * Stops the answering before the deadline and asks whoever made the poll to choose. Closing twice is closing once.
 * `calendars`, here and below: what was just read of them (`calendarsOfPoll`), by which the dates are ranked on the card.
 */
export async function closePoll(
  work: Work,
  publicUrl: string,
  pollId: string,
  calendars: AskedCalendars = NOBODYS_CALENDAR,
): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  await demand(work, 'poll.close', sheet.poll.bodyId);
  refuseEnded(sheet);
  await close(work, sheet, publicUrl, calendars);
}

/** Closes a poll whose deadline has passed; one that was ended or moved meanwhile is left alone. */
export async function closeIfDue(
  work: Work,
  publicUrl: string,
  pollId: string,
  calendars: AskedCalendars,
): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  if (isDueToClose(sheet.poll, work.now)) await close(work, sheet, publicUrl, calendars);
}

/** Closes a poll that everybody has answered, once nobody has changed anything for a while. */
export async function closeIfAnswered(
  work: Work,
  publicUrl: string,
  pollId: string,
  calendars: AskedCalendars,
): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  const at = closesAnsweredAt(sheet);
  if (at !== null && at <= work.now) await close(work, sheet, publicUrl, calendars);
}

async function close(work: Work, before: PollSheet, publicUrl: string, calendars: AskedCalendars): Promise<void> {
  const { poll } = before;
  if (poll.state !== 'open') return;
  await savePollState(work, poll.pollId, { state: 'closed', endedAt: work.now });
  await saveSuggestions(work, poll.pollId, suggestedFor(before.options, calendars));
  await followHolds(work, poll);
  const suggested = await selectSuggestions(work, poll.pollId);
  const sheet: PollSheet = { ...before, suggested, poll: { ...poll, state: 'closed', endedAt: work.now } };
  await recordHistory(work, { entity: 'poll', entityId: poll.pollId, what: 'closed' });
  await withdraw(work, pollQuestion(poll.pollId));
  await redrawCards(work, sheet, publicUrl);
  await redrawResult(work, sheet, publicUrl);
  await askToChoose(work, sheet, publicUrl);
}

/** Each time that a poll closes is news of its own: it may have been opened again. */
function closedKey({ pollId, changes }: PollSheet['poll']): string {
  return `poll:${pollId}:closed${changes > 0 ? `:${changes}` : ''}`;
}

async function askToChoose(work: Work, sheet: PollSheet, publicUrl: string): Promise<void> {
  const { pollId, createdById, title } = sheet.poll;
  const drawing = drawingFor(work, sheet, createdById, publicUrl);
  const say = meetingsText[drawing.language].result;
  await deliver(work, [
    {
      key: closedKey(sheet.poll),
      topic: resultTopic(pollId),
      purpose: 'inform',
      personId: createdById,
      summary: closedAnswered(sheet) ? meetingsText[drawing.language].answeredSummary(title) : say.summary(title),
      card: drawResult(sheet, drawing),
      mail: { subject: say.question(title), paragraphs: say.paragraphs(title) },
    },
  ]);
}

/**
 * Makes one option the date of the meeting. The row lock lets two people who choose at once take turns; the second is told
 * which date there is. Choosing the same date again changes nothing. The event follows in a job, with the room where one is
 * chosen.
 */
export async function decidePoll(
  work: Work,
  publicUrl: string,
  pollId: string,
  optionId: string,
  roomEmail?: string,
): Promise<PollSheet> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  const { poll } = sheet;
  await demand(work, 'poll.decide', poll.bodyId);
  if (poll.state === 'decided' && poll.chosenOptionId === optionId) return sheet;
  const option = sheet.options.find((candidate) => candidate.optionId === optionId);
  const refused = whyNotChoose(poll, option, work.now);
  if (refused || !option) {
    const kind = refused === 'option-unknown' ? 'not-found' : 'conflict';
    throw new Refusal(kind, refused ?? 'option-unknown', refused === 'poll-decided' ? chosenDate(poll) : {});
  }
  await savePollState(work, pollId, { state: 'decided', chosenOptionId: optionId, endedAt: work.now });
  const { starts, minutes, online } = option;
  const room = roomEmail === undefined ? null : await knownRoom(work, roomEmail);
  const date = { starts, minutes, place: option.place || (room?.name ?? ''), online };
  const inRoom = room && { room_email: room.email };
  const columns = { ...date, ...inRoom, state: 'scheduled', event_state: 'wanted' } as const;
  await saveMeeting(work, poll.meetingId, columns, { at: work.now });
  await work.enqueue(SYNC_EVENT, { partnershipId: work.partnershipId, meetingId: poll.meetingId });
  await recordHistory(work, { entity: 'poll', entityId: pollId, what: 'decided', after: { optionId, ...date } });
  const decided: PollSheet = {
    ...sheet,
    poll: {
      ...poll,
      state: 'decided',
      chosenOptionId: optionId,
      endedAt: work.now,
      meeting: { ...poll.meeting, ...date, state: 'scheduled', eventState: 'wanted' },
    },
  };
  await finish(work, decided, publicUrl);
  return decided;
}

/** Drops a poll and the meeting it was for. */
export async function cancelPoll(work: Work, publicUrl: string, pollId: string): Promise<void> {
  const sheet = await loadSheet(work, pollId, work.now, 'update');
  await demand(work, 'poll.cancel', sheet.poll.bodyId);
  if (sheet.poll.state === 'cancelled') return;
  refuseEnded(sheet);
  await savePollState(work, pollId, { state: 'cancelled', endedAt: work.now });
  // A meeting that was only to get another date keeps the one it has.
  if (sheet.poll.meeting.state === 'polling') await saveMeeting(work, sheet.poll.meetingId, { state: 'cancelled' });
  await recordHistory(work, { entity: 'poll', entityId: pollId, what: 'cancelled' });
  await finish(work, { ...sheet, poll: { ...sheet.poll, state: 'cancelled', endedAt: work.now } }, publicUrl);
}

async function finish(work: Work, sheet: PollSheet, publicUrl: string): Promise<void> {
  await deleteSuggestions(work, sheet.poll.pollId);
  await followHolds(work, sheet.poll);
  await withdraw(work, pollQuestion(sheet.poll.pollId));
  await redrawCards(work, sheet, publicUrl);
  await redrawResult(work, sheet, publicUrl);
}

export function refuseEnded({ poll }: PollSheet): void {
  if (poll.state === 'decided') throw new Refusal('conflict', 'poll-decided', chosenDate(poll));
  if (poll.state === 'cancelled') throw new Refusal('conflict', 'poll-cancelled');
}
