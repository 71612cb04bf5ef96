import { addDays, daysBetween, type Instant, localDate, toInstant, toLocal } from '../../time/local.ts';
import { isWorkingDay, SENDING_HOURS } from './sending-days.ts';

/** The longest anybody may plan a reminder ahead, in days. */
export const LONGEST_PLAN_DAYS = 60;
const AFTERNOON = '16:00';
/** Sooner than this a time of today is no longer worth choosing, in wall-clock time. */
const LAST_FOR_AFTERNOON = '15:30';

/** Moments worth offering for a reminder that need not go at once, earliest first: this afternoon, the next working morning. */
export function offeredTimes(now: Instant): Instant[] {
  const today = localDate(now);
  const time = toLocal(now).slice(11);
  const afternoon = isWorkingDay(today) && time < LAST_FOR_AFTERNOON ? [toInstant(`${today}T${AFTERNOON}`)] : [];
  const first = nextWorkingDay(today);
  const mornings = [first, nextWorkingDay(first)].map((date) => toInstant(`${date}T${SENDING_HOURS.from}`));
  return [...afternoon, ...mornings];
}

function nextWorkingDay(date: string): string {
  const next = addDays(date, 1);
  return isWorkingDay(next) ? next : nextWorkingDay(next);
}

export type TimeFault = 'send-at-past' | 'send-at-far';

/** What is wrong with a moment that somebody chose; null: nothing. Also the evening or the weekend may be meant. */
export function faultInTime(sendAt: Instant, now: Instant): TimeFault | null {
  if (sendAt <= now) return 'send-at-past';
  return daysBetween(localDate(now), localDate(sendAt)) > LONGEST_PLAN_DAYS ? 'send-at-far' : null;
}
