import { isInTeams } from '../delivery/schema.ts';
import { findPersons } from '../people/store.ts';
import { answerersOf } from '../people/store-answerers.ts';
import { holidayRegionsOf } from '../people/store-escalation.ts';
import { addDays, type Instant, localDate, startOfDay, toInstant } from '../time/local.ts';
import type { Work } from '../work/work.ts';
import type { AskAgain } from './ports.ts';
import { closingToday } from './rules/closes-today.ts';
import { type DueReminder, dueReminders, lookAheadDays, type OpenAsk, type Reachable } from './rules/due-reminders.ts';
import { SENT_BY_ITSELF } from './rules/message-keys.ts';
import {
  DAYS_BETWEEN_WHEN_LATE,
  defaultPolicy,
  POLICY_KINDS,
  policies,
  type ReminderPolicy,
} from './rules/policies.ts';
import { type HolidaySpan, inSendingHours } from './rules/sending-days.ts';
import { type DueObligation, obligationsThatMayBeDue } from './store.ts';
import { agreedPolicies, findSettings } from './store-policies.ts';
import { remindersSince, takeTurnToSend } from './store-reminders.ts';
import { escalate } from './use-cases-escalate.ts';
import { openQuestionsOf } from './use-cases-look.ts';
import { remind, remindUrgently } from './use-cases-messages.ts';

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
  const { due, closing } = await whoIsDue(work, askAgain, candidates, holidays);
  await remind(
    work,
    askAgain,
    { sendId: `${SENT_BY_ITSELF}${localDate(work.now)}` },
    await openQuestionsOf(
      work,
      due.map(({ personId }) => personId),
      work.now,
    ),
  );
  const last = await remindLastDay(work, askAgain, closing);
  return due.length + last + (await escalate(work, askAgain, candidates, holidays));
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
  const open = await obligationsThatMayBeDue(work, {
    after: work.now,
    before: toInstant(`${addDays(localDate(work.now), lookAheadDays(longest))}T00:00`),
    late: Object.keys(DAYS_BETWEEN_WHEN_LATE),
  });
  if (open.length === 0) return [];
  const date = localDate(work.now);
  const answerersAt = await answerersOf(work, open, date);
  const policyOf = policies(agreed);
  return open.map((obligation) => {
    const { id, kind, seatId, boardId, schoolId, bodyId, since, dueAt } = obligation;
    const asked = answerersAt(obligation);
    const policy = policyOf(kind, bodyId ?? asked?.kringId ?? null);
    return { id, kind, seatId, boardId, schoolId, bodyId, since, dueAt, policy, personIds: asked?.personIds ?? NOBODY };
  });
}

const NOBODY: readonly string[] = [];

/** Who of the people asked gets a reminder now, and who of the others is told that something closes today. */
export async function whoIsDue(
  work: Work,
  askAgain: Pick<AskAgain, 'wishesOf'>,
  candidates: readonly Candidate[],
  holidays: readonly HolidaySpan[],
): Promise<{ due: DueReminder[]; closing: DueReminder[] }> {
  const personIds = [...new Set(candidates.flatMap((each) => each.personIds))];
  const { lastOf, counts } = await remindedBefore(work, personIds, candidates);
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
  const due = dueReminders(asksOf(candidates, lastOf), reach, work.now, holidays);
  const reminded = new Set(due.map(({ personId }) => personId));
  const closing = closingToday(asksOf(candidates, lastOf), reach, work.now, holidays);
  const all = [...due, ...closing].map(({ personId }) => personId);
  const known = await findPersons(work, all);
  return {
    due: due.filter(({ personId }) => known.has(personId)),
    closing: closing.filter(({ personId }) => known.has(personId) && !reminded.has(personId)),
  };
}

/**
 * A line in the activity feed of Teams about what closes today; returns how many people got one. The card is in their chat already.
 * Whoever is reached by mail had the question and its reminders there, and a mail of today may be read too late.
 */
async function remindLastDay(work: Work, askAgain: AskAgain, closing: readonly DueReminder[]): Promise<number> {
  if (closing.length === 0) return 0;
  const ways = await askAgain.waysOf(
    work,
    closing.map(({ personId }) => personId),
  );
  const inTeams = closing.filter(({ personId }) => isInTeams(ways.get(personId)));
  const open = await openQuestionsOf(
    work,
    inTeams.map(({ personId }) => personId),
    work.now,
  );
  const closes = new Map(inTeams.map(({ personId, obligationIds }) => [personId, new Set(obligationIds)]));
  const lastDay = [...open].map(([personId, questions]) => {
    const ofToday = questions.filter(({ obligationId }) => closes.get(personId)?.has(obligationId));
    return [personId, ofToday] as const;
  });
  return remindUrgently(work, askAgain, { sendId: `${SENT_BY_ITSELF}${localDate(work.now)}:today` }, new Map(lastDay));
}

/** By person and question the last reminder, and how many somebody got today and in seven days. */
async function remindedBefore(work: Work, personIds: readonly string[], candidates: readonly Candidate[]) {
  const today = startOfDay(work.now);
  const week = toInstant(`${addDays(localDate(work.now), -6)}T00:00`);
  let oldest: Instant = week;
  for (const { since } of candidates) if (since < oldest) oldest = since;
  const lastOf = new Map<string, Map<string, Instant>>();
  const counts = new Map<string, { today: number; week: number }>();
  for (const { personId, obligationIds, sentAt } of await remindersSince(work, personIds, oldest)) {
    const own = lastOf.get(personId) ?? new Map<string, Instant>();
    lastOf.set(personId, own);
    for (const id of obligationIds) own.set(id, sentAt);
    const count = counts.get(personId) ?? { today: 0, week: 0 };
    if (sentAt >= week) count.week += 1;
    if (sentAt >= today) count.today += 1;
    counts.set(personId, count);
  }
  return { lastOf, counts };
}

/** Every question to every person, one after another: there may be too many to hold them all at once. */
function* asksOf(
  candidates: readonly Candidate[],
  lastOf: ReadonlyMap<string, ReadonlyMap<string, Instant>>,
): Generator<OpenAsk> {
  for (const { id, kind, since, dueAt, policy, personIds } of candidates) {
    const daysBetweenWhenLate = DAYS_BETWEEN_WHEN_LATE[kind] ?? null;
    for (const personId of personIds) {
      const remindedAt = lastOf.get(personId)?.get(id) ?? null;
      yield { obligationId: id, personId, since, dueAt, policy, daysBetweenWhenLate, remindedAt };
    }
  }
}
