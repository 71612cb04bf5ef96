import { publicHolidays } from '../../time/holidays.ts';
import { addDays, type Instant, type LocalDateTime, localDate, toLocal, weekday } from '../../time/local.ts';

/** When people are reminded without anybody asking for it. */
export interface ReminderPolicy {
  /** Days before the due date on which a reminder becomes due. */
  daysBefore: readonly number[];
  /** Wall-clock hours (Europe/Amsterdam) between which reminders go out, on working days. */
  from: string;
  until: string;
}

const REMINDER_POLICY: ReminderPolicy = { daysBefore: [3, 1], from: '08:30', until: '18:00' };

/** An open question to one person; instants are ISO. */
export interface OpenAsk {
  obligationId: string;
  personId: string;
  since: Instant;
  dueAt: Instant;
  /** When this person was last reminded of this; null: never. */
  remindedAt: Instant | null;
}

export interface DueReminder {
  personId: string;
  obligationIds: string[];
}

/** Not at night, not in the weekend, and not on a public holiday. */
export function inSendingHours(now: Instant, policy: ReminderPolicy = REMINDER_POLICY): boolean {
  const local = toLocal(now);
  const time = local.slice(11);
  return isWorkingDay(local.slice(0, 10)) && policy.from <= time && time < policy.until;
}

/**
 * Asks of every open question "what is due and unsent?". A reminder is due from its moment until it is sent or the
 * question closes: a day without service delays it, and two moments that passed meanwhile make one reminder.
 * Nobody gets more than one a day, nor one on the day of the question itself.
 */
export function dueReminders(
  asks: readonly OpenAsk[],
  remindedToday: ReadonlySet<string>,
  now: Instant,
  policy: ReminderPolicy = REMINDER_POLICY,
): DueReminder[] {
  if (!inSendingHours(now, policy)) return [];
  const byPerson = new Map<string, string[]>();
  for (const ask of asks) {
    if (remindedToday.has(ask.personId) || !isDue(ask, now, policy)) continue;
    const due = byPerson.get(ask.personId);
    if (due) due.push(ask.obligationId);
    else byPerson.set(ask.personId, [ask.obligationId]);
  }
  return [...byPerson].map(([personId, obligationIds]) => ({ personId, obligationIds }));
}

function isDue(ask: OpenAsk, now: Instant, policy: ReminderPolicy): boolean {
  if (ask.dueAt <= now || localDate(ask.since) >= localDate(now)) return false;
  const local = toLocal(now);
  const passed = reminderMoments(ask.dueAt, policy).filter((moment) => moment <= local);
  const latest = passed.at(-1);
  if (latest === undefined) return false;
  return toLocal(ask.remindedAt ?? ask.since) < latest;
}

/**
 * The wall-clock moments at which reminders become due, earliest first. One that would fall in the weekend or on a public
 * holiday comes on the working day before it: the one after could be too late.
 */
export function reminderMoments(dueAt: Instant, policy: ReminderPolicy = REMINDER_POLICY): LocalDateTime[] {
  const due = localDate(dueAt);
  const moments = policy.daysBefore.map((days) => `${workingDayBefore(addDays(due, -days))}T${policy.from}`);
  return [...new Set(moments)].sort();
}

function workingDayBefore(date: string): string {
  return isWorkingDay(date) ? date : workingDayBefore(addDays(date, -1));
}

function isWorkingDay(date: string): boolean {
  return weekday(date) <= 5 && !publicHolidays(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
}

/** Liberation Day before Ascension, the Friday after it and the weekend (2027): five days on end without a reminder. */
const LONGEST_CLOSURE_DAYS = 5;

/** How many days ahead a question can be due for a reminder to be due now: what the store has to look at. */
export function lookAheadDays(policy: ReminderPolicy = REMINDER_POLICY): number {
  return Math.max(...policy.daysBefore) + LONGEST_CLOSURE_DAYS + 1;
}
