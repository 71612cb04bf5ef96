import type { Answer } from './answers.ts';
import type { OptionSays } from './poll-calendars.ts';
import { countsFor, type QuorumCondition, type QuorumSeat, seatsNeeded } from './quorum.ts';

export interface RankedSeat extends QuorumSeat {
  seatId: string;
}

/** What is known about one option. */
export interface RankedOption {
  optionId: string;
  /** Wall-clock; of two options that are equally good the earlier one is ahead. */
  starts: string;
  /** One code a seat, in the order of the seats: see `seatCode`. Zero: nothing said and nothing known. */
  answers: Uint8Array;
  /** In how many ways it is not as the body likes to meet; left out: in none. */
  dislikes?: number;
}

export interface GivenAnswer {
  answer: Answer;
  /** True when a deputy or colleague will sit there instead of the holder. */
  byDeputy: boolean;
}

/** Answers as small numbers: 375 seats times 1,000 slots are looked at in a few milliseconds. */
const CODE: Record<Answer, number> = { no: 1, ifNeedBe: 2, yes: 3 };
const DEPUTY = 4;
/** Nothing said, but the calendar shows the moment free; or taken, by an appointment or by another meeting. */
const FREE = 8;
const BUSY = 9;
/** Codes run from 0 to 9. */
const CODES = 10;

function answerCode(given: GivenAnswer): number {
  return CODE[given.answer] + (given.byDeputy ? DEPUTY : 0);
}

/**
 * What a seat said; where it said nothing, what its calendar says. A calendar that is unknown, or tentatively taken, says
 * nothing either way.
 */
export function seatCode(given: GivenAnswer | undefined, calendar: OptionSays | undefined): number {
  if (given) return answerCode(given);
  if (calendar === 'free') return FREE;
  return calendar === 'busy' || calendar === 'elsewhere' ? BUSY : 0;
}

/** An option as it compares with others; every figure but `deputies` counts seats, and each is a step of the comparison. */
export interface Score {
  optionId: string;
  starts: string;
  /** Seats short over all quorum conditions; 0: quorum reached. */
  short: number;
  requiredPresent: number;
  votersPresent: number;
  present: number;
  /** Voting seats that say a full yes, then all seats that do. */
  votersYes: number;
  yes: number;
  /** Seats that say no; a seat that has not answered is not a no. */
  no: number;
  /** Seats that said nothing and whose calendar is taken; free ones are in `hoped` alone. */
  busy: number;
  deputies: number;
  /** The first four figures as they would be if everybody came who said nothing but is free. */
  hoped: { short: number; required: number; voters: number; present: number };
  dislikes: number;
}

/**
 * Puts options in order, best first: quorum reached by what was said, and then, with those who are free counted along as a
 * weak yes, quorum, required seats, voting seats, everybody; then the same by what was said alone, full yeses, fewest noes
 * and taken calendars, fewest deputies, as the body likes to meet, earliest, id. Every step but the last four only improves
 * when an answer improves, in the order no, taken, unknown, free, "if need be", yes, so that a yes can never lower an
 * option; the order is total and the same on every machine.
 */
export function rankOptions(
  seats: readonly RankedSeat[],
  quorum: readonly QuorumCondition[],
  options: readonly RankedOption[],
): Score[] {
  const score = scorer(seats, quorum);
  return options.map(score).sort(compareScores);
}

/** Negative when `a` is the better one. */
export function compareScores(a: Score, b: Score): number {
  return (
    Number(a.short > 0) - Number(b.short > 0) ||
    a.hoped.short - b.hoped.short ||
    b.hoped.required - a.hoped.required ||
    b.hoped.voters - a.hoped.voters ||
    b.hoped.present - a.hoped.present ||
    a.short - b.short ||
    b.requiredPresent - a.requiredPresent ||
    b.votersPresent - a.votersPresent ||
    b.present - a.present ||
    b.votersYes - a.votersYes ||
    b.yes - a.yes ||
    a.no + a.busy - (b.no + b.busy) ||
    a.no - b.no ||
    a.deputies - b.deputies ||
    a.dislikes - b.dislikes ||
    compareText(a.starts, b.starts) ||
    compareText(a.optionId, b.optionId)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Seats that count for exactly the same things; the work per option then hardly depends on the quorum's size. */
interface SeatClass {
  votes: boolean;
  required: boolean;
  /** Indexes of the quorum conditions these seats count for. */
  conditions: number[];
}

function classify(seats: readonly RankedSeat[], quorum: readonly QuorumCondition[]) {
  const classes: SeatClass[] = [];
  const classByKey = new Map<string, number>();
  const classOfSeat = new Uint16Array(seats.length);
  seats.forEach((seat, position) => {
    const conditions = quorum.flatMap((condition, index) => (countsFor(seat, condition) ? [index] : []));
    const key = `${seat.votes}|${seat.required}|${conditions.join()}`;
    let index = classByKey.get(key);
    if (index === undefined) {
      index = classes.push({ votes: seat.votes, required: seat.required, conditions }) - 1;
      classByKey.set(key, index);
    }
    classOfSeat[position] = index;
  });
  return { classes, classOfSeat };
}

function scorer(seats: readonly RankedSeat[], quorum: readonly QuorumCondition[]): (option: RankedOption) => Score {
  const { classes, classOfSeat } = classify(seats, quorum);
  const needs = quorum.map((condition) => {
    const counted = seats.filter((seat) => countsFor(seat, condition)).length;
    return seatsNeeded(condition, counted);
  });
  const counts = new Uint32Array(classes.length * CODES);
  const reached = new Int32Array(quorum.length);
  const free = new Int32Array(quorum.length);
  return (option) => {
    const score = noAnswers(option);
    countAnswers(option.answers, classOfSeat, counts);
    reached.fill(0);
    free.fill(0);
    classes.forEach((seatClass, index) => {
      const present = addClass(score, seatClass, counts, index * CODES);
      for (const condition of seatClass.conditions) {
        reached[condition]! += present;
        free[condition]! += counts[index * CODES + FREE]!;
      }
    });
    needs.forEach((need, index) => {
      score.short += Math.max(0, need - reached[index]!);
      score.hoped.short += Math.max(0, need - reached[index]! - free[index]!);
    });
    return score;
  };
}

function noAnswers({ optionId, starts, dislikes = 0 }: RankedOption): Score {
  const counts = {
    requiredPresent: 0,
    votersPresent: 0,
    present: 0,
    votersYes: 0,
    yes: 0,
    no: 0,
    busy: 0,
    deputies: 0,
  };
  return { optionId, starts, short: 0, ...counts, hoped: { short: 0, required: 0, voters: 0, present: 0 }, dislikes };
}

/** Fills `counts` with the number of seats per class and answer code. The one loop that is worth keeping bare. */
function countAnswers(answers: Uint8Array, classOfSeat: Uint16Array, counts: Uint32Array): void {
  counts.fill(0);
  for (let seat = 0; seat < classOfSeat.length; seat++) counts[classOfSeat[seat]! * CODES + answers[seat]!]!++;
}

/** Adds the seats of one class to the score; `at` is where its counts begin. Returns how many of them are present. */
function addClass(score: Score, { votes, required }: SeatClass, counts: Uint32Array, at: number): number {
  const deputies = counts[at + CODE.yes + DEPUTY]! + counts[at + CODE.ifNeedBe + DEPUTY]!;
  const yes = counts[at + CODE.yes]! + counts[at + CODE.yes + DEPUTY]!;
  const present = counts[at + CODE.yes]! + counts[at + CODE.ifNeedBe]! + deputies;
  score.present += present;
  score.yes += yes;
  score.no += counts[at + CODE.no]! + counts[at + CODE.no + DEPUTY]!;
  score.busy += counts[at + BUSY]!;
  score.deputies += deputies;
  const hoped = present + counts[at + FREE]!;
  score.hoped.present += hoped;
  if (required) {
    score.requiredPresent += present;
    score.hoped.required += hoped;
  }
  if (votes) {
    score.votersPresent += present;
    score.votersYes += yes;
    score.hoped.voters += hoped;
  }
  return present;
}
