import type { Scope, Work } from '../work/work.ts';
import {
  type AgreedPolicy,
  DEFAULT_SETTINGS,
  type EscalationStep,
  type ReminderPolicy,
  type ReminderSettings,
} from './rules/policies.ts';

/** Everything a partnership agreed on reminding. */
export async function agreedPolicies(scope: Scope): Promise<AgreedPolicy[]> {
  const rows = await scope.tx
    .selectFrom('reminder_policy')
    .select(['question_kind as kind', 'body_id as bodyId', 'policy'])
    .where('partnership_id', '=', scope.partnershipId)
    .orderBy('question_kind')
    .orderBy('body_id')
    .execute();
  return rows;
}

/** Puts a policy in place of the one there was; null: the wider policy holds again. */
export async function savePolicy(
  work: Work,
  { kind, bodyId }: Pick<AgreedPolicy, 'kind' | 'bodyId'>,
  policy: ReminderPolicy | null,
): Promise<void> {
  if (policy === null) {
    await work.tx
      .deleteFrom('reminder_policy')
      .where('partnership_id', '=', work.partnershipId)
      .where('question_kind', '=', kind)
      .where('body_id', 'is not distinct from', bodyId)
      .execute();
    return;
  }
  const columns = { policy: JSON.stringify(policy), changed_by: work.actor.personId, changed_at: work.now };
  await work.tx
    .insertInto('reminder_policy')
    .values({ partnership_id: work.partnershipId, id: work.newId(), question_kind: kind, body_id: bodyId, ...columns })
    .onConflict((conflict) => conflict.constraint('reminder_policy_once').doUpdateSet(columns))
    .execute();
}

export async function findSettings(scope: Scope): Promise<ReminderSettings> {
  const row = await scope.tx
    .selectFrom('reminder_setting')
    .select(['most_a_week as mostAWeek', 'holiday_pause as holidayPause'])
    .where('partnership_id', '=', scope.partnershipId)
    .executeTakeFirst();
  return row ?? DEFAULT_SETTINGS;
}

export async function saveSettings(work: Work, { mostAWeek, holidayPause }: ReminderSettings): Promise<void> {
  const columns = { most_a_week: mostAWeek, holiday_pause: holidayPause };
  await work.tx
    .insertInto('reminder_setting')
    .values({ partnership_id: work.partnershipId, ...columns })
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet(columns))
    .execute();
}

/** One step that was taken; `personId` null: there was nobody to tell. */
export interface TakenStep {
  obligationId: string;
  since: string;
  step: EscalationStep;
  personId: string | null;
  at: string;
}

/** The steps that were taken for these obligations, also those from before they were opened again; oldest first. */
export async function takenSteps(scope: Scope, obligationIds: readonly string[]): Promise<TakenStep[]> {
  if (obligationIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('escalation')
    .select(['obligation_id as obligationId', 'since', 'step', 'person_id as personId', 'at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('obligation_id', 'in', [...obligationIds])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), at: row.at.toISOString() }));
}

/** Writes down steps that are taken now; a step that was taken already is left as it is. */
export async function saveSteps(work: Work, steps: readonly Omit<TakenStep, 'at'>[]): Promise<void> {
  if (steps.length === 0) return;
  await work.tx
    .insertInto('escalation')
    .values(
      steps.map(({ obligationId, since, step, personId }) => ({
        partnership_id: work.partnershipId,
        id: work.newId(),
        obligation_id: obligationId,
        since,
        step,
        person_id: personId,
        at: work.now,
      })),
    )
    .onConflict((conflict) => conflict.constraint('escalation_once').doNothing())
    .execute();
}

/** A message that told somebody of others who do not answer; `at` (ISO) is when that was decided. */
export interface EscalationSent {
  personId: string;
  at: string;
}

/** What these people were told since an instant (ISO), message by message. */
export async function escalationsSince(
  scope: Scope,
  personIds: readonly string[],
  since: string,
): Promise<EscalationSent[]> {
  if (personIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('escalation')
    .select(['person_id', 'at'])
    .distinct()
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...new Set(personIds)])
    .where('at', '>=', new Date(since))
    .execute();
  return rows.flatMap(({ person_id: personId, at }) => (personId ? [{ personId, at: at.toISOString() }] : []));
}

/** Of which questions these people were told at these instants (ISO), by instant and person joined with a space. */
export async function escalatedTo(
  scope: Scope,
  moments: readonly string[],
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (moments.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('escalation')
    .select(['obligation_id', 'person_id', 'at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...new Set(personIds)])
    .where(
      'at',
      'in',
      [...new Set(moments)].map((at) => new Date(at)),
    )
    .execute();
  const told = new Map<string, string[]>();
  for (const { obligation_id, person_id, at } of rows) {
    const key = `${at.toISOString()} ${person_id}`;
    told.set(key, [...(told.get(key) ?? []), obligation_id]);
  }
  return told;
}
