import { type LocalDateTime, weekday } from '../../time/local.ts';
import type { QuorumCondition, QuorumSeat } from './quorum.ts';
import { countsFor, seatsNeeded } from './quorum.ts';
import type { Cadence } from './year-plan/plan.ts';

/** Where a body meets: at a place, through Teams, or both at once. */
export const MEETING_FORMS = ['onsite', 'online', 'hybrid'] as const;
export type MeetingForm = (typeof MEETING_FORMS)[number];

/** How a body likes to meet. Nothing here forbids anything: it fills in forms and decides between equals. */
export interface BodyPreferences {
  /** 1 is Monday; the best first. Empty: any day. */
  weekdays: readonly number[];
  /** `HH:mm`, wall-clock: between these a meeting should begin and end. Null: any time. */
  from: string | null;
  until: string | null;
  /** How long a meeting usually takes; null: it differs. */
  minutes: number | null;
  /** The usual place; empty: none. */
  place: string;
  /** Null: it does not matter. */
  form: MeetingForm | null;
  /** To get from another place to a meeting of this body; null: as the year plan says. */
  travelMinutes: number | null;
  /** True: a new poll shows no answers until it is closed, unless whoever makes it says otherwise. */
  resultsHidden: boolean;
}

export const NO_PREFERENCES: BodyPreferences = {
  weekdays: [],
  from: null,
  until: null,
  minutes: null,
  place: '',
  form: null,
  travelMinutes: null,
  resultsHidden: false,
};

export type SettingsFault = 'times-reversed' | 'times-too-short' | 'quorum-nothing' | 'quorum-twice';

/** What is wrong with settings that are about to be saved; null: nothing. */
export function faultOfSettings(
  quorum: readonly QuorumCondition[],
  preferences: BodyPreferences,
): SettingsFault | null {
  const { from, until, minutes } = preferences;
  if (from !== null && until !== null) {
    if (from >= until) return 'times-reversed';
    if (minuteOf(until) - minuteOf(from) < (minutes ?? 0)) return 'times-too-short';
  }
  if (quorum.some(({ atLeast }) => atLeast <= 0 || (atLeast > 1 && !Number.isInteger(atLeast))))
    return 'quorum-nothing';
  const groups = quorum.map(({ of }) => (typeof of === 'string' ? of : `role ${of.role}`));
  return new Set(groups).size < groups.length ? 'quorum-twice' : null;
}

/** One condition of a quorum, with what it comes to for these seats. */
export interface CountedCondition {
  condition: QuorumCondition;
  /** Seats it counts, and how many of them have to be there. */
  seats: number;
  needed: number;
  /** False: even if everybody came it would not be met. */
  possible: boolean;
}

/** What each condition asks of these seats; leave out those that nobody fills, because nobody can come for them. */
export function countConditions(seats: readonly QuorumSeat[], quorum: readonly QuorumCondition[]): CountedCondition[] {
  return quorum.map((condition) => {
    const counted = seats.filter((seat) => countsFor(seat, condition)).length;
    const needed = seatsNeeded(condition, counted);
    // Half of nobody is nobody: true on paper, and surely not what was meant.
    return { condition, seats: counted, needed, possible: counted > 0 && needed <= counted };
  });
}

interface Spot {
  starts: LocalDateTime;
  minutes: number;
  place: string;
  online: boolean;
}

export type Dislike = 'weekday' | 'time' | 'form';

/** In what a moment and place are not as the body likes them. */
export function dislikes({ starts, minutes, place, online }: Spot, preferences: BodyPreferences): Dislike[] {
  const { weekdays, from, until, form } = preferences;
  const begins = minuteOf(starts.slice(11));
  const early = from !== null && begins < minuteOf(from);
  const late = until !== null && begins + minutes > minuteOf(until);
  const isForm = { onsite: !online, online: online && place === '', hybrid: online && place !== '' };
  return [
    ...(weekdays.length > 0 && !weekdays.includes(weekday(starts)) ? (['weekday'] as const) : []),
    ...(early || late ? (['time'] as const) : []),
    ...(form !== null && !isForm[form] ? (['form'] as const) : []),
  ];
}

/** What of a wish for the year follows from how a body likes to meet; what it does not care about is left out. */
export function habitsOf(preferences: BodyPreferences): Partial<Omit<Cadence, 'when'>> {
  const { weekdays, from, minutes, place, form } = preferences;
  return {
    ...(weekdays.length > 0 ? { weekdays } : {}),
    ...(from !== null ? { starts: from } : {}),
    ...(minutes !== null ? { minutes } : {}),
    ...(place !== '' && form !== 'online' ? { place } : {}),
    ...(form !== null ? { online: form !== 'onsite' } : {}),
  };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
