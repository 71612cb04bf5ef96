import type { Scope, Work } from '../../work/work.ts';
import type { PlanBasis } from '../rules/redistribution/carry-over.ts';
import type { RedistributionPlan } from '../rules/redistribution/model.ts';
import type { Strategy } from '../rules/redistribution/problem.ts';

/** What was worked out by one strategy, and how far its cost may lie above the least possible one. */
export interface SolvedPlan {
  strategy: Strategy;
  plan: RedistributionPlan;
  gap: number;
  /** What it was worked out from; plans from before this was kept have none. */
  basis?: PlanBasis;
}

export interface RedistributionRun {
  id: string;
  roundId: string;
  /** Of the figures that it is worked out from. */
  problemKey: string;
  state: 'queued' | 'running' | 'done' | 'failed';
  /** Strategies that are worked out, of so many. */
  done: number;
  total: number;
  plans: SolvedPlan[];
  startedAt: string;
}

/** The run for exactly these figures of a round, or one by its id. */
export async function findRun(
  scope: Scope,
  by: { roundId: string; problemKey: string } | { runId: string },
): Promise<RedistributionRun | undefined> {
  const query = scope.tx
    .selectFrom('redistribution_run')
    .select(['id', 'round_id as roundId', 'problem_key as problemKey', 'state', 'done', 'total', 'plans'])
    .select('started_at as startedAt')
    .where('partnership_id', '=', scope.partnershipId);
  const row =
    'runId' in by
      ? await query.where('id', '=', by.runId).executeTakeFirst()
      : await query.where('round_id', '=', by.roundId).where('problem_key', '=', by.problemKey).executeTakeFirst();
  return row && { ...row, plans: row.plans as SolvedPlan[], startedAt: row.startedAt.toISOString() };
}

/** The plans that were worked out last for a round, whatever its figures were; none: empty. */
export async function lastPlans(scope: Scope, roundId: string): Promise<SolvedPlan[]> {
  const row = await scope.tx
    .selectFrom('redistribution_run')
    .select('plans')
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .where('state', '=', 'done')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.plans ?? []) as SolvedPlan[];
}

/** When a proposal for this round was last asked for, whatever its figures were; null: never. */
export async function lastStarted(scope: Scope, roundId: string): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('redistribution_run')
    .select((eb) => eb.fn.max('started_at').as('at'))
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  return row?.at?.toISOString() ?? null;
}

/**
 * Queues a run for these figures, unless one runs or is done; forgets the ones for figures that no longer hold, that failed, or that
 * began before `stuckBefore` and never ended. What was found last stays until something else is.
 */
export async function queueRun(
  work: Work,
  run: { roundId: string; problemKey: string; total: number; stuckBefore: string },
): Promise<string | null> {
  const { roundId, problemKey, total, stuckBefore } = run;
  await work.tx
    .deleteFrom('redistribution_run')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where((eb) =>
      eb.or([
        eb.and([eb('problem_key', '!=', problemKey), eb('state', '!=', 'done')]),
        eb('state', '=', 'failed'),
        eb.and([eb('state', '!=', 'done'), eb('started_at', '<', new Date(stuckBefore))]),
      ]),
    )
    .execute();
  const id = work.newId();
  const row = await work.tx
    .insertInto('redistribution_run')
    .values({
      ...{ partnership_id: work.partnershipId, id, round_id: roundId, problem_key: problemKey, state: 'queued' },
      ...{ done: 0, total, plans: '[]', started_at: work.now, started_by: work.actor.personId },
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id', 'problem_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Writes down how far a run is; false: it is gone, or was finished by another copy. What is done takes the place of what was found before. */
export async function moveRun(
  work: Work,
  runId: string,
  to: { state: RedistributionRun['state']; plans: readonly SolvedPlan[] },
): Promise<boolean> {
  const over = to.state === 'done' || to.state === 'failed';
  const row = await work.tx
    .updateTable('redistribution_run')
    .set({
      ...{ state: to.state, done: to.plans.length, plans: JSON.stringify(to.plans) },
      finished_at: over ? work.now : null,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', runId)
    .where('state', '!=', 'done')
    .returning('round_id as roundId')
    .executeTakeFirst();
  if (row && to.state === 'done') {
    await work.tx
      .deleteFrom('redistribution_run')
      .where('partnership_id', '=', work.partnershipId)
      .where('round_id', '=', row.roundId)
      .where('id', '!=', runId)
      .where('state', '=', 'done')
      .execute();
  }
  return row !== undefined;
}
