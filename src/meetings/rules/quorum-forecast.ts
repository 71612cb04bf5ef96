import { type Instant, toInstant } from '../../time/local.ts';
import { canCome } from './answers.ts';
import { calendarOfSeat, NO_CALENDARS, type OptionSays, type PollCalendars } from './poll-calendars.ts';
import { phaseOf } from './poll-lifecycle.ts';
import { rankPoll } from './poll-ranking.ts';
import { askedSeats, type PollSheet, type SheetOption, type SheetSeat } from './poll-sheet.ts';
import { countsFor, type QuorumCondition, quorumPossible, seatsNeeded } from './quorum.ts';

/** How a seat usually answers polls: of how many, how many in time, and how fast half of them. */
export interface AnsweringHabit {
  asked: number;
  answered: number;
  medianHours: number | null;
}
export type Habits = ReadonlyMap<string, AnsweringHabit>;

/** Votes that are still to come for a condition of the quorum. */
export interface MissingVotes {
  of: QuorumCondition['of'];
  seats: number;
}

/** Whether the quorum will be there by the deadline; all but the first two are about the date with the best chance. */
export type QuorumForecast =
  /** The filled seats cannot make it up, whatever they answer. */
  | { state: 'impossible' }
  /** On none of the dates can it still be made up. */
  | { state: 'lost' }
  | { state: 'reached'; optionId: string }
  | { state: 'likely' | 'uncertain'; optionId: string; chance: number; missing: MissingVotes[]; ask: SheetSeat[] };

/** From this chance on the quorum is called likely. */
const LIKELY = 0.75;
/** Dates that are looked at, best first: the quorum hardly comes about on one further down. */
const LOOKED_AT = 30;
/** A seat about which little is known answers four times out of five, half of the time within two days. */
const USUAL = { asked: 5, answered: 4, medianHours: 48 };

/** Chance that somebody who answers says yes to a moment at which their calendar is free, or taken: people do make room. */
const YES_WHEN_FREE = 0.9;
const YES_WHEN_TAKEN = 0.1;

/**
 * What answers so far, the time that is left, everybody's habits and, where they can be read, their calendars make of the
 * quorum. Null: the body has no quorum, or nobody can answer any more. The chance takes conditions as independent of each
 * other, which is on the cautious side.
 */
export function forecastQuorum(
  sheet: PollSheet,
  habits: Habits,
  now: Instant,
  calendars: PollCalendars = NO_CALENDARS,
): QuorumForecast | null {
  const { poll } = sheet;
  if (poll.quorum.length === 0 || phaseOf(poll, now) !== 'open') return null;
  const seats = askedSeats(sheet);
  if (!quorumPossible(seats, poll.quorum)) return { state: 'impossible' };
  const hoursLeft = (Date.parse(toInstant(poll.deadline)) - Date.parse(now)) / 3_600_000;
  let best: Outlook | null = null;
  for (const { option } of rankPoll(sheet, calendars).slice(0, LOOKED_AT)) {
    const outlook = outlookOf(sheet, seats, option, (seat) => ({
      answers: answersInTime(habits.get(seat.seatId), hoursLeft),
      calendar: calendarOfSeat(seat, option.optionId, calendars),
    }));
    if (outlook.open.length === 0) return { state: 'reached', optionId: option.optionId };
    if (outlook.chance > (best?.chance ?? 0)) best = outlook;
  }
  if (!best) return { state: 'lost' };
  const { option, chance, open } = best;
  const missing = open.map(({ condition, short }) => ({ of: condition.of, seats: short }));
  const state = chance >= LIKELY ? 'likely' : 'uncertain';
  return { state, optionId: option.optionId, chance, missing, ask: whomToAsk(best) };
}

interface OpenCondition {
  condition: QuorumCondition;
  short: number;
}

interface Outlook {
  option: SheetOption;
  /** Conditions that are not met yet. */
  open: OpenCondition[];
  /** Seats that said nothing about this date, with the chance that they will say they can come. */
  silent: { seat: SheetSeat; chance: number }[];
  chance: number;
}

function outlookOf(
  sheet: PollSheet,
  seats: readonly SheetSeat[],
  option: SheetOption,
  known: (seat: SheetSeat) => { answers: number; calendar: OptionSays | undefined },
): Outlook {
  const answers = seats.map((seat) => sheet.said.get(seat.seatId)?.answers[option.optionId] ?? null);
  const answered = answers.filter((answer) => answer !== null).length;
  const coming = answers.filter(canCome).length;
  const saysYes = (coming + 1) / (answered + 2);
  const silent = seats.flatMap((seat, at) => {
    if (answers[at] !== null) return [];
    const { answers: answersAtAll, calendar } = known(seat);
    return [{ seat, chance: answersAtAll * yesBy(calendar, saysYes) }];
  });
  const open = sheet.poll.quorum.flatMap((condition) => {
    const counted = seats.flatMap((seat, at) => (countsFor(seat, condition) ? [answers[at] ?? null] : []));
    const short = seatsNeeded(condition, counted.length) - counted.filter(canCome).length;
    return short > 0 ? [{ condition, short }] : [];
  });
  const chances = open.map(({ condition, short }) =>
    atLeast(
      short,
      silent.flatMap(({ seat, chance }) => (countsFor(seat, condition) ? [chance] : [])),
    ),
  );
  return { option, open, silent, chance: chances.reduce((all, one) => all * one, 1) };
}

/** Chance of a yes from somebody who answers: by their calendar where it tells something, otherwise as the others answered. */
function yesBy(calendar: OptionSays | undefined, asOthers: number): number {
  switch (calendar) {
    case 'free':
      return Math.max(asOthers, YES_WHEN_FREE);
    case 'busy':
    case 'elsewhere':
      return Math.min(asOthers, YES_WHEN_TAKEN);
    default:
      return asOthers;
  }
}

/** Chance that a seat that said nothing yet will answer in the hours that are left: its share, sooner or later by habit. */
export function answersInTime(habit: AnsweringHabit | undefined, hoursLeft: number): number {
  const share = ((habit?.answered ?? 0) + USUAL.answered) / ((habit?.asked ?? 0) + USUAL.asked);
  const median = Math.max(1, habit?.medianHours ?? USUAL.medianHours);
  return share * (1 - 0.5 ** (Math.max(0, hoursLeft) / median));
}

/** Chance that at least so many of these come, each with its own chance and independent of the others. */
export function atLeast(wanted: number, chances: readonly number[]): number {
  if (wanted <= 0) return 1;
  if (chances.length < wanted) return 0;
  // few[n]: the chance of exactly n so far, for every n below what is wanted.
  const few = new Float64Array(wanted);
  few[0] = 1;
  for (const chance of chances) {
    for (let n = wanted - 1; n >= 0; n--) few[n] = few[n]! * (1 - chance) + (n > 0 ? few[n - 1]! * chance : 0);
  }
  return Math.max(0, 1 - few.reduce((sum, one) => sum + one, 0));
}

/** The fewest seats whose yes would make up the quorum, those that count for most and are likeliest to come first. */
function whomToAsk({ open, silent }: Outlook): SheetSeat[] {
  const left = open.map(({ condition, short }) => ({ condition, short }));
  const helps = (seat: SheetSeat) => left.filter(({ condition, short }) => short > 0 && countsFor(seat, condition));
  const waiting = [...silent];
  const asked: SheetSeat[] = [];
  while (left.some(({ short }) => short > 0)) {
    waiting.sort((a, b) => helps(b.seat).length - helps(a.seat).length || b.chance - a.chance);
    const next = waiting.shift();
    if (!next || helps(next.seat).length === 0) break;
    for (const condition of helps(next.seat)) condition.short -= 1;
    asked.push(next.seat);
  }
  return asked;
}
