import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';
import type { StudentOnCard } from '../schema-swaps.ts';
import { studentsAtSchools } from './students-at-schools.ts';

/** A board, or a school that answers for itself, that was asked about its students. */
export interface StudentAsk {
  roundId: string;
  boardId: string;
  schoolId: string | null;
  answerBy: string;
  timesAsked: number;
}

/** What was asked in a round, of all boards or the given ones. */
export async function studentAsks(
  scope: Scope,
  roundId: string,
  boardIds: readonly string[] | 'all',
): Promise<StudentAsk[]> {
  if (boardIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('student_ask')
    .select(['board_id as boardId', 'school_id as schoolId', 'answer_by as answerBy', 'times_asked as timesAsked'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .$if(boardIds !== 'all', (query) => query.where('board_id', 'in', boardIds as string[]))
    .execute();
  return rows.map((row) => ({ ...row, roundId, schoolId: row.schoolId === '' ? null : row.schoolId }));
}

/** Asks, or asks once more; by place, how often it was asked, this time included. */
export async function saveStudentAsks(
  work: Work,
  roundId: string,
  places: readonly { boardId: string; schoolId: string | null }[],
  answerBy: string,
): Promise<number[]> {
  const times: number[] = [];
  for (let from = 0; from < places.length; from += 500) {
    const rows = await work.tx
      .insertInto('student_ask')
      .values(
        places.slice(from, from + 500).map(({ boardId, schoolId }) => ({
          ...{ partnership_id: work.partnershipId, round_id: roundId, board_id: boardId, school_id: schoolId ?? '' },
          ...{ answer_by: answerBy, asked_at: work.now, asked_by: work.actor.personId, times_asked: 1 },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['partnership_id', 'round_id', 'board_id', 'school_id']).doUpdateSet((eb) => ({
          answer_by: eb.ref('excluded.answer_by'),
          asked_at: eb.ref('excluded.asked_at'),
          asked_by: eb.ref('excluded.asked_by'),
          times_asked: eb('student_ask.times_asked', '+', 1),
        })),
      )
      .returning(['board_id as boardId', 'school_id as schoolId', 'times_asked as timesAsked'])
      .execute();
    const known = new Map(rows.map((row) => [`${row.boardId} ${row.schoolId}`, row.timesAsked]));
    for (const { boardId, schoolId } of places.slice(from, from + 500)) {
      times.push(known.get(`${boardId} ${schoolId ?? ''}`) ?? 1);
    }
  }
  return times;
}

/** How many students wait per school that has any, with the board that the school has now. */
export async function waitingBySchool(
  scope: Scope,
  roundId: string,
): Promise<{ boardId: string; schoolId: string; waiting: number }[]> {
  return studentsAtSchools(scope, roundId)
    .select(['school.board_id as boardId', 'school.id as schoolId'])
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('student.status', '=', 'proposed')
    .groupBy(['school.board_id', 'school.id'])
    .execute();
}

export interface CardStudent extends Omit<StudentOnCard, 'swap'> {
  boardId: string;
  schoolId: string;
}

/** The students at schools of these boards, by pseudonym; those who left the list are not among them. By school and label. */
export async function studentsOnCards(
  scope: Scope,
  roundId: string,
  boardIds: readonly string[],
): Promise<CardStudent[]> {
  if (boardIds.length === 0) return [];
  const rows = await studentsAtSchools(scope, roundId)
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'student.partnership_id').onRef('person.id', '=', 'student.decided_by'),
    )
    .select(['student.id as studentId', 'student.label', 'variant.name as variant', 'student.phase'])
    .select(['school.name as school', 'school.id as schoolId', 'school.board_id as boardId', 'student.status'])
    .select(['student.reason', 'person.name as decidedBy', 'student.on_behalf as onBehalf'])
    .where('school.board_id', 'in', [...boardIds])
    .where('student.status', '!=', 'withdrawn')
    .orderBy('school.name')
    .orderBy('student.label')
    .$narrowType<{ status: StudentOnCard['status'] }>()
    .execute();
  return rows;
}
