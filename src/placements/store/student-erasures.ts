import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';
import { ERASED_BY_ROUND } from '../rules/students/register.ts';
import type { StudentErasure } from '../schema-students.ts';
import { eraseLinesOf } from './frozen-registration.ts';

/** Removes every student of a round, every upload about them and their lines in registrations; counts stay. Returns how many there were. */
export async function eraseStudentsOf(work: Work, roundId: string): Promise<number> {
  const counted = await work.tx
    .selectFrom('student_placement')
    .select([
      sql<number>`count(*)::int`.as('students'),
      sql<number>`(count(*) filter (where status = 'confirmed'))::int`.as('confirmed'),
      sql<number>`(count(*) filter (where status = 'declined'))::int`.as('declined'),
    ])
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  await eraseLinesOf(work, roundId);
  await forgetWords(work, roundId);
  for (const table of ERASED_BY_ROUND) {
    await work.tx
      .deleteFrom(table)
      .where('partnership_id', '=', work.partnershipId)
      .where('round_id', '=', roundId)
      .execute();
  }
  if (counted.students === 0) return 0;
  await work.tx
    .insertInto('student_erasure')
    .values({
      partnership_id: work.partnershipId,
      id: work.newId(),
      round_id: roundId,
      erased_at: work.now,
      by_person_id: work.actor.personId,
      ...counted,
    })
    .execute();
  return counted.students;
}

/** What somebody wrote about a student goes from the history; that something was done, when and by whom stays. */
async function forgetWords(work: Work, roundId: string): Promise<void> {
  await sql`update history set before = before - 'reason', after = after - 'reason'
    where partnership_id = ${work.partnershipId} and entity = 'student'
      and (before ->> 'reason' is not null or after ->> 'reason' is not null)
      and entity_id in (select id from student_placement
        where partnership_id = ${work.partnershipId} and round_id = ${roundId})`.execute(work.tx);
}

/** What was erased of a round, last first. */
export async function erasuresOf(scope: Scope, roundId: string): Promise<StudentErasure[]> {
  const rows = await scope.tx
    .selectFrom('student_erasure as e')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'e.partnership_id').onRef('person.id', '=', 'e.by_person_id'),
    )
    .select(['e.erased_at', 'e.students', 'e.confirmed', 'e.declined', 'person.name as byName'])
    .where('e.partnership_id', '=', scope.partnershipId)
    .where('e.round_id', '=', roundId)
    .orderBy('e.erased_at', 'desc')
    .execute();
  return rows.map(({ erased_at, ...row }) => ({ ...row, at: erased_at.toISOString() }));
}

/** Rounds that still hold students or what an upload about them left, with their school year. */
export async function roundsWithStudents(
  scope: Scope,
): Promise<{ roundId: string; schoolYear: number; keptUntil: string | null }[]> {
  return scope.tx
    .selectFrom('placement_round as round')
    .select(['round.id as roundId', 'round.school_year as schoolYear', 'round.students_kept_until as keptUntil'])
    .where('round.partnership_id', '=', scope.partnershipId)
    .where(({ exists, or, selectFrom }) =>
      or(
        (['student_placement', 'student_import'] as const).map((table) =>
          exists(
            selectFrom(table)
              .select(`${table}.id`)
              .whereRef(`${table}.partnership_id`, '=', 'round.partnership_id')
              .whereRef(`${table}.round_id`, '=', 'round.id'),
          ),
        ),
      ),
    )
    .execute();
}
