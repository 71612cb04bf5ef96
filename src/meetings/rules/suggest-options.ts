import { addDays, addMinutes, type LocalDate, type LocalDateTime, weekday } from '../../time/local.ts';
import type { Availability } from './free-busy.ts';
import { countsFor, type QuorumCondition, type QuorumSeat, seatsNeeded } from './quorum.ts';
import type { BodyCalendar } from './year-plan/body-calendar.ts';
import { minuteOf, toDay } from './year-plan/days.ts';
import type { Cadence, ShortDay } from './year-plan/plan.ts';

/** A date that could be proposed; wall-clock in Europe/Amsterdam. */
export interface SuggestedSlot {
  starts: LocalDateTime;
  minutes: number;
  place: string;
  online: boolean;
  /** True: the year plan has this very date for the body. */
  planned: boolean;
  /** The moment that the body wished for, where this is another because fewer people are taken then. */
  usualStarts?: LocalDateTime;
}

type Time = Omit<SuggestedSlot, 'planned' | 'usualStarts'>;
/** What a body wants of its meetings; of a cadence, only when and where. */
export type Wish = Pick<Cadence, 'when' | 'weekdays' | 'starts' | 'minutes' | 'place' | 'online' | 'keepShortDays'>;

export interface SlotQuestion {
  /** First and last day that may be proposed. */
  from: LocalDate;
  until: LocalDate;
  wish: Wish;
  calendar: Pick<BodyCalendar, 'barrierOn'>;
  shortDays: readonly ShortDay[];
  /** Dates that the year plan has for the body and that are no meeting yet. */
  planned: readonly Time[];
  /** Scheduled meetings of the body itself. */
  own: readonly Pick<Time, 'starts'>[];
}

/** Two meetings of one body lie at least so many days apart. */
const LEAST_GAP = 7;
const WORKING_DAYS = [1, 2, 3, 4, 5];

/**
 * The dates that the calendar allows, in order of time: those of the year plan, and each working day at the wished time
 * that is no public or school holiday in any region of the body, no short day that it keeps, and no week in which the
 * body meets already.
 */
export function possibleSlots(question: SlotQuestion): SuggestedSlot[] {
  const { from, until, wish, planned } = question;
  const found = new Map<string, SuggestedSlot>();
  const { starts, minutes, place, online } = wish;
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const slot = { starts: `${date}T${starts}`, minutes, place, online, planned: false };
    const wanted = WORKING_DAYS.includes(weekday(date)) || wish.weekdays.includes(weekday(date));
    if (wanted && isPossible(question, slot)) found.set(slot.starts, slot);
  }
  for (const slot of planned) {
    const date = slot.starts.slice(0, 10);
    if (date >= from && date <= until && isPossible(question, slot)) found.set(slot.starts, { ...slot, planned: true });
  }
  return [...found.values()].sort((a, b) => (a.starts < b.starts ? -1 : 1));
}

/** True when the calendar and the rules of the body allow a moment, whoever can come. */
export function isPossible({ calendar, shortDays, wish, own }: SlotQuestion, slot: Time): boolean {
  const day = toDay(slot.starts);
  if (calendar.barrierOn(day)) return false;
  if (own.some(({ starts }) => Math.abs(toDay(starts) - day) < LEAST_GAP)) return false;
  const end = minuteOf(slot.starts.slice(11)) + slot.minutes;
  const short = shortDays.find((one) => one.weekday === weekday(slot.starts.slice(0, 10)));
  return !(wish.keepShortDays && short && end > minuteOf(short.from));
}

/** Another meeting that keeps some people of the body away. */
export interface OtherMeeting extends Time {
  personIds: ReadonlySet<string>;
}

/** Who of a body sits in it on a day; `from` and `until` are dates, and null where there is no limit. */
export function membersOn(
  people: readonly { personId: string; from: string | null; until: string | null }[],
  day: string,
): ReadonlySet<string> {
  const there = people.filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day));
  return new Set(there.map(({ personId }) => personId));
}

/** True when somebody cannot be at both, the way from one place to the other included. */
export function keepsAway(slot: Time, other: Time, travelMinutes: number): boolean {
  const stay = slot.online || other.online || slot.place.trim() === other.place.trim();
  const way = stay ? 0 : travelMinutes;
  const ends = addMinutes(other.starts, other.minutes + way);
  return other.starts < addMinutes(slot.starts, slot.minutes + way) && slot.starts < ends;
}

/** Why a date is proposed, most telling first; `src/text/suggest-options.ts` makes the sentence. */
export type SuggestionFact =
  | { fact: 'planned' }
  /** So many whole weeks of school before a meeting that this body prepares. */
  | { fact: 'before'; bodyName: string; weeks: number; fits: boolean }
  /** Whoever is taken by calendar or by another meeting of the partnership, seat by seat. */
  | { fact: 'by-calendar'; free: number; busy: string[]; tentative: number; unknown: number }
  | { fact: 'quorum-lost'; short: number }
  /** Not at the wished moment, at which more people are taken. */
  | { fact: 'other-time'; usual: LocalDateTime }
  | { fact: 'wished-day'; weekday: number }
  | { fact: 'other-day'; weekday: number };

export interface AskedSeat extends QuorumSeat {
  label: string;
}

export interface SuggestionQuestion {
  wish: Wish;
  quorum: readonly QuorumCondition[];
  /** Seats that somebody fills. */
  seats: readonly AskedSeat[];
  slots: readonly (SuggestedSlot & {
    /** In the order of `seats`. */
    says: readonly Availability[];
    /** The first meeting after it that this body prepares, where it does. */
    prepares: { bodyName: string; schoolDays: number } | null;
  })[];
}

export interface Suggestion {
  slot: SuggestedSlot;
  facts: SuggestionFact[];
}

/** What keeps a date from being a good one, in points; a wished weekday that comes one place later in the wish costs one. */
const COST = {
  quorumSeat: 40,
  required: 12,
  voter: 5,
  adviser: 2,
  tentative: 1,
  otherDay: 8,
  otherTime: 4,
  tooSoonBefore: 8,
  outOfWeeks: 3,
  fortnightLater: 1,
};
const PLANNED_GAIN = 6;

/**
 * The dates best first, each with why; of equally good ones the earlier. A day is proposed once, at its best time. An unknown
 * calendar counts neither way.
 */
export function rankSuggestions(question: SuggestionQuestion): Suggestion[] {
  const first = question.slots[0]?.starts ?? '';
  const days = new Set<string>();
  return question.slots
    .map((slot) => ({ slot, ...judge(question, slot, first) }))
    .sort((a, b) => a.cost - b.cost || (a.slot.starts < b.slot.starts ? -1 : 1))
    .filter(({ slot: { starts } }) => !days.has(starts.slice(0, 10)) && days.add(starts.slice(0, 10)))
    .map(({ slot: { starts, minutes, place, online, planned }, facts }) => {
      return { slot: { starts, minutes, place, online, planned }, facts };
    });
}

type Slot = SuggestionQuestion['slots'][number];

function judge(question: SuggestionQuestion, slot: Slot, first: LocalDateTime) {
  const { wish, seats } = question;
  const day = weekday(slot.starts.slice(0, 10));
  const place = wish.weekdays.indexOf(day);
  const short = seatsLost(question, slot);
  const before = beforeFact(wish, slot);
  const facts: SuggestionFact[] = [
    ...(slot.planned ? [{ fact: 'planned' as const }] : []),
    ...(before ? [before] : []),
    calendarFact(seats, slot),
    ...(short > 0 ? [{ fact: 'quorum-lost' as const, short }] : []),
    ...(slot.usualStarts ? [{ fact: 'other-time' as const, usual: slot.usualStarts }] : []),
    place >= 0 ? { fact: 'wished-day', weekday: day } : { fact: 'other-day', weekday: day },
  ];
  const cost =
    short * COST.quorumSeat +
    sum(seats.map((seat, nth) => costOf(seat, slot.says[nth] ?? 'unknown'))) +
    (place >= 0 ? place : COST.otherDay) +
    (slot.usualStarts ? COST.otherTime : 0) +
    (before && !before.fits ? (isTooSoon(wish, slot) ? COST.tooSoonBefore : COST.outOfWeeks) : 0) +
    Math.floor((toDay(slot.starts) - toDay(first)) / 14) * COST.fortnightLater -
    (slot.planned ? PLANNED_GAIN : 0);
  return { facts, cost };
}

function costOf({ required, votes }: AskedSeat, says: Availability): number {
  if (says === 'tentative') return COST.tentative;
  if (says !== 'busy') return 0;
  return required ? COST.required : votes ? COST.voter : COST.adviser;
}

/** Seats short over all conditions if everybody comes who is not taken. */
function seatsLost({ quorum, seats }: SuggestionQuestion, { says }: Slot): number {
  const shorts = quorum.map((condition) => {
    const counted = seats.filter((seat) => countsFor(seat, condition)).length;
    const left = seats.filter((seat, nth) => countsFor(seat, condition) && says[nth] !== 'busy').length;
    // What even a full table cannot make up says nothing about a date.
    return Math.min(seatsNeeded(condition, counted), counted) - left;
  });
  return sum(shorts.map((short) => Math.max(0, short)));
}

function calendarFact(seats: readonly AskedSeat[], { says }: Slot): SuggestionFact {
  const number = (kind: Availability) => seats.filter((_, nth) => (says[nth] ?? 'unknown') === kind).length;
  const busy = seats.filter((_, nth) => says[nth] === 'busy').map(({ label }) => label);
  const [free, tentative, unknown] = [number('free'), number('tentative'), number('unknown')];
  return { fact: 'by-calendar', free, busy, tentative, unknown };
}

function beforeFact({ when }: Wish, { prepares }: Slot) {
  if (when.kind !== 'before' || !prepares) return null;
  const { bodyName, schoolDays } = prepares;
  const fits = schoolDays >= when.minWeeks * 7 && schoolDays <= when.maxWeeks * 7;
  return { fact: 'before' as const, bodyName, weeks: Math.floor(schoolDays / 7), fits };
}

function isTooSoon({ when }: Wish, { prepares }: Slot): boolean {
  return when.kind === 'before' && prepares !== null && prepares.schoolDays < when.minWeeks * 7;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
