import { type Role, rolesAt } from '../../people/rules/roles.ts';
import { standingOf } from '../../people/store.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { mayPlacements, type PlacementAction } from '../rules/may-placements.ts';
import { lockRound, type Round } from '../store/rounds.ts';

/** The roles of whoever acts at one board, or a school of it; at no board, the ones that hold for the whole partnership. */
export async function actingRoles(work: Work, boardId?: string, schoolId?: string): Promise<readonly Role[]> {
  const { personId } = work.actor;
  const standing = personId === null ? null : await standingOf(work, personId, localDate(work.now));
  return rolesAt(standing, {
    ...(boardId === undefined ? {} : { boardId }),
    ...(schoolId === undefined ? {} : { schoolId }),
  });
}

/** Refuses whoever may not; the system itself may do what the clock asks for. */
export async function requireMay(work: Work, action: PlacementAction): Promise<void> {
  if (work.actor.via === 'system' && work.actor.personId === null) return;
  if (!mayPlacements(action, await actingRoles(work))) throw new Refusal('not-allowed', 'not-allowed');
}

/** The round, locked until the end of the transaction. */
export async function roundForUpdate(work: Work, roundId: string): Promise<Round> {
  const round = await lockRound(work, roundId, 'update');
  if (!round) throw new Refusal('not-found', 'not-found');
  return round;
}
