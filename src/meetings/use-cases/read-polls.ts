import type { Standing } from '../../people/rules/roles.ts';
import type { Language } from '../../text/format.ts';
import { reasonSentence } from '../../text/meetings-reason.ts';
import { toLocal } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import type { Answer } from '../rules/answers.ts';
import { closesAnsweredAt } from '../rules/close-when-answered.ts';
import { NO_CALENDARS, type PollCalendars } from '../rules/poll-calendars.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { knownOf, type RankedSlot, rankPoll } from '../rules/poll-ranking.ts';
import {
  askedSeats,
  type PollSheet,
  progressOf,
  type SheetOption,
  type SheetSeat,
  viewFor,
} from '../rules/poll-sheet.ts';
import { quorumPossible } from '../rules/quorum.ts';
import { isOwn, mayAnswerFor } from '../rules/who-answers.ts';
import type {
  MeetingSummary,
  PollDetail,
  PollOptionView,
  PollProgress,
  PollSeat,
  PollSummary,
  PollsQuery,
} from '../schema.ts';
import { findPolls } from '../store.ts';
import { forecastOf, withHabits } from './forecast.ts';
import { completeSheet, loadSheet } from './load-sheet.ts';
import type { CalendarsRead } from './poll-calendars.ts';
import { allows } from './rights.ts';

/** Who looks, in which language, at what moment. */
export interface Reader {
  standing: Standing;
  language: Language;
  now: string;
}

/** Ended polls are many; a list shows the newest. */
const LISTED = 50;

/** Polls that the reader may see; without a state: those that run or wait for a choice. */
export async function listPolls(scope: Scope, reader: Reader, query: PollsQuery): Promise<PollSummary[]> {
  const sheets = await sheetsOf(scope, reader.now, query);
  return sheets
    .filter(({ poll }) => allows(reader.standing, 'poll.read', poll.bodyId))
    .map((sheet) => pollSummary(sheet, reader))
    .filter((summary) => query.state === undefined || summary.phase === query.state);
}

/** How every running or undecided poll stands, for "status" in chat; `bodyId` narrows it to one body. */
export async function pollsOf(scope: Scope, reader: Reader, bodyId?: string): Promise<PollSummary[]> {
  return listPolls(scope, reader, bodyId === undefined ? {} : { bodyId });
}

async function sheetsOf(scope: Scope, now: string, query: PollsQuery): Promise<PollSheet[]> {
  const ended = query.state === 'decided' || query.state === 'cancelled';
  const states = ended && query.state ? [query.state] : (['open', 'closed'] as const);
  const polls = await findPolls(scope, { states, ...(query.bodyId ? { bodyId: query.bodyId } : {}) });
  const sheets: PollSheet[] = [];
  for (const poll of polls.slice(0, LISTED)) sheets.push(await completeSheet(scope, poll, now));
  return withHabits(scope, sheets, now);
}

export function pollSummary(sheet: PollSheet, reader: Reader): PollSummary {
  const { poll, options } = sheet;
  const phase = phaseOf(poll, reader.now);
  const shown = mayRead(sheet, reader) && sheet.said.size > 0 && (phase === 'open' || phase === 'closed');
  const best = shown ? rankPoll(sheet)[0] : undefined;
  return {
    pollId: poll.pollId,
    meetingId: poll.meetingId,
    body: bodyOf(sheet),
    title: poll.title,
    deadline: poll.deadline,
    phase,
    optionCount: options.filter((option) => !option.withdrawn).length,
    progress: progress(sheet),
    best: best
      ? {
          optionId: best.option.optionId,
          starts: best.option.starts,
          minutes: best.option.minutes,
          reason: reasonSentence(best.reason, reader.language),
        }
      : null,
    resultsHidden: poll.resultsHidden,
    forecast: mayRead(sheet, reader) ? forecastOf(sheet, reader) : null,
    chosenOptionId: poll.chosenOptionId,
  };
}

function bodyOf({ poll }: PollSheet) {
  return { bodyId: poll.bodyId, name: poll.bodyName, kind: poll.bodyKind };
}

/** Whether the reader may see who said what: always, unless the body hides it until the poll closes. */
export function mayRead({ poll }: PollSheet, { standing, now }: Reader): boolean {
  return !poll.resultsHidden || phaseOf(poll, now) !== 'open' || allows(standing, 'poll.read-hidden', poll.bodyId);
}

function progress(sheet: PollSheet): PollProgress {
  const { asked, answered, waiting } = progressOf(sheet);
  return {
    asked,
    answered,
    waitingFor: waiting.map(({ seatId, label, askedId }) => {
      return { seatId, label, personId: askedId ?? '', name: nameOf(sheet, askedId) };
    }),
    vacant: sheet.seats.filter((seat) => seat.askedId === null).map((seat) => seat.label),
  };
}

function nameOf(sheet: PollSheet, personId: string | null): string {
  return (personId && sheet.people.get(personId)?.name) || '';
}

/** One poll with everything the reader may see of it. */
export async function pollDetail(scope: Scope, reader: Reader, pollId: string): Promise<PollDetail> {
  const [sheet] = await withHabits(scope, [await loadSheet(scope, pollId, reader.now)], reader.now);
  if (!sheet) throw new Refusal('not-found', 'not-found');
  return detailOf(sheet, reader);
}

/** The same, ranked by calendars too where they were read for this reader; `calendars` null: they were not. */
export function detailOf(sheet: PollSheet, reader: Reader, calendars: CalendarsRead | null = null): PollDetail {
  const { poll } = sheet;
  const { pollId } = poll;
  const answerer = {
    personId: reader.standing.personId,
    boardIds: reader.standing.boards.filter(({ as }) => as !== 'relatiebeheerder').map(({ boardId }) => boardId),
  };
  const canAnswer = sheet.seats.some((seat) => mayAnswerFor(seat, answerer));
  if (!allows(reader.standing, 'poll.read', poll.bodyId) && !canAnswer) throw new Refusal('not-allowed', 'not-allowed');
  const phase = phaseOf(poll, reader.now);
  const view = viewFor(sheet, answerer, reader.now);
  const running = phase === 'open' || phase === 'closed';
  const may = (action: 'poll.decide' | 'poll.close' | 'poll.cancel' | 'poll.change') =>
    allows(reader.standing, action, poll.bodyId);
  return {
    pollId,
    meetingId: poll.meetingId,
    body: bodyOf(sheet),
    title: poll.title,
    explanation: poll.explanation,
    deadline: poll.deadline,
    phase,
    resultsHidden: poll.resultsHidden,
    holdDates: poll.holdDates,
    closeWhenAnswered: poll.closeWhenAnswered,
    closesAt: closesAtLocal(sheet),
    askedBy: poll.createdByName,
    chosenOptionId: poll.chosenOptionId,
    meeting: meetingOf(sheet),
    progress: progress(sheet),
    quorumPossible: quorumPossible(askedSeats(sheet), poll.quorum),
    forecast: mayRead(sheet, reader) ? forecastOf(sheet, reader, calendars?.calendars) : null,
    seats: sheet.seats.map((seat) => pollSeat(sheet, seat, reader)),
    options: optionViews(sheet, reader, calendars?.calendars ?? NO_CALENDARS),
    calendars: calendars && { answered: calendars.answered },
    known: running && may('poll.decide') ? knownFor(sheet, reader, calendars?.calendars) : null,
    proposals: proposalsFor(sheet, reader),
    mine: {
      seatIds: view.seats.map((seat) => seat.seatId),
      answers: { ...view.answers },
      remark: view.remark,
      answeredBy: view.answeredById === null ? null : nameOf(sheet, view.answeredById),
    },
    may: {
      answer: phase === 'open' && canAnswer,
      decide: running && may('poll.decide'),
      close: phase === 'open' && may('poll.close'),
      cancel: running && may('poll.cancel'),
      change: running && may('poll.change'),
    },
  };
}

/** Answers times dates: a larger poll would be sent twice over, and is chosen from by its list. */
const MOST_KNOWN = 5_000;

function knownFor(sheet: PollSheet, reader: Reader, calendars: PollCalendars = NO_CALENDARS): PollDetail['known'] {
  const cells = sheet.seats.length * sheet.options.length;
  return mayRead(sheet, reader) && cells <= MOST_KNOWN ? knownOf(sheet, calendars) : null;
}

function closesAtLocal(sheet: PollSheet): string | null {
  const at = closesAnsweredAt(sheet);
  return at === null ? null : toLocal(at);
}

function proposalsFor(sheet: PollSheet, { standing }: Reader): PollDetail['proposals'] {
  const all = allows(standing, 'poll.change', sheet.poll.bodyId);
  return (sheet.proposals ?? [])
    .filter(({ personId }) => all || personId === standing.personId)
    .map(({ personId, at: _at, ...proposal }) => ({ ...proposal, by: { personId, name: nameOf(sheet, personId) } }));
}

function meetingOf(sheet: PollSheet): MeetingSummary {
  const { meetingId, title, pollId, meeting } = sheet.poll;
  return { meetingId, body: bodyOf(sheet), title, pollId, conflict: null, ...meeting };
}

function pollSeat(sheet: PollSheet, seat: SheetSeat, reader: Reader): PollSeat {
  const said = sheet.said.get(seat.seatId);
  const person = (personId: string) => ({ personId, name: nameOf(sheet, personId) });
  const { seatId, label, role, votes, required, holderId, deputyIds, askedId } = seat;
  return {
    seatId,
    label,
    role,
    votes,
    required,
    holder: holderId === null ? null : person(holderId),
    deputies: deputyIds.map(person),
    asked: askedId === null ? null : person(askedId),
    answeredBy: said
      ? { ...person(said.personId), deputy: !isOwn(seat, said.personId), at: said.at, via: said.via }
      : null,
    remark: mayRead(sheet, reader) ? (sheet.remarks.get(seatId) ?? '') : '',
  };
}

function optionViews(sheet: PollSheet, reader: Reader, calendars: PollCalendars): PollOptionView[] {
  const shown = mayRead(sheet, reader);
  const ranked = new Map(
    rankPoll(sheet, calendars).map((slot, index) => [slot.option.optionId, { slot, rank: index + 1 }]),
  );
  return sheet.options.map((option) => {
    const place = ranked.get(option.optionId);
    if (option.withdrawn) return { ...option, ...HIDDEN, ...reasonOf([{ fact: 'withdrawn' }], reader) };
    if (!shown || !place) return { ...option, ...HIDDEN, reason: '', reasonFacts: [] };
    return {
      ...option,
      standing: standingOf(place.slot, sheet),
      answers: answersOf(sheet, option),
      rank: place.rank,
      quorum: sheet.poll.quorum.length === 0 ? 'not-set' : place.slot.score.short === 0 ? 'reached' : 'missed',
      ...reasonOf(place.slot.reason, reader),
    };
  });
}

const HIDDEN = { standing: null, answers: null, rank: null, quorum: null } as const;

function reasonOf(facts: RankedSlot['reason'], { language }: Reader) {
  return { reason: reasonSentence(facts, language), reasonFacts: facts };
}

function standingOf({ score }: RankedSlot, sheet: PollSheet): NonNullable<PollOptionView['standing']> {
  const { yes, present, no } = score;
  const asked = progressOf(sheet).asked;
  return { yes, ifNeedBe: present - yes, no, none: asked - present - no };
}

function answersOf(sheet: PollSheet, { optionId }: SheetOption): Record<string, Answer> {
  const given = [...sheet.said].flatMap(([seatId, said]) => {
    const answer = said.answers[optionId];
    return answer ? [[seatId, answer] as const] : [];
  });
  return Object.fromEntries(given);
}
