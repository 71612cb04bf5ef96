import { Temporal } from 'temporal-polyfill';
import type { CalendarItem } from '../state.ts';
import { type GraphTime, ianaZone } from '../zones.ts';

export interface Occurrence {
  /** YYYY-MM-DD on the clocks of the series' zone. */
  date: string;
  startsAt: number;
  endsAt: number;
}

interface Recurrence {
  pattern: { type: string; interval?: number; daysOfWeek?: string[]; dayOfMonth?: number };
  range: { type: string; startDate: string; endDate?: string; numberOfOccurrences?: number };
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MOST = 1_000;

/** When an item takes place within a window: itself, or its occurrences when it is a series. */
export function occurrences(item: CalendarItem, from: number, to: number): Occurrence[] {
  const recurrence = item.event['recurrence'] as Recurrence | null | undefined;
  const overlaps = (one: Occurrence) => one.endsAt > from && one.startsAt < to;
  if (!recurrence) return [{ date: '', startsAt: item.startsAt, endsAt: item.endsAt }].filter(overlaps);
  return series(item, recurrence, to).filter(overlaps);
}

/** Every occurrence keeps its time on the wall, also across the clock change. */
function series(item: CalendarItem, { pattern, range }: Recurrence, until: number): Occurrence[] {
  const start = item.event['start'] as GraphTime;
  const zone = ianaZone(start.timeZone) ?? 'UTC';
  const time = Temporal.PlainTime.from(start.dateTime.slice(11, 19));
  const found: Occurrence[] = [];
  let day = Temporal.PlainDate.from(range.startDate);
  const first = day;
  for (let step = 0; step < MOST * 7 && found.length < MOST; step += 1, day = day.add({ days: 1 })) {
    if (range.type === 'endDate' && range.endDate && day.toString() > range.endDate) break;
    if (range.type === 'numbered' && found.length >= (range.numberOfOccurrences ?? 1)) break;
    if (!fits(day, first, pattern)) continue;
    const startsAt = day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    if (startsAt >= until) break;
    found.push({ date: day.toString(), startsAt, endsAt: startsAt + (item.endsAt - item.startsAt) });
  }
  return found;
}

function fits(day: Temporal.PlainDate, first: Temporal.PlainDate, pattern: Recurrence['pattern']): boolean {
  const interval = pattern.interval ?? 1;
  const days = first.until(day, { largestUnit: 'days' }).days;
  if (pattern.type === 'daily') return days % interval === 0;
  if (pattern.type === 'weekly') {
    const weeks = Math.floor((days + first.dayOfWeek - 1) / 7);
    const wanted = pattern.daysOfWeek ?? [DAYS[first.dayOfWeek - 1]!];
    return weeks % interval === 0 && wanted.includes(DAYS[day.dayOfWeek - 1]!);
  }
  const months = (day.year - first.year) * 12 + day.month - first.month;
  if (pattern.type === 'absoluteMonthly') {
    return months % interval === 0 && day.day === (pattern.dayOfMonth ?? first.day);
  }
  return days === 0;
}
