import { deliver, postToGroup } from '../../delivery/use-cases.ts';
import { owe } from '../../reminders/use-cases.ts';
import { meetingsText } from '../../text/meetings.ts';
import { addDays, localDate, toInstant } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { faultsOfNewPoll } from '../rules/poll-lifecycle.ts';
import { askedSeats, type PollSheet, type SheetSeat } from '../rules/poll-sheet.ts';
import type { CreatePoll, NewOption, PollCreated } from '../schema.ts';
import { findBodies, findPoll, findPolls, insertPoll } from '../store.ts';
import { findMeetings, insertMeeting } from '../store-meetings.ts';
import { saveSuggestions } from '../store-suggestions.ts';
import { drawPoll, drawSummary } from './draw-cards.ts';
import { followHolds } from './hold-dates.ts';
import { loadSheet } from './load-sheet.ts';
import { drawingFor, pollQuestion, pollTopic } from './redraw.ts';
import { demand, personActing } from './rights.ts';
import { type AskedCalendars, NOBODYS_CALENDAR, suggestedFor } from './suggest-answers.ts';

/** Days after the last date during which a signed link still shows how things ended. */
const LINK_OPEN_AFTER = 1;

/**
 * Puts a meeting to the vote: saves it, asks whoever fills each seat, and tells the body's group. `calendars`: what was read
 * of the calendars of those who are asked, which fills in their cards as a suggestion.
 */
export async function planPoll(
  work: Work,
  publicUrl: string,
  asked: CreatePoll,
  calendars: AskedCalendars = NOBODYS_CALENDAR,
): Promise<PollCreated> {
  await demand(work, 'poll.create', asked.bodyId);
  const made = asked.requestId ? await findPoll(work, asked.requestId) : undefined;
  if (made) return { pollId: made.poll.pollId, meetingId: made.poll.meetingId };
  await refuseFaults(work, asked);
  if (asked.meetingId) await refuseUnlessMovable(work, asked.meetingId, asked.bodyId);
  const created = await savePoll(work, asked);
  const plain = await loadSheet(work, created.pollId, work.now);
  const sheet: PollSheet = { ...plain, suggested: suggestedFor(plain.options, calendars) };
  if (askedSeats(sheet).length === 0) throw new Refusal('invalid', 'poll-nobody-to-ask');
  await saveSuggestions(work, created.pollId, sheet.suggested ?? new Map());
  await askSeats(work, sheet, publicUrl);
  await tellGroup(work, sheet, publicUrl);
  await followHolds(work, sheet.poll);
  return created;
}

async function refuseFaults(work: Work, asked: CreatePoll): Promise<void> {
  const [body] = await findBodies(work, [asked.bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  if (body.endedOn !== null && body.endedOn < localDate(work.now)) throw new Refusal('invalid', 'poll-body-ended');
  const [fault] = faultsOfNewPoll(asked, work.now);
  if (!fault) return;
  const { code, ...facts } = fault;
  throw new Refusal('invalid', `poll-${code}`, facts);
}

/** A meeting that stands can be polled anew, one poll at a time. */
async function refuseUnlessMovable(work: Work, meetingId: string, bodyId: string): Promise<void> {
  const [meeting] = await findMeetings(work, { meetingId });
  if (!meeting || meeting.bodyId !== bodyId) throw new Refusal('not-found', 'not-found');
  if (meeting.state !== 'scheduled') throw new Refusal('conflict', 'meeting-not-movable');
  const running = await findPolls(work, { bodyId, states: ['open', 'closed'] });
  if (running.some(({ poll }) => poll.meetingId === meetingId)) throw new Refusal('conflict', 'poll-running');
}

async function savePoll(work: Work, asked: CreatePoll): Promise<PollCreated> {
  const createdBy = personActing(work);
  const [meetingId, pollId] = [asked.meetingId ?? work.newId(), asked.requestId ?? work.newId()];
  const { bodyId, title, explanation, deadline } = asked;
  if (!asked.meetingId) {
    await insertMeeting(work, { id: meetingId, bodyId, title, eventKey: work.newId(), createdBy, at: work.now });
  }
  const poll = {
    id: pollId,
    meeting_id: meetingId,
    explanation,
    deadline,
    results_hidden: asked.resultsHidden,
    hold_dates: asked.holdDates,
    close_when_answered: asked.closeWhenAnswered,
    created_by: createdBy,
    created_at: work.now,
  };
  const options = [...asked.options].sort(byStart).map((option) => ({ ...option, id: work.newId() }));
  await insertPoll(work, poll, options);
  const after = { title, deadline, options: options.map(({ starts, minutes }) => ({ starts, minutes })) };
  await recordHistory(work, { entity: 'poll', entityId: pollId, what: 'asked', after });
  return { pollId, meetingId };
}

function byStart(a: NewOption, b: NewOption): number {
  return a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : a.minutes - b.minutes;
}

/** One message a person, however many seats they fill; one obligation a seat. Who was asked already is not asked again. */
export async function askSeats(work: Work, sheet: PollSheet, publicUrl: string): Promise<void> {
  const { poll } = sheet;
  const topic = pollTopic(poll.pollId);
  const dueAt = toInstant(poll.deadline);
  await owe(
    work,
    askedSeats(sheet).map(({ seatId }) => {
      return { question: pollQuestion(poll.pollId), topic, title: poll.title, dueAt, bodyId: poll.bodyId, seatId };
    }),
  );
  const firstSeat = new Map<string, SheetSeat>();
  for (const seat of askedSeats(sheet)) {
    if (seat.askedId !== null && !firstSeat.has(seat.askedId)) firstSeat.set(seat.askedId, seat);
  }
  await deliver(
    work,
    [...firstSeat].map(([personId, seat]) => question(work, sheet, publicUrl, personId, seat)),
  );
}

function question(work: Work, sheet: PollSheet, publicUrl: string, personId: string, seat: SheetSeat) {
  const { poll } = sheet;
  const drawing = drawingFor(work, sheet, personId, publicUrl);
  const say = meetingsText[drawing.language];
  return {
    key: `poll:${poll.pollId}:ask:${personId}`,
    topic: pollTopic(poll.pollId),
    purpose: 'ask' as const,
    personId,
    seatId: seat.seatId,
    summary: say.ask.summary(poll.bodyName, poll.title),
    card: drawPoll(sheet, { personId, boardIds: [] }, drawing),
    mail: {
      subject: say.ask.subject(poll.title, poll.deadline),
      paragraphs: say.ask.paragraphs(
        poll.createdByName,
        poll.bodyName,
        poll.title,
        sheet.options.map((option) => say.slot(option)),
      ),
    },
    question: pollQuestion(poll.pollId),
    expiresAt: linkExpiry(sheet),
  };
}

/** The last day on which a mailed link to the poll opens: a little after its last date. */
export function linkExpiry({ poll, options }: PollSheet): string {
  const last = options.at(-1)?.starts ?? poll.deadline;
  return toInstant(`${addDays(last, LINK_OPEN_AFTER)}T23:59`);
}

async function tellGroup(work: Work, sheet: PollSheet, publicUrl: string): Promise<void> {
  const { poll } = sheet;
  if (poll.conversationId === null) return;
  const drawing = drawingFor(work, sheet, null, publicUrl);
  await postToGroup(work, {
    key: `poll:${poll.pollId}:group`,
    topic: pollTopic(poll.pollId),
    conversationId: poll.conversationId,
    summary: meetingsText[drawing.language].group.summary(poll.title),
    card: drawSummary(sheet, drawing),
  });
}
