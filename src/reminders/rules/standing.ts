import { addDays, type Instant, type LocalDate, localDate } from '../../time/local.ts';

/** Where one addressee of a question stands; `uncertain`: nobody can tell whether the message arrived. */
export const STANDINGS = [
  'answered',
  'waiting',
  'sending',
  'uncertain',
  'failed',
  'optedOut',
  'nobody',
  'withdrawn',
] as const;
export type StandingOfQuestion = (typeof STANDINGS)[number];

/** A message about a question, as far as it matters here. */
export interface MessageState {
  state:
    | 'queued'
    | 'sending'
    | 'sent'
    | 'seen'
    | 'answered'
    | 'failed'
    | 'bounced'
    | 'superseded'
    | 'uncertain'
    | 'opted-out';
}

/** Decides where a seat or board stands: what was answered comes first, then the best that any message came to. */
export function standingOf(
  debt: { settledAt: Instant | null; withdrawnAt: Instant | null; people: number },
  messages: readonly MessageState[],
): StandingOfQuestion {
  if (debt.settledAt !== null) return 'answered';
  if (debt.withdrawnAt !== null) return 'withdrawn';
  const states = new Set(messages.map(({ state }) => state));
  if (['sent', 'seen', 'answered'].some((state) => states.has(state as MessageState['state']))) return 'waiting';
  if (states.has('queued') || states.has('sending')) return 'sending';
  if (states.has('uncertain')) return 'uncertain';
  if (states.has('failed') || states.has('bounced')) return 'failed';
  if (states.has('opted-out')) return 'optedOut';
  return debt.people === 0 ? 'nobody' : 'waiting';
}

/** How far things were at the end of a day, counted from the beginning. */
export interface DayOfProgress {
  date: LocalDate;
  sent: number;
  answered: number;
  failed: number;
}

const LONGEST_SERIES = 120;

/** Adds up day by day from the first thing that happened to the last, without holes; the newest days when there are many. */
export function progressByDay(happened: {
  sent: readonly Instant[];
  answered: readonly Instant[];
  failed: readonly Instant[];
}): DayOfProgress[] {
  const days = { sent: daysOf(happened.sent), answered: daysOf(happened.answered), failed: daysOf(happened.failed) };
  const all = [...days.sent.keys(), ...days.answered.keys(), ...days.failed.keys()].sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  const series: DayOfProgress[] = [];
  const total = { sent: 0, answered: 0, failed: 0 };
  for (let date = first; date <= last; date = addDays(date, 1)) {
    for (const what of ['sent', 'answered', 'failed'] as const) total[what] += days[what].get(date) ?? 0;
    series.push({ date, ...total });
  }
  return series.slice(-LONGEST_SERIES);
}

function daysOf(instants: readonly Instant[]): Map<LocalDate, number> {
  const days = new Map<LocalDate, number>();
  for (const at of instants) days.set(localDate(at), (days.get(localDate(at)) ?? 0) + 1);
  return days;
}
