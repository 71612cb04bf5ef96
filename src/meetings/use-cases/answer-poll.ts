import { cardsToMark } from '../../delivery/conversations.ts';
import { type SeatSettled, settledTogether } from '../../reminders/use-cases.ts';
import { toLocal } from '../../time/local.ts';
import { changesToRecord } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Actor, Work } from '../../work/work.ts';
import { writeTogether } from '../../work/write-together.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { liveOptions, type PollSheet, type SeatSaid, type SheetSeat } from '../rules/poll-sheet.ts';
import { type Answerer, isOwn, mayAnswerFor, seatsToAnswer, wouldOverwrite } from '../rules/who-answers.ts';
import type { AnswerPoll } from '../schema.ts';
import { answersToUpsert, type NewAnswer, remarksToUpsert, type SaidBy } from '../store-answers.ts';
import { completeSheet, loadSheetOf, type PersonsSheet, sheetFor } from './load-sheet.ts';
import { pollQuestion, redrawCards } from './redraw.ts';
import { personActing } from './rights.ts';

/** One person's answers, as they came in. */
export interface GivenAnswers {
  actor: Actor;
  given: AnswerPoll;
  /** The channel's id of the card in which they answered. */
  cardId?: string | undefined;
}

/** The poll as it now is for whoever answered; or why nothing of theirs was saved. */
export type Taken = PersonsSheet | { refused: Refusal };

/** Saves what somebody says for their seats, and returns the poll as it now is for them. Throws a Refusal. */
export async function answerPoll(
  work: Work,
  publicUrl: string,
  pollId: string,
  given: AnswerPoll,
): Promise<PersonsSheet> {
  const [taken] = await answerPollTogether(work, publicUrl, pollId, [{ actor: work.actor, given }]);
  if (!taken || 'refused' in taken) throw taken?.refused ?? new Refusal('not-found', 'not-found');
  return taken;
}

/**
 * Saves what several people say, in the order in which they said it: once per option and seat, changeable until the
 * deadline, the last word counts. What is refused to one leaves the others as they are. This is what happens most often, so
 * it asks the database little, and no more for ten people than for one. `endsWork`: the unit of work holds nothing but this,
 * so that it may end with it.
 */
export async function answerPollTogether(
  work: Work,
  publicUrl: string,
  pollId: string,
  people: readonly GivenAnswers[],
  { endsWork = false } = {},
): Promise<Taken[]> {
  const personIds = people.map(({ actor }) => personActing({ ...work, actor }));
  const loaded = await loadSheetOf(work, pollId, personIds, work.now, 'share');
  let { sheet } = loaded;
  let unsaved: Decided[] = [];
  const outcomes: (Decided | Refusal)[] = [];
  for (const [at, { actor, given, cardId }] of people.entries()) {
    const answerer = loaded.answerers[at];
    const decided = answerer
      ? decide(sheet, answerer, { ...work, actor }, given, cardId)
      : new Refusal('not-found', 'not-found');
    outcomes.push(decided);
    if (decided instanceof Refusal) continue;
    if (touchesOneOf(unsaved, decided)) {
      await save(work, unsaved);
      unsaved = [];
    }
    unsaved.push(decided);
    sheet = decided.after;
  }
  const others = outcomes.some((one) => !(one instanceof Refusal) && othersAreShown(one.work, one.before, one.seats));
  await save(work, unsaved, { last: endsWork && !others });
  const taken: Taken[] = [];
  for (const outcome of outcomes)
    taken.push(outcome instanceof Refusal ? { refused: outcome } : await told(outcome, publicUrl));
  return taken;
}

/** What somebody's answers come down to; nothing is saved yet. */
interface Decided {
  work: Work;
  answerer: Answerer;
  seats: SheetSeat[];
  /** Those that are new or different. */
  answers: NewAnswer[];
  remark: { text: string; seatIds: string[] };
  cardId: string | undefined;
  before: PollSheet;
  after: PollSheet;
}

function decide(
  sheet: PollSheet,
  answerer: Answerer,
  work: Work,
  given: AnswerPoll,
  cardId: string | undefined,
): Decided | Refusal {
  try {
    refuseUnlessOpen(sheet, work.now);
    const seats = seatsMeant(sheet, answerer, given);
    const meant = answersMeant(sheet, seats, given);
    const answers = meant.filter((answer) => isNews(work, sheet, answer));
    const remark = remarkMeant(sheet, seats, given.remark);
    const after = withAnswers(work, sheet, seats, meant, given.remark);
    return { work, answerer, seats, answers, remark, cardId, before: sheet, after };
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
}

/** One statement never writes the same answer twice. */
function touchesOneOf(others: readonly Decided[], { seats }: Decided): boolean {
  const own = new Set(seats.map(({ seatId }) => seatId));
  return others.some((other) => other.seats.some(({ seatId }) => own.has(seatId)));
}

/** True for another word, and for the same word of somebody else. */
function isNews(work: Work, { said }: PollSheet, { seatId, optionId, answer }: NewAnswer): boolean {
  const before = said.get(seatId);
  return before?.answers[optionId] !== answer || before.personId !== personActing(work);
}

/** In one statement; when it is the last of all, it ends the transaction as well and spares the database a question. */
async function save(work: Work, decided: readonly Decided[], { last = false } = {}): Promise<void> {
  const question = pollQuestion(decided[0]?.before.poll.pollId ?? '');
  const pollId = question.subjectId;
  const answers = decided.flatMap((one) => one.answers.map((answer) => ({ ...answer, ...saidBy(one.work) })));
  const remarks = decided.flatMap(({ remark, work: own }) =>
    remark.seatIds.map((seatId) => ({ seatId, remark: remark.text, ...saidBy(own) })),
  );
  const changed = decided.filter((one) => one.answers.length > 0 || one.remark.seatIds.length > 0);
  const complete = changed.flatMap(newlyComplete);
  const cardIds = decided.flatMap(({ cardId }) => cardId ?? []);
  const writes = [
    ...(answers.length > 0 ? [answersToUpsert(work, pollId, answers)] : []),
    ...(remarks.length > 0 ? [remarksToUpsert(work, pollId, remarks)] : []),
    ...(changed.length > 0 ? [changesToRecord(work, changed.map(change))] : []),
    ...(complete.length > 0 ? [settledTogether(work, question, complete)] : []),
    ...(cardIds.length > 0 ? [cardsToMark(work, cardIds, 'answered')] : []),
  ];
  await writeTogether(work, writes, { last });
}

function saidBy(work: Work): SaidBy {
  return { personId: personActing(work), at: work.now, via: work.actor.via };
}

/** Draws anew what others see of it, and gives the poll as it now is for whoever answered. */
async function told(decided: Decided, publicUrl: string): Promise<PersonsSheet> {
  const { work, before, after, seats, answerer } = decided;
  if (othersAreShown(work, before, seats)) await redrawForSeats(work, after, seats, publicUrl);
  return { sheet: sheetFor(after, answerer), answerer };
}

export function refuseUnlessOpen({ poll }: PollSheet, now: string): void {
  const phase = phaseOf(poll, now);
  if (phase === 'closed') throw new Refusal('conflict', 'poll-closed', { deadline: closedOn(poll) });
  if (phase === 'cancelled') throw new Refusal('conflict', 'poll-cancelled');
  if (phase === 'decided') throw new Refusal('conflict', 'poll-decided', chosenDate(poll));
}

/** Wall-clock; a poll may have closed before its deadline. */
function closedOn({ deadline, endedAt }: PollSheet['poll']): string {
  const ended = endedAt === null ? deadline : toLocal(endedAt);
  return ended < deadline ? ended : deadline;
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
  const onlyGone = answers.length === 0 && Object.keys(given.answers).length > 0;
  if (onlyGone) throw new Refusal('conflict', 'options-withdrawn');
  if (answers.length === 0) throw new Refusal('invalid', 'nothing-chosen');
  return answers;
}

/** The seats whose remark becomes another one. */
function remarkMeant(sheet: PollSheet, seats: readonly SheetSeat[], remark: string | undefined): Decided['remark'] {
  const changed = seats.filter(({ seatId }) => remark !== undefined && (sheet.remarks.get(seatId) ?? '') !== remark);
  return { text: remark ?? '', seatIds: changed.map(({ seatId }) => seatId) };
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
  const news = answers.some(({ seatId, optionId, answer }) => sheet.said.get(seatId)?.answers[optionId] !== answer);
  const poll = news && sheet.poll.closeWhenAnswered ? { ...sheet.poll, lastAnswerAt: work.now } : sheet.poll;
  return { ...sheet, poll, said, remarks };
}

function change({ work, before: sheet, answers, remark }: Decided) {
  const before = answers.map(({ seatId, optionId }) => {
    return { seatId, optionId, answer: sheet.said.get(seatId)?.answers[optionId] ?? null };
  });
  const after = { answers, ...(remark.seatIds.length > 0 ? { remark: 'changed' } : {}) };
  return { actor: work.actor, entity: 'poll', entityId: sheet.poll.pollId, what: 'answered', before, after };
}

/** The seats for which nothing is owed any more. */
function newlyComplete({ work, before, after, seats }: Decided): SeatSettled[] {
  const now = seats.filter(({ seatId }) => after.said.get(seatId)?.complete && !before.said.get(seatId)?.complete);
  return now.map(({ seatId }) => ({ seatId, personId: personActing(work), via: work.actor.via }));
}

/**
 * True when somebody's card now says something else than it should. A member who answers in chat sees the answer in place
 * and nobody else has a card for that seat; in every other case there may be one.
 */
function othersAreShown(work: Work, sheet: PollSheet, seats: readonly SheetSeat[]): boolean {
  const personId = personActing(work);
  return (
    work.actor.via !== 'chat' ||
    // Whoever was asked anew has two cards.
    sheet.poll.changes > 0 ||
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
  if (work.actor.via === 'chat' && after.poll.changes === 0) persons.delete(personActing(work));
  const { poll, options, proposals = [] } = after;
  const whole = await completeSheet(work, { poll, options: [...options], proposals: [...proposals] }, work.now);
  await redrawCards(work, whole, publicUrl, { persons, groups: false });
}
