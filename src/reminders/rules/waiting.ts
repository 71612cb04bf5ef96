import { addDays, type Instant, type LocalDate, localDate, toInstant } from '../../time/local.ts';
import type { HolidayRegion } from '../../time/school-calendar.ts';
import {
  type HolidaySpan,
  holidayOf,
  inSendingHours,
  isWorkingDay,
  LONGEST_CLOSURE_DAYS,
  SENDING_HOURS,
} from './sending-days.ts';

/** A message that asks something, at the moment it could leave at last. */
export interface WaitingMessage {
  /** When it was decided, and what time it is now. */
  queuedAt: Instant;
  now: Instant;
  /** Nobody pressed a button for it: then the days on which its addressee is left alone count too. */
  byItself: boolean;
}

/** When somebody is left alone. */
export interface Away {
  regions: readonly HolidayRegion[];
  holidays: readonly HolidaySpan[];
  /** By their own wish; of other days the next look tells. */
  pausedToday: boolean;
}

/**
 * The moment from which a message may leave; null: now. What was held up (Teams was away, a copy was killed) until after hours
 * waits for the next morning on which its addressee may be asked. What somebody sent in the evening on purpose just goes.
 */
export function mayLeaveFrom({ queuedAt, now, byItself }: WaitingMessage, away: Away): Instant | null {
  const onHoliday = holidayOf(away.regions, away.holidays);
  const today = localDate(now);
  const leftAlone = (date: LocalDate): boolean => byItself && (onHoliday(date) || (away.pausedToday && date === today));
  const inTime = inSendingHours(now) || !inSendingHours(queuedAt);
  if (inTime && !leftAlone(today)) return null;
  const morning = toInstant(`${today}T${SENDING_HOURS.from}`);
  let date = now < morning ? today : addDays(today, 1);
  for (let days = 0; days < LONGEST_CLOSURE_DAYS && (!isWorkingDay(date) || leftAlone(date)); days += 1) {
    date = addDays(date, 1);
  }
  return toInstant(`${date}T${SENDING_HOURS.from}`);
}
