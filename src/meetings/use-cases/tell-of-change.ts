import { withNotice } from '../../cards/notice.ts';
import { deliver } from '../../delivery/use-cases.ts';
import { meetingsText } from '../../text/meetings.ts';
import { pollChangeText } from '../../text/poll-changes.ts';
import type { Work } from '../../work/work.ts';
import { askedSeats, liveOptions, type PollSheet, type SheetOption, type SheetSeat } from '../rules/poll-sheet.ts';
import { mayAnswerFor } from '../rules/who-answers.ts';
import { speakersOfBoards } from '../store-answers.ts';
import { drawPoll } from './draw-cards.ts';
import { peopleById } from './load-sheet.ts';
import { linkExpiry } from './plan-poll.ts';
import { drawingFor, pollQuestion, pollTopic } from './redraw.ts';

interface Changed {
  before: PollSheet;
  after: PollSheet;
  reopened: boolean;
}

interface Addressee {
  personId: string;
  seat: SheetSeat;
  boardIds: readonly string[];
  /** Dates that went and that this person had answered. */
  gone: SheetOption[];
  asks: boolean;
}

/**
 * One message to everybody whom the change concerns: who answered and is asked about new dates, who answered about a date
 * that has gone, and, when a closed poll opens again, who had not answered. Other cards adapt in silence.
 */
export async function tellOfChange(work: Work, publicUrl: string, changed: Changed): Promise<void> {
  const addressees = await addresseesOf(work, changed);
  const changer = work.actor.personId ?? changed.after.poll.createdById;
  const by = (await peopleById(work, [changer])).get(changer)?.name ?? changed.after.poll.createdByName;
  await deliver(
    work,
    addressees.map((addressee) => news(work, publicUrl, { ...changed, by }, addressee)),
  );
}

async function addresseesOf(work: Work, { before, after, reopened }: Changed): Promise<Addressee[]> {
  const seats = askedSeats(after);
  const boards = await speakersOfBoards(
    work,
    seats.flatMap((seat) => seat.boardId ?? []),
  );
  const live = new Set(liveOptions(after).map(({ optionId }) => optionId));
  const wentAway = liveOptions(before).filter(({ optionId }) => !live.has(optionId));
  const found = new Map<string, Addressee>();
  for (const seat of seats) {
    const said = before.said.get(seat.seatId);
    if (!said && !reopened) continue;
    const asks = !after.said.get(seat.seatId)?.complete;
    const gone = said ? wentAway.filter(({ optionId }) => said.answers[optionId]) : [];
    if (!asks && gone.length === 0) continue;
    const personId = whoHears(seat, said?.personId, boards);
    const known = found.get(personId);
    if (!known) found.set(personId, { personId, seat, boardIds: boards.get(personId) ?? [], gone, asks });
    else found.set(personId, { ...known, gone: known.gone.length > 0 ? known.gone : gone, asks: known.asks || asks });
  }
  return [...found.values()];
}

/** Whoever answered, as long as they still speak for the seat; else whoever fills it now. */
function whoHears(seat: SheetSeat, saidBy: string | undefined, boards: ReadonlyMap<string, string[]>): string {
  const stillSpeaks =
    saidBy !== undefined && mayAnswerFor(seat, { personId: saidBy, boardIds: boards.get(saidBy) ?? [] });
  return stillSpeaks ? saidBy : (seat.askedId ?? '');
}

function news(work: Work, publicUrl: string, { after, reopened, by }: Changed & { by: string }, to: Addressee) {
  const { poll } = after;
  const drawing = drawingFor(work, after, to.personId, publicUrl);
  const [say, meetings] = [pollChangeText[drawing.language], meetingsText[drawing.language]];
  const added = liveOptions(after).filter(({ addedAt }) => addedAt === work.now);
  const card = drawPoll(after, { personId: to.personId, boardIds: to.boardIds }, drawing);
  const gone = to.gone.map((option) => meetings.shortSpan(option));
  const asked = added.length > 0 ? say.askSummary(poll.title, added.length) : say.reopened(poll.title);
  const paragraphs = say.mail(
    by,
    poll.title,
    added.map((option) => meetings.slot(option)),
    gone,
  );
  return {
    key: `poll:${poll.pollId}:changed:${poll.changes}:${to.personId}`,
    topic: pollTopic(poll.pollId),
    purpose: to.asks ? ('ask' as const) : ('inform' as const),
    personId: to.personId,
    seatId: to.seat.seatId,
    summary: to.asks ? asked : say.summary(poll.title),
    card: gone.length > 0 ? withNotice(card, say.gone(gone)) : card,
    mail: {
      subject: reopened ? say.reopened(poll.title) : say.summary(poll.title),
      paragraphs: [...paragraphs, ...(to.asks ? [say.answerBelow] : [])],
    },
    question: pollQuestion(poll.pollId),
    expiresAt: linkExpiry(after),
  };
}
