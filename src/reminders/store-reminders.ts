import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import { chunks } from './store.ts';

/** One reminder message that was sent to one person. */
export interface SentReminder {
  personId: string;
  obligationIds: string[];
}

/** Lets sends of one partnership take turns, so that two at once cannot both find that nobody was reminded yet. */
export async function takeTurnToSend(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reminders:${work.partnershipId}`}, 0))`.execute(work.tx);
}

/** Writes down who is reminded of what, and counts it on the obligations. */
export async function saveReminders(
  work: Work,
  { sendId, note }: { sendId: string; note?: string | null },
  reminders: readonly SentReminder[],
): Promise<void> {
  for (const chunk of chunks(reminders, 500)) {
    await work.tx
      .insertInto('reminder')
      .values(
        chunk.map(({ personId, obligationIds }) => ({
          partnership_id: work.partnershipId,
          id: work.newId(),
          send_id: sendId,
          person_id: personId,
          sent_at: work.now,
          by_person_id: work.actor.personId,
          note: note ?? null,
          obligation_ids: JSON.stringify(obligationIds),
        })),
      )
      .execute();
  }
  const ids = [...new Set(reminders.flatMap(({ obligationIds }) => obligationIds))];
  await sql`
    update obligation set times_asked = times_asked + 1, last_asked_at = ${work.now}
    where partnership_id = ${work.partnershipId} and id = any(${ids})`.execute(work.tx);
}

/** Whom a send reached already; empty when it has not been sent. */
export async function remindersOfSend(scope: Scope, sendId: string): Promise<SentReminder[]> {
  const rows = await scope.tx
    .selectFrom('reminder')
    .select(['person_id', 'obligation_ids'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('send_id', '=', sendId)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, obligationIds: row.obligation_ids }));
}

/** Who sent it; undefined: there is no such send, or it went out by itself. */
export async function reminderSender(scope: Scope, sendId: string): Promise<string | undefined> {
  const row = await scope.tx
    .selectFrom('reminder')
    .select('by_person_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('send_id', '=', sendId)
    .executeTakeFirst();
  return row?.by_person_id ?? undefined;
}

/** Reminders to these people since an instant, oldest first. */
export async function remindersSince(
  scope: Scope,
  personIds: readonly string[],
  since: string,
): Promise<(SentReminder & { sentAt: string })[]> {
  if (personIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('reminder')
    .select(['person_id', 'obligation_ids', 'sent_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...new Set(personIds)])
    .where('sent_at', '>=', new Date(since))
    .orderBy('sent_at')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    obligationIds: row.obligation_ids,
    sentAt: row.sent_at.toISOString(),
  }));
}

/** What one reminder was about, who sent it (null: nobody) and what they added. */
export interface ReminderSent {
  /** ISO instant. */
  sentAt: string;
  obligationIds: string[];
  byPersonId: string | null;
  note: string | null;
}

/** Reminders of these sends to these people, by send and person joined with a space. */
export async function remindersOfPeople(
  scope: Scope,
  sendIds: readonly string[],
  personIds: readonly string[],
): Promise<Map<string, ReminderSent>> {
  if (sendIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('reminder')
    .select([
      'send_id',
      'person_id',
      'sent_at',
      'obligation_ids as obligationIds',
      'by_person_id as byPersonId',
      'note',
    ])
    .where('partnership_id', '=', scope.partnershipId)
    .where('send_id', 'in', [...new Set(sendIds)])
    .where('person_id', 'in', [...new Set(personIds)])
    .execute();
  return new Map(
    rows.map(({ send_id, person_id, sent_at, ...sent }) => [
      `${send_id} ${person_id}`,
      { ...sent, sentAt: sent_at.toISOString() },
    ]),
  );
}

/** A reminder that was held up leaves now: from now on its day is today. */
export async function saveLeaving(work: Work, leaving: readonly { sendId: string; personId: string }[]): Promise<void> {
  if (leaving.length === 0) return;
  await sql`
    update reminder r set sent_at = ${work.now}
    from json_to_recordset(${JSON.stringify(leaving)}::json) as l("sendId" text, "personId" text)
    where r.partnership_id = ${work.partnershipId} and r.send_id = l."sendId" and r.person_id = l."personId"`.execute(
    work.tx,
  );
}
