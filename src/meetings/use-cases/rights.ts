import type { Role } from '../../people/rules/roles.ts';
import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { standingOf } from '../../people/store.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { type MeetingAction, mayMeetings } from '../rules/may-meetings.ts';

/** Refuses unless the actor may do this with the body; returns who acts. The system itself may do everything. */
export async function demand(work: Work, action: MeetingAction, bodyId: string): Promise<void> {
  const { personId } = work.actor;
  if (personId === null) return;
  if (!mayMeetings(action, await rolesIn(work, bodyId, personId))) throw new Refusal('not-allowed', 'not-allowed');
}

async function rolesIn(work: Work, bodyId: string, personId: string): Promise<readonly Role[]> {
  return rolesAt(await standingOf(work, personId, localDate(work.now)), { bodyId });
}

/** True when somebody with this standing may do this with the body. */
export function allows(standing: Standing, action: MeetingAction, bodyId: string): boolean {
  return mayMeetings(action, rolesAt(standing, { bodyId }));
}

/** Who acts, for use cases that only people start. */
export function personActing(work: Work): string {
  if (work.actor.personId === null) throw new Refusal('not-allowed', 'not-allowed');
  return work.actor.personId;
}
