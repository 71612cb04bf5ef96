import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { Told } from './rules/mail-invitation.ts';

export interface StoredInvitation extends Told {
  personId: string;
  way: 'calendar' | 'mail';
}

/** How people were invited to a meeting so far, in order of person. */
export async function selectInvitations(scope: Scope, meetingId: string): Promise<StoredInvitation[]> {
  const rows = await scope.tx
    .selectFrom('meeting_invitation')
    .select(['person_id', 'way', 'told', 'sequence', 'told_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id, way, told, sequence, told_at }) => ({
    personId: person_id,
    way,
    told,
    sequence: told_at === null ? null : sequence,
  }));
}

/** Keeps by which way people are invited; a way that was kept already stays. */
export async function keepWays(
  scope: Scope,
  meetingId: string,
  ways: readonly { personId: string; way: 'calendar' | 'mail' }[],
): Promise<void> {
  if (ways.length === 0) return;
  const { partnershipId: partnership_id } = scope;
  await scope.tx
    .insertInto('meeting_invitation')
    .values(
      ways.map(({ personId, way }) => {
        return { partnership_id, meeting_id: meetingId, person_id: personId, way, told: null, told_at: null };
      }),
    )
    .onConflict((conflict) => conflict.columns(['partnership_id', 'meeting_id', 'person_id']).doNothing())
    .execute();
}

export async function saveTold(
  scope: Scope,
  meetingId: string,
  personId: string,
  { told, sequence, at }: { told: string | null; sequence: number; at: string },
): Promise<void> {
  await scope.tx
    .updateTable('meeting_invitation')
    .set({ told, sequence, told_at: at })
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute();
}

/** What somebody was mailed of a meeting was mailed to an address that is theirs no longer; the next mail has a higher number. */
export async function forgetTold(scope: Scope, meetingId: string, personId: string): Promise<void> {
  await scope.tx
    .updateTable('meeting_invitation')
    .set({ told: null })
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute();
}

/** Which of these people the directory was asked about and does not know: no calendar of the tenant reaches them. */
export async function outsideDirectory(scope: Scope, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await scope.tx
    .selectFrom('person')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', 'in', [...personIds])
    .where('directory', 'is', null)
    .where('entra_id', 'is', null)
    .where('directory_checked_at', 'is not', sql<null>`null`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
