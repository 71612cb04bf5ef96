import { type Instant, localDate, startOfDay, startOfTomorrow } from '../../time/local.ts';
import { type DueReminder, mayRemind, type OpenAsk, type Reachable } from './due-reminders.ts';
import { type HolidaySpan, inSendingHours } from './sending-days.ts';

/**
 * Who is told that questions close today which they have not answered: once, in the morning, about all of them together. It is
 * a reminder like any other, so that whoever got one today, had this week's already or asked to be left alone gets none; nor does
 * it come about what was asked today, what goes on being owed, or where a partnership agreed on no reminders.
 */
export function closingToday(
  asks: Iterable<OpenAsk>,
  reach: (personId: string) => Reachable,
  now: Instant,
  holidays: readonly HolidaySpan[] = [],
): DueReminder[] {
  if (!inSendingHours(now)) return [];
  const [midnight, tomorrow, today] = [startOfDay(now), startOfTomorrow(now), localDate(now)];
  const byPerson = new Map<string, string[]>();
  for (const { obligationId, personId, since, dueAt, policy, daysBetweenWhenLate } of asks) {
    if (dueAt <= now || dueAt > tomorrow || since >= midnight) continue;
    if (daysBetweenWhenLate !== null || policy.daysBefore.length === 0) continue;
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), obligationId]);
  }
  return [...byPerson]
    .filter(([personId]) => mayRemind(reach(personId), today, holidays))
    .map(([personId, obligationIds]) => ({ personId, obligationIds }));
}
