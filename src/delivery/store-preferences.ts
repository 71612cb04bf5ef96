import type { Scope } from '../work/work.ts';
import type { Preferences } from './schema.ts';

const NONE: Preferences = { way: null, rhythm: 'daily', pausedFrom: null, pausedUntil: null };

/** What these people asked for; whoever asked for nothing is absent. */
export async function preferencesOf(scope: Scope, personIds: readonly string[]): Promise<Map<string, Preferences>> {
  const found = new Map<string, Preferences>();
  const ids = [...new Set(personIds)];
  for (let at = 0; at < ids.length; at += 1_000) {
    const rows = await scope.tx
      .selectFrom('person_preference')
      .select(['person_id', 'way', 'rhythm', 'paused_from', 'paused_until'])
      .where('partnership_id', '=', scope.partnershipId)
      .where('person_id', 'in', ids.slice(at, at + 1_000))
      .execute();
    for (const { person_id, way, rhythm, paused_from, paused_until } of rows) {
      found.set(person_id, { way, rhythm, pausedFrom: paused_from, pausedUntil: paused_until });
    }
  }
  return found;
}

export async function findPreferences(scope: Scope, personId: string): Promise<Preferences> {
  return (await preferencesOf(scope, [personId])).get(personId) ?? NONE;
}

export async function storePreferences(scope: Scope, personId: string, preferences: Preferences): Promise<void> {
  const { way, rhythm, pausedFrom, pausedUntil } = preferences;
  const columns = { way, rhythm, paused_from: pausedFrom, paused_until: pausedUntil };
  await scope.tx
    .insertInto('person_preference')
    .values({ partnership_id: scope.partnershipId, person_id: personId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doUpdateSet(columns))
    .execute();
}
