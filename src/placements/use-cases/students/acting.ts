import { type Role, rolesAt, type Standing } from '../../../people/rules/roles.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { mayStudents, type StudentAction } from '../../rules/may-students.ts';
import { findRound, type Round } from '../../store/rounds.ts';
import { actingRoles } from '../acting.ts';

/** The roles of whoever acts, at a board or in the partnership; refuses whoever may not. */
export async function demandStudents(work: Work, action: StudentAction, boardId?: string): Promise<readonly Role[]> {
  const roles = await actingRoles(work, boardId);
  if (!mayStudents(action, roles)) throw new Refusal('not-allowed', 'not-allowed');
  return roles;
}

/** A round that students can be matched in: it was opened, and not withdrawn. */
export async function roundWithStudents(scope: Scope, roundId: string): Promise<Round> {
  const round = await findRound(scope, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  if (round.state === 'cancelled') throw new Refusal('conflict', 'round-cancelled');
  if (round.state === 'draft') throw new Refusal('conflict', 'students-round-draft');
  return round;
}

/** The boards whose students somebody may see. */
export function boardsWithStudents(standing: Standing): 'all' | string[] {
  if (mayStudents('students.count', rolesAt(standing, {}))) return 'all';
  const own = standing.boards.map(({ boardId }) => boardId);
  return [...new Set(own)].filter((boardId) => mayStudents('students.view', rolesAt(standing, { boardId })));
}
