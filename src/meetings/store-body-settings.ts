import type { Scope } from '../work/work.ts';
import { type BodyPreferences, NO_PREFERENCES } from './rules/body-settings.ts';

export interface StoredPreferences {
  preferences: BodyPreferences;
  /** ISO instant. */
  savedAt: string;
  savedBy: string | null;
}

/** How each body likes to meet, by body id; bodies that have said nothing are absent. */
export async function selectPreferences(
  scope: Scope,
  bodyIds?: readonly string[],
): Promise<Map<string, BodyPreferences>> {
  if (bodyIds?.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('body_setting')
    .select(['body_id', 'preferences'])
    .where('partnership_id', '=', scope.partnershipId)
    .$if(bodyIds !== undefined, (query) => query.where('body_id', 'in', [...(bodyIds ?? [])]))
    .execute();
  return new Map(rows.map((row) => [row.body_id, completePreferences(row.preferences)]));
}

export async function findPreferencesOf(scope: Scope, bodyId: string): Promise<StoredPreferences | null> {
  const row = await scope.tx
    .selectFrom('body_setting')
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'body_setting.partnership_id')
        .onRef('person.id', '=', 'body_setting.saved_by'),
    )
    .select(['body_setting.preferences', 'body_setting.saved_at', 'person.name'])
    .where('body_setting.partnership_id', '=', scope.partnershipId)
    .where('body_setting.body_id', '=', bodyId)
    .executeTakeFirst();
  if (!row) return null;
  return { preferences: completePreferences(row.preferences), savedAt: row.saved_at.toISOString(), savedBy: row.name };
}

export async function savePreferencesOf(
  scope: Scope,
  bodyId: string,
  preferences: BodyPreferences,
  saved: { by: string | null; at: string },
): Promise<void> {
  const columns = { preferences: JSON.stringify(preferences), saved_by: saved.by, saved_at: saved.at };
  await scope.tx
    .insertInto('body_setting')
    .values({ partnership_id: scope.partnershipId, body_id: bodyId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'body_id']).doUpdateSet(columns))
    .execute();
}

/** Kept before a preference existed, it says nothing about it. */
export function completePreferences(stored: unknown): BodyPreferences {
  return { ...NO_PREFERENCES, ...(stored as Partial<BodyPreferences> | null) };
}
