import { type Instant, type LocalDateTime, toInstant } from '../../time/local.ts';

/** What somebody's calendar says of a moment. `unknown`: it cannot be read, which never means free. */
export type Availability = 'free' | 'tentative' | 'busy' | 'unknown';

/** Minutes since 1970 in UTC, end exclusive, so that a change of the clock neither moves nor stretches it. */
export interface TimeSpan {
  from: number;
  until: number;
}

/** A stretch in which a calendar holds something. */
export interface BusySpan extends TimeSpan {
  /** False: tentative. */
  firm: boolean;
}

/** In order of time; null: the calendar cannot be read. */
export type BusyCalendar = readonly BusySpan[] | null;

/** A wall-clock moment in Europe/Amsterdam as minutes since 1970. */
export function spanOf(slot: { starts: LocalDateTime; minutes: number }): TimeSpan {
  const from = Date.parse(toInstant(slot.starts)) / 60_000;
  return { from, until: from + slot.minutes };
}

/** Days ahead in which a calendar says anything worth asking. */
const SIGHT_DAYS = 730;

/** False for what has been and for what lies so far ahead that an empty calendar says nothing. */
export function isInSight({ from, until }: TimeSpan, now: Instant): boolean {
  const at = Date.parse(now) / 60_000;
  return until > at && from < at + SIGHT_DAYS * 1_440;
}

/** What a calendar says of a moment: whatever binds most counts; what only touches it does not. */
export function availabilityIn(calendar: BusyCalendar, { from, until }: TimeSpan): Availability {
  if (calendar === null) return 'unknown';
  let tentative = false;
  for (const span of calendar) {
    if (span.from >= until) break;
    if (span.until <= from) continue;
    if (span.firm) return 'busy';
    tentative = true;
  }
  return tentative ? 'tentative' : 'free';
}

/** The calendar without what holds exactly this moment tentatively: that is the date of the poll itself. */
export function withoutHold(calendar: BusyCalendar, { from, until }: TimeSpan): BusyCalendar {
  if (calendar === null) return null;
  return calendar.filter((span) => span.firm || span.from !== from || span.until !== until);
}

/** A stretch in which the same number of people are busy. */
export interface CrowdSpan extends TimeSpan {
  busy: number;
}

/**
 * Lays calendars on top of each other: stretches in order of time, with how many are firmly taken in each. Somebody who is
 * booked twice counts once. Stretches in which nobody is taken are left out. Counts what changes in each minute, so that a
 * year of hundreds of people costs no sorting.
 */
export function mergeCalendars(calendars: readonly (readonly BusySpan[])[]): CrowdSpan[] {
  const { first, last } = reach(calendars);
  if (first >= last) return [];
  const changes = new Int32Array(last - first + 1);
  for (const calendar of calendars) countChanges(calendar, first, changes);
  const merged: CrowdSpan[] = [];
  let [busy, since] = [0, first];
  for (let minute = 0; minute < changes.length; minute += 1) {
    const change = changes[minute]!;
    if (change === 0) continue;
    if (busy > 0) merged.push({ from: since, until: first + minute, busy });
    busy += change;
    since = first + minute;
  }
  return merged;
}

function binds({ from, until, firm }: BusySpan): boolean {
  return firm && until > from;
}

/** From the first minute that anybody is taken to the last. */
function reach(calendars: readonly (readonly BusySpan[])[]): { first: number; last: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const calendar of calendars) {
    for (const span of calendar) {
      if (!binds(span)) continue;
      if (span.from < first) first = span.from;
      if (span.until > last) last = span.until;
    }
  }
  return { first, last };
}

/** Where one person begins and ceases to be taken; the spans of a calendar are in order of time. */
function countChanges(calendar: readonly BusySpan[], first: number, changes: Int32Array): void {
  let until = Number.NEGATIVE_INFINITY;
  for (const span of calendar) {
    if (!binds(span) || span.until <= until) continue;
    changes[Math.max(span.from, until) - first]! += 1;
    changes[span.until - first]! -= 1;
    until = span.until;
  }
}

/** How many are taken in the worst minute of a moment; `merged` as `mergeCalendars` gives it. */
export function mostBusy(merged: readonly CrowdSpan[], { from, until }: TimeSpan): number {
  let low = 0;
  for (let high = merged.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (merged[middle]!.until <= from) low = middle + 1;
    else high = middle;
  }
  let most = 0;
  for (let at = low; at < merged.length && merged[at]!.from < until; at += 1) most = Math.max(most, merged[at]!.busy);
  return most;
}
