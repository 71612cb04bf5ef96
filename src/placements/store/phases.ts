import type { Scope, Work } from '../../work/work.ts';
import type { Phase } from '../rules/phases.ts';

/** The phases of a round that somebody set dates for. */
export async function plannedPhases(scope: Scope, roundId: string): Promise<Phase[]> {
  return scope.tx
    .selectFrom('round_phase')
    .select(['phase', 'opens_at as opensAt', 'closes_at as closesAt', 'held'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .execute();
}

export async function savePhase(work: Work, roundId: string, { phase, opensAt, closesAt, held }: Phase): Promise<void> {
  const says = { opens_at: opensAt, closes_at: closesAt, held };
  await work.tx
    .insertInto('round_phase')
    .values({ partnership_id: work.partnershipId, round_id: roundId, phase, ...says })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id', 'phase']).doUpdateSet(says))
    .execute();
}
