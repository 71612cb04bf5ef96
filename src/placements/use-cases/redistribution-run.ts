import type { Transact, Work } from '../../work/work.ts';
import type { SolveLinear } from '../ports.ts';
import { basisOf } from '../rules/redistribution/carry-over.ts';
import { SOLVE_REDISTRIBUTION } from '../schema-redistribution.ts';
import { findRun, moveRun, queueRun, type SolvedPlan } from '../store/redistribution-runs.ts';
import { requireMay } from './acting.ts';
import { keyOf, load, solved, strategiesFor, stuckBefore } from './redistribution.ts';

/** Has a proposal worked out in the background; asking for what runs already, or is done, changes nothing. */
export async function startRedistribution(work: Work, roundId: string): Promise<void> {
  await requireMay(work, 'redistribution.manage');
  const loaded = await load(work, work.now, roundId);
  const total = strategiesFor(loaded).length;
  const runId = await queueRun(work, {
    ...{ roundId, total, problemKey: keyOf(loaded.problem) },
    stuckBefore: stuckBefore(work.now),
  });
  if (runId !== null) await work.enqueue(SOLVE_REDISTRIBUTION, { partnershipId: work.partnershipId, runId });
}

/**
 * Works a proposal out, strategy by strategy, outside any transaction; how far it is is written down in between. Handed out twice
 * it finds the same again. When the figures changed since, it stops: what it would find nobody is waiting for.
 */
export async function runRedistribution(
  deps: { transact: Transact; solve: SolveLinear },
  partnershipId: string,
  runId: string,
): Promise<void> {
  const system = { partnershipId, personId: null, via: 'system' as const };
  const move = (state: 'running' | 'done' | 'failed', plans: readonly SolvedPlan[]) =>
    deps.transact(system, (work) => moveRun(work, runId, { state, plans }));
  const loaded = await deps.transact(system, async (work) => {
    const run = await findRun(work, { runId });
    if (!run || run.state === 'done') return null;
    const found = await load(work, work.now, run.roundId);
    return keyOf(found.problem) === run.problemKey ? found : null;
  });
  if (!loaded) {
    await move('failed', []);
    return;
  }
  const plans: SolvedPlan[] = [];
  try {
    for (const strategy of strategiesFor(loaded)) {
      if (!(await move('running', plans))) return;
      plans.push({ strategy, ...(await solved(loaded.problem, strategy, deps.solve)), basis: basisOf(loaded.problem) });
    }
  } catch (cause) {
    await move('failed', []);
    throw cause;
  }
  await move('done', plans);
}
