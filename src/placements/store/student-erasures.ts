import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';
import { ERASED_BY_ROUND } from '../rules/students/register.ts';
import type { StudentErasure } from '../schema-students.ts';
import { forgetWords } from './field-keeping.ts';
import { eraseLinesOf } from './frozen-registration.ts';

/**
 * Removes every student of a round, every upload about them and, unless those are kept longer, their lines in
 * registrations; counts stay. Returns how many there were.
 */
export async function eraseStudentsOf(work: Work, roundId: string, linesStay: boolean): Promise<number> {
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
  if (!linesStay) await eraseLinesOf(work, roundId);
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

/** A round that still holds something of students. */
export interface HoldingRound {
  roundId: string;
  schoolYear: number;
  chosen: string | null;
  /** Students or what an upload about them left; false: lines of registrations alone. */
  students: boolean;
}

/** Rounds that still hold students, what an upload about them left, or lines in registrations. */
export async function roundsHoldingStudents(scope: Scope): Promise<HoldingRound[]> {
  const { rows } = await sql<HoldingRound>`
    with held as (
      select round.id as "roundId", round.school_year as "schoolYear", round.students_kept_until as chosen,
        exists (select from student_placement as student
          where student.partnership_id = round.partnership_id and student.round_id = round.id)
        or exists (select from student_import as upload
          where upload.partnership_id = round.partnership_id and upload.round_id = round.id) as students,
        exists (select from registration_line as line
          where line.partnership_id = round.partnership_id and line.round_id = round.id) as lines
      from placement_round as round where round.partnership_id = ${scope.partnershipId})
    select "roundId", "schoolYear", chosen, students from held where students or lines`.execute(scope.tx);
  return rows;
}

/** Whether students of a school year were erased since a moment (ISO instant): what is counted now says nothing about then. */
export async function studentsErasedSince(scope: Scope, schoolYear: number, since: string): Promise<boolean> {
  const row = await scope.tx
    .selectFrom('student_erasure as erasure')
    .innerJoin('placement_round as round', (join) =>
      join.onRef('round.partnership_id', '=', 'erasure.partnership_id').onRef('round.id', '=', 'erasure.round_id'),
    )
    .select('erasure.id')
    .where('erasure.partnership_id', '=', scope.partnershipId)
    .where('round.school_year', '=', schoolYear)
    .where('erasure.erased_at', '>=', new Date(since))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Searches for another place and swaps in a round; `ended`: only those that are over. */
export async function searchesAndSwaps(
  scope: Scope,
  roundId: string,
  ended: boolean,
): Promise<{ searches: string[]; swaps: string[] }> {
  const idsIn = async (table: 'student_replacement' | 'student_swap') => {
    const rows = await scope.tx
      .selectFrom(table)
      .select('id')
      .where('partnership_id', '=', scope.partnershipId)
      .where('round_id', '=', roundId)
      .$if(ended, (query) => query.where('state', '!=', 'open'))
      .execute();
    return rows.map(({ id }) => id);
  };
  return { searches: await idsIn('student_replacement'), swaps: await idsIn('student_swap') };
}
