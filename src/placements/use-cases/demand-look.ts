import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { bodiesOn } from '../../people/store-bodies.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import type { DemandView } from '../schema-demand.ts';
import { educationRegions, regionDemands } from '../store/demand.ts';
import { findRound } from '../store/rounds.ts';

/** The demand of a round by kring and by onderwijsregio, for whoever may change it. */
export async function demandView(scope: Scope, now: string, roundId: string, standing: Standing): Promise<DemandView> {
  if (!mayPlacements('round.manage', rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
  if (!(await findRound(scope, roundId))) throw new Refusal('not-found', 'not-found');
  const bodies = await bodiesOn(scope, localDate(now));
  const lines = [...(await regionDemands(scope, roundId, 'kring')), ...(await regionDemands(scope, roundId, 'region'))];
  return {
    kringen: bodies.flatMap(({ id, name, kind }) => (kind === 'kring' ? [{ id, name }] : [])),
    regions: await educationRegions(scope),
    lines: lines.map(({ variantId, regionId, students }) => ({ variantId, placeId: regionId, students })),
  };
}
