import { settle } from '../../reminders/use-cases.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { liveOptions, type PollSheet, type SeatSaid, type SheetSeat } from '../rules/poll-sheet.ts';
import { type Answerer, isOwn, mayAnswerFor, seatsToAnswer, wouldOverwrite } from '../rules/who-answers.ts';
import type { AnswerPoll } from '../schema.ts';
import { type NewAnswer, upsertAnswers, upsertRemarks } from '../store-answers.ts';
import { completeSheet, loadPersonsSheet, type PersonsSheet } from './load-sheet.ts';
import { pollQuestion, redrawCards } from './redraw.ts';
import { personActing } from './rights.ts';

/**
 * Saves what somebody says for their seats: once per option and seat, changeable until the deadline, the last word counts.
 * Returns the poll as it now is for that person. This is what happens most often, so it asks the database little.
 */
export async function answerPoll(
  work: Work,
  publicUrl: string,
  pollId: string,
  given: AnswerPoll,
): Promise<PersonsSheet> {
  const personId = personActing(work);
  const loaded = await loadPersonsSheet(work, pollId, personId, work.now, 'share');
  const { sheet, answerer } = loaded;
  refuseUnlessOpen(sheet, work.now);
  const seats = seatsMeant(sheet, answerer, given);
  const answers = answersMeant(sheet, seats, given);
  const written = await upsertAnswers(work, pollId, answers, { personId, at: work.now, via: work.actor.via });
  const remarkChanged = await saveRemark(work, sheet, seats, given.remark);
  const after = withAnswers(work, sheet, seats, answers, given.remark);
  if (written.length > 0 || remarkChanged) {
    await record(work, sheet, written, remarkChanged);
    await settleComplete(work, sheet, after, seats);
  }
  if (othersAreShown(work, sheet, seats)) await redrawForSeats(work, after, seats, publicUrl);
  return { sheet: after, answerer };
}

function refuseUnlessOpen({ poll }: PollSheet, now: string): void {
  const phase = phaseOf(poll, now);
  if (phase === 'closed') throw new Refusal('conflict', 'poll-closed', { deadline: poll.deadline });
  if (phase === 'cancelled') throw new Refusal('conflict', 'poll-cancelled');
  if (phase === 'decided') throw new Refusal('conflict', 'poll-decided', chosenDate(poll));
}

/** The chosen date, for the sentence that says there is one. */
export function chosenDate({ meeting }: PollSheet['poll']): Record<string, string | number> {
  return { starts: meeting.starts ?? '', minutes: meeting.minutes ?? 0 };
}

function seatsMeant(sheet: PollSheet, answerer: Answerer, given: AnswerPoll): SheetSeat[] {
  const seats = given.seatIds
    ? sheet.seats.filter((seat) => given.seatIds?.includes(seat.seatId) && mayAnswerFor(seat, answerer))
    : seatsToAnswer(sheet.seats, answerer);
  if (seats.length === 0 || (given.seatIds && seats.length < new Set(given.seatIds).size))
    throw new Refusal('not-allowed', 'not-your-seat');
  for (const seat of seats) {
    const by = sheet.said.get(seat.seatId)?.personId ?? null;
    if (by !== null && !given.replace && wouldOverwrite(seat, by, answerer.personId))
      throw new Refusal('conflict', 'answered-by-colleague', { name: sheet.people.get(by)?.name ?? '' });
  }
  return seats;
}

function answersMeant(sheet: PollSheet, seats: readonly SheetSeat[], given: AnswerPoll): NewAnswer[] {
  const known = new Set(sheet.options.map((option) => option.optionId));
  if (Object.keys(given.answers).some((optionId) => !known.has(optionId)))
    throw new Refusal('invalid', 'option-unknown');
  const answers = liveOptions(sheet).flatMap(({ optionId }) => {
    const answer = given.answers[optionId];
    return answer ? seats.map(({ seatId }) => ({ optionId, seatId, answer })) : [];
  });
  if (answers.length === 0) throw new Refusal('invalid', 'nothing-chosen');
  return answers;
}

async function saveRemark(
  work: Work,
  sheet: PollSheet,
  seats: readonly SheetSeat[],
  remark: string | undefined,
): Promise<boolean> {
  if (remark === undefined) return false;
  const changed = seats.filter(({ seatId }) => (sheet.remarks.get(seatId) ?? '') !== remark);
  if (changed.length === 0) return false;
  const seatIds = changed.map(({ seatId }) => seatId);
  await upsertRemarks(work, sheet.poll.pollId, seatIds, remark, { personId: personActing(work), at: work.now });
  return true;
}

/** The sheet as it is after saving, without asking the database again. */
function withAnswers(
  work: Work,
  sheet: PollSheet,
  seats: readonly SheetSeat[],
  answers: readonly NewAnswer[],
  remark: string | undefined,
): PollSheet {
  const said = new Map(sheet.said);
  const remarks = new Map(sheet.remarks);
  const live = liveOptions(sheet);
  for (const { seatId } of seats) {
    const own = answers.filter((answer) => answer.seatId === seatId).map(({ optionId, answer }) => [optionId, answer]);
    const all: SeatSaid['answers'] = { ...said.get(seatId)?.answers, ...Object.fromEntries(own) };
    const complete = live.every(({ optionId }) => all[optionId] !== undefined);
    said.set(seatId, { personId: personActing(work), at: work.now, via: work.actor.via, complete, answers: all });
    if (remark !== undefined) remarks.set(seatId, remark);
  }
  return { ...sheet, said, remarks };
}

async function record(work: Work, sheet: PollSheet, written: readonly NewAnswer[], remark: boolean): Promise<void> {
  const before = written.map(({ seatId, optionId }) => {
    return { seatId, optionId, answer: sheet.said.get(seatId)?.answers[optionId] ?? null };
  });
  const after = { answers: written, ...(remark ? { remark: 'changed' } : {}) };
  await recordHistory(work, { entity: 'poll', entityId: sheet.poll.pollId, what: 'answered', before, after });
}

async function settleComplete(
  work: Work,
  before: PollSheet,
  after: PollSheet,
  seats: readonly SheetSeat[],
): Promise<void> {
  const question = pollQuestion(before.poll.pollId);
  for (const { seatId } of seats) {
    const newly = after.said.get(seatId)?.complete && !before.said.get(seatId)?.complete;
    if (newly) await settle(work, { question, seatId, personId: personActing(work) });
  }
}

/**
 * True when somebody's card now says something else than it should. A member who answers in chat sees the answer in place
 * and nobody else has a card for that seat; in every other case there may be one.
 */
function othersAreShown(work: Work, sheet: PollSheet, seats: readonly SheetSeat[]): boolean {
  const personId = personActing(work);
  return (
    work.actor.via !== 'chat' ||
    seats.some((seat) => !isOwn(seat, personId) || (sheet.said.get(seat.seatId)?.personId ?? personId) !== personId)
  );
}

async function redrawForSeats(
  work: Work,
  after: PollSheet,
  seats: readonly SheetSeat[],
  publicUrl: string,
): Promise<void> {
  const persons = new Set(seats.flatMap(({ holderId, deputyIds }) => [...(holderId ? [holderId] : []), ...deputyIds]));
  for (const { seatId } of seats) persons.add(after.said.get(seatId)?.personId ?? '');
  if (work.actor.via === 'chat') persons.delete(personActing(work));
  const whole = await completeSheet(work, { poll: after.poll, options: [...after.options] }, work.now);
  await redrawCards(work, whole, publicUrl, { persons, groups: false });
}
