import { findPersons } from '../people/store.ts';
import { answerersOf } from '../people/store-answerers.ts';
import { holidayRegionsOf } from '../people/store-escalation.ts';
import { addDays, type Instant, localDate, startOfDay, toInstant } from '../time/local.ts';
import type { Work } from '../work/work.ts';
import type { AskAgain } from './ports.ts';
import { dueReminders, lookAheadDays, type OpenAsk, type Reachable } from './rules/due-reminders.ts';
import {
  DAYS_BETWEEN_WHEN_LATE,
  defaultPolicy,
  POLICY_KINDS,
  policies,
  type ReminderPolicy,
} from './rules/policies.ts';
import { type HolidaySpan, inSendingHours } from './rules/sending-days.ts';
import { type DueObligation, obligationsClosing, obligationsLate } from './store.ts';
import { agreedPolicies, findSettings } from './store-policies.ts';
import { remindersSince, takeTurnToSend } from './store-reminders.ts';
import { escalate } from './use-cases-escalate.ts';
import { openQuestionsOf } from './use-cases-look.ts';
import { remind } from './use-cases-messages.ts';

/** An open obligation with what its policy says and who is asked today. */
export interface Candidate extends DueObligation {
  policy: ReminderPolicy;
  personIds: readonly string[];
}

/**
 * Sends the reminders of this partnership that are due and unsent, one message per person over all open questions, and tells
 * others of questions that stay unanswered. Returns how many people got something.
 */
export async function sendDueReminders(work: Work, askAgain: AskAgain): Promise<number> {
  if (!inSendingHours(work.now)) return 0;
  await takeTurnToSend(work);
  const candidates = await whatMayBeDue(work);
  if (candidates.length === 0) return 0;
  const holidays = await holidaysOf(work, askAgain);
  const due = await duePersons(work, askAgain, candidates, holidays);
  await remind(work, askAgain, { sendId: `due:${localDate(work.now)}` }, await openQuestionsOf(work, due, work.now));
  return due.length + (await escalate(work, askAgain, candidates, holidays));
}

/** None where the partnership goes on reminding in the school holidays. */
async function holidaysOf(work: Work, askAgain: AskAgain): Promise<readonly HolidaySpan[]> {
  const { holidayPause } = await findSettings(work);
  return holidayPause ? askAgain.schoolHolidays(work) : [];
}

/** Everything that closes soon enough for any policy, and what is late and still owed, each with its own policy and with who is asked today. */
export async function whatMayBeDue(work: Work): Promise<Candidate[]> {
  const agreed = await agreedPolicies(work);
  const all = [...agreed.map(({ policy }) => policy), ...POLICY_KINDS.map(defaultPolicy), defaultPolicy('')];
  const longest = Math.max(
    ...all.flatMap(({ daysBefore, escalation }) => [...daysBefore, ...escalation.map((step) => step.daysBefore)]),
  );
  const closing = await obligationsClosing(work, {
    after: work.now,
    before: toInstant(`${addDays(localDate(work.now), lookAheadDays(longest))}T00:00`),
  });
  const late = await obligationsLate(work, { kinds: Object.keys(DAYS_BETWEEN_WHEN_LATE), before: work.now });
  const open = [...closing, ...late];
  if (open.length === 0) return [];
  const date = localDate(work.now);
  const answerersAt = await answerersOf(work, open, date);
  const policyOf = policies(agreed);
  return open.map((obligation) => {
    const asked = answerersAt(obligation);
    const bodyId = obligation.bodyId ?? asked?.kringId ?? null;
    return { ...obligation, policy: policyOf(obligation.kind, bodyId), personIds: asked?.personIds ?? [] };
  });
}

/** Who of the people asked gets a reminder now. */
export async function duePersons(
  work: Work,
  askAgain: Pick<AskAgain, 'wishesOf'>,
  candidates: readonly Candidate[],
  holidays: readonly HolidaySpan[],
): Promise<string[]> {
  const personIds = [...new Set(candidates.flatMap((each) => each.personIds))];
  const today = startOfDay(work.now);
  const week = toInstant(`${addDays(localDate(work.now), -6)}T00:00`);
  const [oldest = week] = [week, ...new Set(candidates.map(({ since }) => since))].sort();
  const lastOf = new Map<string, Instant>();
  const counts = new Map<string, { today: number; week: number }>();
  for (const { personId, obligationIds, sentAt } of await remindersSince(work, personIds, oldest)) {
    for (const id of obligationIds) lastOf.set(`${personId} ${id}`, sentAt);
    const count = counts.get(personId) ?? { today: 0, week: 0 };
    if (sentAt >= week) count.week += 1;
    if (sentAt >= today) count.today += 1;
    counts.set(personId, count);
  }
  const regions = holidays.length > 0 ? await holidayRegionsOf(work, personIds) : new Map();
  const wishes = await askAgain.wishesOf(work, personIds, localDate(work.now));
  const { mostAWeek } = await findSettings(work);
  const reach = (personId: string): Reachable => {
    const wish = wishes.get(personId);
    return {
      remindedToday: (counts.get(personId)?.today ?? 0) > 0,
      remindedThisWeek: counts.get(personId)?.week ?? 0,
      mostAWeek: wish?.weekly ? 1 : mostAWeek,
      paused: wish?.paused ?? false,
      regions: regions.get(personId) ?? [],
    };
  };
  const asks = candidates.flatMap(({ id, kind, since, dueAt, policy, personIds: asked }) =>
    asked.map(
      (personId): OpenAsk => ({
        obligationId: id,
        personId,
        since,
        dueAt,
        policy,
        daysBetweenWhenLate: DAYS_BETWEEN_WHEN_LATE[kind] ?? null,
        remindedAt: lastOf.get(`${personId} ${id}`) ?? null,
      }),
    ),
  );
  const due = dueReminders(asks, reach, work.now, holidays).map(({ personId }) => personId);
  const known = await findPersons(work, due);
  return due.filter((personId) => known.has(personId));
}
