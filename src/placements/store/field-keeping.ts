import { sql } from 'kysely';
import { groupBy } from '../../people/rules/grouping.ts';
import type { Scope, Work } from '../../work/work.ts';
import type { FieldApart, FieldKeeping } from '../rules/students/retention.ts';
import { eraseLinesOf } from './frozen-registration.ts';

/** A decision with who made it and when. */
export interface KeptDecision extends FieldKeeping {
  /** ISO instant. */
  decidedAt: string;
  decidedBy: string | null;
}

/** What was decided per field in some rounds, by round; all rounds: leave `roundIds` out. */
export async function fieldKeepings(
  scope: Scope,
  roundIds?: readonly string[],
): Promise<ReadonlyMap<string, KeptDecision[]>> {
  if (roundIds?.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('student_field_keeping as keeping')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'keeping.partnership_id').onRef('person.id', '=', 'keeping.decided_by'),
    )
    .select(['keeping.round_id as roundId', 'keeping.field', 'keeping.kept_until as until', 'keeping.purpose'])
    .select(['keeping.decided_at', 'person.name as decidedBy'])
    .where('keeping.partnership_id', '=', scope.partnershipId)
    .$if(roundIds !== undefined, (query) => query.where('keeping.round_id', 'in', [...(roundIds ?? [])]))
    .orderBy('keeping.field')
    .execute();
  const decisions = rows.map(({ decided_at: at, ...row }) => ({ ...row, decidedAt: at.toISOString() }));
  return groupBy(decisions, ({ roundId }) => roundId);
}

/** What was decided per field in one round. */
export async function fieldKeepingsOf(scope: Scope, roundId: string): Promise<KeptDecision[]> {
  return (await fieldKeepings(scope, [roundId])).get(roundId) ?? [];
}

/** Keeps what was decided for a field; where both are as usual, nothing is left of it but the history. */
export async function saveFieldKeeping(work: Work, roundId: string, keeping: FieldKeeping): Promise<void> {
  const { field, until, purpose } = keeping;
  if (until === null && purpose === null) {
    await work.tx
      .deleteFrom('student_field_keeping')
      .where('partnership_id', '=', work.partnershipId)
      .where('round_id', '=', roundId)
      .where('field', '=', field)
      .execute();
    return;
  }
  const says = { kept_until: until, purpose, decided_at: work.now, decided_by: work.actor.personId };
  await work.tx
    .insertInto('student_field_keeping')
    .values({ partnership_id: work.partnershipId, round_id: roundId, field, ...says })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id', 'field']).doUpdateSet(says))
    .execute();
}

/** Erases one field of all students of a round, and leaves their placements; returns of how many rows something went. */
export async function eraseField(work: Work, roundId: string, field: FieldApart): Promise<number> {
  switch (field) {
    case 'mentor':
      return changed(
        await ofRound(work, roundId).set({ mentor: null }).where('mentor', 'is not', null).executeTakeFirst(),
      );
    case 'reason':
      await forgetWords(work, roundId, 'decided');
      return changed(await ofRound(work, roundId).set({ reason: '' }).where('reason', '!=', '').executeTakeFirst());
    case 'registration':
      return eraseLinesOf(work, roundId);
    case 'replacement':
      return removed(work, roundId, 'student_replacement');
    case 'swap':
      return removed(work, roundId, 'student_swap');
    case 'upload':
      return uploads(work, roundId);
  }
}

/**
 * What somebody wrote about students of a round goes from the history; that something was done, when and by whom stays.
 * `what`: only from this kind of row.
 */
export async function forgetWords(work: Work, roundId: string, what?: string): Promise<void> {
  await sql`update history set before = before - 'reason', after = after - 'reason'
    where partnership_id = ${work.partnershipId} and entity = 'student'
      and (before ->> 'reason' is not null or after ->> 'reason' is not null)
      and (${what ?? null}::text is null or what = ${what ?? null})
      and entity_id in (select id from student_placement
        where partnership_id = ${work.partnershipId} and round_id = ${roundId})`.execute(work.tx);
}

function ofRound(work: Work, roundId: string) {
  return work.tx
    .updateTable('student_placement')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId);
}

/** What is still open somebody may answer yet; it ends by itself, and goes then. */
async function removed(work: Work, roundId: string, table: 'student_replacement' | 'student_swap'): Promise<number> {
  const { numDeletedRows } = await work.tx
    .deleteFrom(table)
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('state', '!=', 'open')
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** A file that is still being looked at stays for the day that it may. */
async function uploads(work: Work, roundId: string): Promise<number> {
  const { numDeletedRows } = await work.tx
    .deleteFrom('student_import')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('content', 'is', null)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function changed({ numUpdatedRows }: { numUpdatedRows: bigint }): number {
  return Number(numUpdatedRows);
}
