import { Temporal } from 'temporal-polyfill';

/** The zone in which all meetings are planned. */
export const ZONE = 'Europe/Amsterdam';

/** Wall-clock date and time in Europe/Amsterdam, `YYYY-MM-DDTHH:mm`, without seconds or offset. */
export type LocalDateTime = string;
/** A day on the Dutch calendar, `YYYY-MM-DD`. */
export type LocalDate = string;
/** ISO instant in UTC, as `Date.prototype.toISOString` writes it. */
export type Instant = string;

/**
 * The calendar does not change: what was worked out for the same words is given again. The same few moments (now, a
 * deadline, the dates of a poll) are asked for with every answer.
 */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = work(text);
    if (known.size >= 1_000) known.clear();
    known.set(text, found);
    return found;
  };
}

const wallClock = remembering((instant) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }),
);

/** The wall-clock time in Europe/Amsterdam at `instant`. */
export function toLocal(instant: Instant): LocalDateTime {
  // Every instant of a minute has the same wall-clock time.
  return wallClock(instant.replace(/(?<=T\d\d:\d\d):[\d.]+Z$/, ':00Z'));
}

/** The day in Europe/Amsterdam at `instant`. */
export function localDate(instant: Instant): LocalDate {
  return toLocal(instant).slice(0, 10);
}

/** The instant of a wall-clock time; in the hour that happens twice in October, the earlier one. */
export const toInstant: (local: LocalDateTime) => Instant = remembering((local) => {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds).toISOString();
});

/** Midnight in Europe/Amsterdam at the beginning of the day of `instant`. */
export function startOfDay(instant: Instant): Instant {
  return toInstant(`${localDate(instant)}T00:00`);
}

/** Midnight in Europe/Amsterdam at the end of the day of `instant`. */
export function startOfTomorrow(instant: Instant): Instant {
  return toInstant(`${addDays(localDate(instant), 1)}T00:00`);
}

const moved = remembering((moment) => {
  const [local = '', minutes] = moment.split(' ');
  return Temporal.PlainDateTime.from(local)
    .add({ minutes: Number(minutes) })
    .toString({ smallestUnit: 'minute' });
});

export function addMinutes(local: LocalDateTime, minutes: number): LocalDateTime {
  return moved(`${local} ${minutes}`);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date.slice(0, 10)).add({ days }).toString();
}

/** Whole days from `from` to `to`; negative when `to` lies before it. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from.slice(0, 10)).until(Temporal.PlainDate.from(to.slice(0, 10))).days;
}

const dayOfWeek = remembering((date) => Temporal.PlainDate.from(date).dayOfWeek);

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return dayOfWeek(date.slice(0, 10));
}

export function isLocalDateTime(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && parses(() => Temporal.PlainDateTime.from(text, { overflow: 'reject' }))
  );
}

export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && parses(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));
}

function parses(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

/** The school year a day falls in, named by its first year: 2025 for 2025-2026 (it begins on 1 August). */
export function schoolYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 8 ? year : year - 1;
}
