import type { Scope, Work } from '../../work/work.ts';

/** What demand is given by, beside the whole partnership: kringen and onderwijsregio's, which need not coincide. */
export type DemandDivision = 'kring' | 'region';

/** Students of a variant that must find a place in one kring or onderwijsregio. */
export interface PlaceDemand {
  variantId: string;
  /** Of the kring or the onderwijsregio. */
  regionId: string;
  students: number;
}

export async function regionDemands(
  scope: Scope,
  roundId: string,
  division: DemandDivision = 'kring',
): Promise<PlaceDemand[]> {
  return division === 'kring'
    ? scope.tx
        .selectFrom('region_demand')
        .select(['variant_id as variantId', 'kring_id as regionId', 'students'])
        .where('partnership_id', '=', scope.partnershipId)
        .where('round_id', '=', roundId)
        .orderBy('variant_id')
        .orderBy('kring_id')
        .execute()
    : scope.tx
        .selectFrom('education_region_demand')
        .select(['variant_id as variantId', 'region_id as regionId', 'students'])
        .where('partnership_id', '=', scope.partnershipId)
        .where('round_id', '=', roundId)
        .orderBy('variant_id')
        .orderBy('region_id')
        .execute();
}

/** Names by id of the onderwijsregio's of a partnership. */
export async function educationRegions(scope: Scope): Promise<{ id: string; name: string }[]> {
  return scope.tx
    .selectFrom('education_region')
    .select(['id', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .orderBy('core', 'desc')
    .orderBy('name')
    .execute();
}

/** Replaces what is known of a variant in these places; null: not known. */
export async function saveRegionDemand(
  work: Work,
  roundId: string,
  division: DemandDivision,
  demands: readonly { variantId: string; regionId: string; students: number | null }[],
): Promise<void> {
  for (const { variantId, regionId, students } of demands) {
    await forget(work, { roundId, division, variantId, regionId });
    if (students === null) continue;
    const row = { partnership_id: work.partnershipId, round_id: roundId, variant_id: variantId, students };
    if (division === 'kring')
      await work.tx
        .insertInto('region_demand')
        .values({ ...row, kring_id: regionId })
        .execute();
    else
      await work.tx
        .insertInto('education_region_demand')
        .values({ ...row, region_id: regionId })
        .execute();
  }
}

async function forget(
  work: Work,
  place: { roundId: string; division: DemandDivision; variantId: string; regionId: string },
): Promise<void> {
  const query =
    place.division === 'kring'
      ? work.tx.deleteFrom('region_demand').where('kring_id', '=', place.regionId)
      : work.tx.deleteFrom('education_region_demand').where('region_id', '=', place.regionId);
  await query
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', place.roundId)
    .where('variant_id', '=', place.variantId)
    .execute();
}

/** Before the variants of a draft are replaced. */
export async function deleteRegionDemands(work: Work, roundId: string): Promise<void> {
  for (const table of ['region_demand', 'education_region_demand'] as const)
    await work.tx
      .deleteFrom(table)
      .where('partnership_id', '=', work.partnershipId)
      .where('round_id', '=', roundId)
      .execute();
}
