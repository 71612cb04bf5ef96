import type { Scope } from '../../work/work.ts';

/** The students of a round, each with the school that it is at; that school's board is the one it has now. */
export function studentsAtSchools({ tx, partnershipId }: Scope, roundId: string) {
  return tx
    .selectFrom('student_placement as student')
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'student.partnership_id').onRef('school.id', '=', 'student.school_id'),
    )
    .where('student.partnership_id', '=', partnershipId)
    .where('student.round_id', '=', roundId);
}
