import { addMinutes, type LocalDateTime } from '../../time/local.ts';

/** Where an agenda without a date counts its times from: midnight of a day that is never shown. */
export const UNDATED: LocalDateTime = '2000-01-01T00:00';

/** Adds to each item when it begins and ends by the clock, one after the other from `startsAt`. */
export function withClockTimes<T extends { minutes: number }>(
  items: readonly T[],
  startsAt: LocalDateTime,
): (T & { startsAt: LocalDateTime; endsAt: LocalDateTime })[] {
  let elapsed = 0;
  return items.map((item) => {
    const begins = elapsed;
    elapsed += item.minutes;
    return { ...item, startsAt: addMinutes(startsAt, begins), endsAt: addMinutes(startsAt, elapsed) };
  });
}

export function totalMinutes(items: readonly { minutes: number }[]): number {
  return items.reduce((sum, item) => sum + item.minutes, 0);
}

/** Minutes by which the items exceed the meeting; 0 when they fit, or when its length is not known yet. */
export function overrunOf(items: readonly { minutes: number }[], meetingMinutes: number): number {
  return meetingMinutes > 0 ? Math.max(0, totalMinutes(items) - meetingMinutes) : 0;
}
