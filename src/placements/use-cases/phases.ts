import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import {
  isPhaseLate,
  movedPhases,
  PHASES,
  type Phase,
  type PhaseName,
  phaseFault,
  phaseState,
  unplanned,
} from '../rules/phases.ts';
import type { PhasesBody, RoundPhases } from '../schema-phases.ts';
import { plannedPhases, savePhase } from '../store/phases.ts';
import { findAsks } from '../store/redistribution.ts';
import { findRound, type Round } from '../store/rounds.ts';
import { countStudents } from '../store/students.ts';
import { requireMay, roundForUpdate } from './acting.ts';

/** Every phase of a round, in order; one that nobody set dates for is open throughout. */
async function phasesOf(scope: Scope, roundId: string): Promise<Phase[]> {
  const planned = await plannedPhases(scope, roundId);
  return PHASES.map((phase) => planned.find((each) => each.phase === phase) ?? unplanned(phase));
}

export async function phaseOf(scope: Scope, roundId: string, phase: PhaseName): Promise<Phase> {
  return (await phasesOf(scope, roundId)).find((each) => each.phase === phase) ?? unplanned(phase);
}

/** The phases of a round as everybody in it may know them. */
export async function roundPhases(
  scope: Scope,
  now: string,
  roundId: string,
  standing: Standing,
): Promise<RoundPhases> {
  const mayManage = mayPlacements('round.manage', rolesAt(standing, {}));
  const mayLook = mayPlacements('round.oversee', rolesAt(standing, {})) || standing.boards.length > 0;
  if (!mayLook) throw new Refusal('not-allowed', 'not-allowed');
  if (!(await findRound(scope, roundId))) throw new Refusal('not-found', 'not-found');
  const phases = [];
  for (const phase of await phasesOf(scope, roundId)) {
    const state = phaseState(phase, now);
    const waiting = mayManage ? await waitingIn(scope, roundId, phase.phase) : null;
    phases.push({ ...phase, state, waiting, late: isPhaseLate(state, waiting ?? 0) });
  }
  return { phases, mayManage };
}

/** What has no answer yet: questions to boards for more places, or students. */
async function waitingIn(scope: Scope, roundId: string, phase: PhaseName): Promise<number> {
  if (phase === 'students') {
    return (await countStudents(scope, roundId, 'all')).reduce((sum, { proposed }) => sum + proposed, 0);
  }
  return (await findAsks(scope, { roundId })).filter(({ state }) => state === 'open' || state === 'expired').length;
}

/** Sets when phases run, or opens and closes them by hand. */
export async function setPhases(work: Work, roundId: string, { phases }: PhasesBody): Promise<void> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  if (round.state === 'cancelled') throw new Refusal('conflict', 'round-cancelled');
  const before = await phasesOf(work, roundId);
  for (const phase of phases) {
    const fault = phaseFault(phase, round.deadline);
    if (fault) throw new Refusal('invalid', fault, { deadline: round.deadline });
    const known = before.find((each) => each.phase === phase.phase);
    if (JSON.stringify(known) === JSON.stringify(phase)) continue;
    await savePhase(work, roundId, phase);
    await recordHistory(work, {
      entity: 'placement-round',
      entityId: roundId,
      what: 'phase',
      before: known,
      after: phase,
    });
  }
}

/** Gives a new round the phases of the one it is copied from, moved along with the deadline. */
export async function copyPhases(work: Work, source: Round, round: Round): Promise<void> {
  for (const phase of movedPhases(await plannedPhases(work, source.id), source.deadline, round.deadline)) {
    if (phaseFault(phase, round.deadline) === null) await savePhase(work, round.id, phase);
  }
}

/** Refuses what belongs to a phase that does not run now; the sentence says when it does. */
export async function requirePhase(work: Work, roundId: string, name: PhaseName): Promise<void> {
  const phase = await phaseOf(work, roundId, name);
  const state = phaseState(phase, work.now);
  if (state === 'open') return;
  const code = state === 'planned' ? 'phase-planned' : 'phase-closed';
  throw new Refusal('conflict', code, { phase: name, opens: phase.opensAt ?? '', closes: phase.closesAt ?? '' });
}
