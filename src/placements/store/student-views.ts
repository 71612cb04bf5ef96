import type { Scope, Work } from '../../work/work.ts';
import type { StudentView } from '../schema-students.ts';

/** Puts on the audit log that whoever acts saw students; the system itself sees nothing, also when it draws a card for somebody. */
export async function recordView(
  work: Work,
  view: { roundId: string; boardId: string | null; what: StudentView['what']; students: number },
): Promise<void> {
  if (work.actor.personId === null || work.actor.via === 'system') return;
  await work.tx
    .insertInto('student_view')
    .values({
      partnership_id: work.partnershipId,
      id: work.newId(),
      round_id: view.roundId,
      board_id: view.boardId,
      what: view.what,
      students: view.students,
      at: work.now,
      person_id: work.actor.personId,
    })
    .execute();
}

const LISTED = 200;

/** Who saw students of a round, the latest first. */
export async function viewsOfRound(scope: Scope, roundId: string): Promise<StudentView[]> {
  const rows = await scope.tx
    .selectFrom('student_view as view')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'view.partnership_id').onRef('person.id', '=', 'view.person_id'),
    )
    .leftJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'view.partnership_id').onRef('board.id', '=', 'view.board_id'),
    )
    .select(['view.id', 'view.at', 'view.what', 'view.students', 'person.name as person', 'board.name as board'])
    .where('view.partnership_id', '=', scope.partnershipId)
    .where('view.round_id', '=', roundId)
    .orderBy('view.at', 'desc')
    .orderBy('view.id')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
