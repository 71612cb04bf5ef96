import type { Scope } from '../../work/work.ts';

/** What a partnership and its institute are called. */
export async function institute(scope: Scope): Promise<{ partnership: string; institute: string }> {
  return scope.tx
    .selectFrom('partnership')
    .select(['name as partnership', 'institute'])
    .where('id', '=', scope.partnershipId)
    .executeTakeFirstOrThrow();
}
