import { rolesAt, type Standing } from '../../../people/rules/roles.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { speaksForBoard } from '../../rules/may-placements.ts';
import { mayStudents } from '../../rules/may-students.ts';
import { isPhaseLate, phaseState } from '../../rules/phases.ts';
import { decisionFault, seesNumber } from '../../rules/students/decide.ts';
import { keptUntil } from '../../rules/students/retention.ts';
import type { DecideStudentsBody, StudentList, StudentOverview, StudentView } from '../../schema-students.ts';
import { erasuresOf } from '../../store/student-erasures.ts';
import { findStudentImport } from '../../store/student-imports.ts';
import { recordView, viewsOfRound } from '../../store/student-views.ts';
import { boardName, countStudents, lockStudents, saveDecision, studentsOfBoard } from '../../store/students.ts';
import { phaseOf, requirePhase } from '../phases.ts';
import { boardsWithStudents, demandStudents, roundWithStudents } from './acting.ts';

/** How many students wait, per board that somebody may see. Shows no student, and so leaves no trace. */
export async function studentOverview(
  scope: Scope,
  now: string,
  roundId: string,
  standing: Standing,
): Promise<StudentOverview> {
  const boards = boardsWithStudents(standing);
  if (boards !== 'all' && boards.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  const { id, schoolYear, period, state, studentsKeptUntil } = await roundWithStudents(scope, roundId);
  const counts = await countStudents(scope, roundId, boards);
  const phase = await phaseOf(scope, roundId, 'students');
  const mayImport = mayStudents('students.import', rolesAt(standing, {}));
  return {
    round: { id, schoolYear, period },
    mayImport,
    boards: counts.map((board) => ({ ...board, late: isPhaseLate(phaseState(phase, now), board.proposed) })),
    phase: { ...phase, state: phaseState(phase, now) },
    latest: mayImport ? await findStudentImport(scope, roundId) : null,
    keptUntil: keptUntil(schoolYear, studentsKeptUntil),
    mayKeep: mayStudents('students.keep', rolesAt(standing, {})),
    mayErase: state !== 'open' && counts.length > 0 && mayStudents('students.erase', rolesAt(standing, {})),
    erasures: mayImport ? await erasuresOf(scope, roundId) : [],
  };
}

/** The students of one board. That they were seen, and by whom, is saved in the same transaction. */
export async function boardStudents(work: Work, roundId: string, boardId: string): Promise<StudentList> {
  const roles = await demandStudents(work, 'students.view', boardId);
  await roundWithStudents(work, roundId);
  const name = await boardName(work, boardId);
  if (name === undefined) throw new Refusal('not-found', 'not-found');
  const students = await studentsOfBoard(work, roundId, boardId);
  await recordView(work, { roundId, boardId, what: 'list', students: students.length });
  const knowsAll = mayStudents('students.number-early', roles);
  return {
    boardName: name,
    mayDecide: mayStudents('students.decide', roles),
    onBehalf: !speaksForBoard(roles),
    students: students.map((student) =>
      seesNumber(student.status, knowsAll) ? student : { ...student, studentNumber: null },
    ),
  };
}

/** Says yes or no to students of one board: all of them, or none. Saying the same again changes nothing. */
export async function decideStudents(
  work: Work,
  place: { roundId: string; boardId: string },
  body: DecideStudentsBody,
): Promise<void> {
  const roles = await demandStudents(work, 'students.decide', place.boardId);
  await roundWithStudents(work, place.roundId);
  // After the phase the programmaleider and the bureau decide on behalf of the board, at its request.
  if (!mayStudents('students.decide-late', roles)) await requirePhase(work, place.roundId, 'students');
  const ids = body.decisions.map(({ studentId }) => studentId);
  const found = await lockStudents(work, place, ids);
  for (const { studentId, decision, reason } of body.decisions) {
    const student = found.get(studentId);
    // The school may have moved to another board, or the student to another school, since the list was drawn.
    if (!student) throw new Refusal('conflict', 'student-elsewhere');
    const fault = decisionFault(student.status, { decision, reason });
    if (fault) throw new Refusal(fault === 'student-gone' ? 'conflict' : 'invalid', fault);
    const kept = decision === 'declined' ? reason : '';
    if (student.status === decision && student.reason === kept) continue;
    await saveDecision(work, studentId, { decision, reason: kept, onBehalf: !speaksForBoard(roles) });
    await recordHistory(work, {
      entity: 'student',
      entityId: studentId,
      what: 'decided',
      before: { status: student.status },
      after: { status: decision },
    });
    found.set(studentId, { status: decision, reason: kept });
  }
}

/** Who saw students of this round. */
export async function studentViews(work: Work, roundId: string): Promise<{ views: StudentView[] }> {
  await demandStudents(work, 'students.views');
  return { views: await viewsOfRound(work, roundId) };
}
