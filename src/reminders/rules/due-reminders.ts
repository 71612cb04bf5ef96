import { addDays, type Instant, type LocalDate, localDate, toInstant } from '../../time/local.ts';
import type { HolidayRegion } from '../../time/school-calendar.ts';
import type { EscalationStep, ReminderPolicy } from './policies.ts';
import { type HolidaySpan, holidayOf, inSendingHours, LONGEST_CLOSURE_DAYS, momentsBefore } from './sending-days.ts';

/** An open question to one person; instants are ISO. */
export interface OpenAsk {
  obligationId: string;
  personId: string;
  since: Instant;
  dueAt: Instant;
  /** When this person was last reminded of this; null: never. */
  remindedAt: Instant | null;
  policy: ReminderPolicy;
  /** Days between two reminders once it is late; null: nothing is owed after its last day. */
  daysBetweenWhenLate: number | null;
}

/** What is known of somebody who might be reminded. */
export interface Reachable {
  remindedToday: boolean;
  /** In the last seven days. */
  remindedThisWeek: number;
  mostAWeek: number;
  /** Asked to be left alone today. */
  paused: boolean;
  /** Where their schools are; in the holidays of all of these they are left alone. */
  regions: readonly HolidayRegion[];
}

export interface DueReminder {
  personId: string;
  obligationIds: string[];
}

/**
 * Asks of every open question "what is due and unsent?". A reminder is due from its moment until it is sent or the
 * question closes: a day without service delays it, and two moments that passed meanwhile make one reminder.
 * Nobody gets more than one a day, nor more in a week than was agreed, nor one on the day of the question itself. What goes on
 * being owed when it is late comes back in a rhythm of its own.
 */
export function dueReminders(
  asks: Iterable<OpenAsk>,
  reach: (personId: string) => Reachable,
  now: Instant,
  holidays: readonly HolidaySpan[] = [],
): DueReminder[] {
  if (!inSendingHours(now)) return [];
  const today = localDate(now);
  const midnight = toInstant(`${today}T00:00`);
  const latest = latestMoments(now, holidays);
  const byPerson = new Map<string, { may: boolean; regions: readonly HolidayRegion[]; due: string[] }>();
  for (const ask of asks) {
    let person = byPerson.get(ask.personId);
    if (!person) {
      const known = reach(ask.personId);
      person = { may: mayRemind(known, today, holidays), regions: known.regions, due: [] };
      byPerson.set(ask.personId, person);
    }
    if (!person.may || ask.since >= midnight) continue;
    if (ask.dueAt <= now) {
      if (isDueWhenLate(ask, today)) person.due.push(ask.obligationId);
      continue;
    }
    const moment = latest(ask.dueAt, ask.policy.daysBefore, person.regions);
    if (moment !== undefined && (ask.remindedAt ?? ask.since) < moment) person.due.push(ask.obligationId);
  }
  return [...byPerson].flatMap(([personId, { due }]) => (due.length > 0 ? [{ personId, obligationIds: due }] : []));
}

/** What is late is reminded of on the first day it can be, and from then on once in its rhythm until it is closed. */
function isDueWhenLate({ since, dueAt, remindedAt, daysBetweenWhenLate }: OpenAsk, today: LocalDate): boolean {
  if (daysBetweenWhenLate === null || localDate(dueAt) >= today) return false;
  const last = remindedAt && remindedAt > since ? remindedAt : since;
  return last <= dueAt || addDays(localDate(last), daysBetweenWhenLate) <= today;
}

/** Whether somebody may get a reminder today at all. */
export function mayRemind(person: Reachable, today: LocalDate, holidays: readonly HolidaySpan[]): boolean {
  if (person.remindedToday || person.paused || person.remindedThisWeek >= person.mostAWeek) return false;
  return !holidayOf(person.regions, holidays)(today);
}

/** The last moment that has passed for a due date; many questions are due on the same day, so each is worked out once. */
function latestMoments(now: Instant, holidays: readonly HolidaySpan[]) {
  const known = new Map<string, Instant | undefined>();
  let before: { dueAt: Instant; days: readonly number[]; regions: string; moment: Instant | undefined } | undefined;
  return (dueAt: Instant, days: readonly number[], of: readonly HolidayRegion[]): Instant | undefined => {
    const regions = of.length === 0 ? '' : of.join();
    if (before && before.dueAt === dueAt && before.days === days && before.regions === regions) return before.moment;
    const key = `${dueAt} ${days.join()} ${regions}`;
    if (!known.has(key)) {
      const moments = momentsBefore(localDate(dueAt), days, holidayOf(of, holidays));
      known.set(
        key,
        moments.findLast((each) => each <= now),
      );
    }
    before = { dueAt, days, regions, moment: known.get(key) };
    return before.moment;
  };
}

/** An open question of which others may have to be told that no answer came. */
export interface OpenDebt {
  obligationId: string;
  since: Instant;
  dueAt: Instant;
  policy: ReminderPolicy;
  /** Steps that were taken since it was asked. */
  taken: ReadonlySet<EscalationStep>;
}

export interface DueEscalation {
  obligationId: string;
  step: EscalationStep;
}

/**
 * Of which questions somebody else is told now. A step is due from its moment until it is taken or the question closes;
 * one that had passed before the question was asked is left out, because there was no time to answer first.
 */
export function dueEscalations(debts: Iterable<OpenDebt>, now: Instant): DueEscalation[] {
  if (!inSendingHours(now)) return [];
  const passed = passedSteps(now);
  const due: DueEscalation[] = [];
  for (const { obligationId, since, dueAt, policy, taken } of debts) {
    if (dueAt <= now) continue;
    for (const { to, moment } of passed(policy, dueAt)) {
      if (!taken.has(to) && since < moment) due.push({ obligationId, step: to });
    }
  }
  return due;
}

/** The steps of a policy whose moment has passed for a due date; worked out once for all that is due then. */
function passedSteps(now: Instant) {
  const latest = latestMoments(now, []);
  const known = new Map<ReminderPolicy, Map<Instant, { to: EscalationStep; moment: Instant }[]>>();
  return (policy: ReminderPolicy, dueAt: Instant) => {
    const ofPolicy = known.get(policy) ?? new Map<Instant, { to: EscalationStep; moment: Instant }[]>();
    known.set(policy, ofPolicy);
    const steps =
      ofPolicy.get(dueAt) ??
      policy.escalation.flatMap(({ to, daysBefore }) => {
        const moment = latest(dueAt, [daysBefore], []);
        return moment === undefined ? [] : [{ to, moment }];
      });
    ofPolicy.set(dueAt, steps);
    return steps;
  };
}

/** How many days ahead a question can be due for something to be due now: what the store has to look at. */
export function lookAheadDays(longest: number): number {
  return longest + LONGEST_CLOSURE_DAYS + 1;
}
