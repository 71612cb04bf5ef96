import { rolesAt, type Standing } from '../../../people/rules/roles.ts';
import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { voiceOf } from '../../rules/may-placements.ts';
import { mayStudents } from '../../rules/may-students.ts';
import { isPhaseLate, phaseState } from '../../rules/phases.ts';
import { decisionFault, seesNumber } from '../../rules/students/decide.ts';
import { fieldKeptUntil, keepsRegistration, keptUntil } from '../../rules/students/retention.ts';
import type { DecideStudentsBody, StudentList, StudentOverview, StudentView } from '../../schema-students.ts';
import type { SwapView } from '../../schema-swaps.ts';
import { fieldKeepingsOf } from '../../store/field-keeping.ts';
import { erasuresOf } from '../../store/student-erasures.ts';
import { findStudentImport } from '../../store/student-imports.ts';
import { recordView, viewsOfRound } from '../../store/student-views.ts';
import {
  boardName,
  boardOfSchool,
  countStudents,
  lockStudents,
  saveDecision,
  studentsOfBoard,
} from '../../store/students.ts';
import { swapsBy } from '../../store/swaps.ts';
import { phaseOf, requirePhase } from '../phases.ts';
import { boardsWithStudents, demandStudents, roundWithStudents } from './acting.ts';
import { tendStudentQuestions } from './asking.ts';
import { demandAtPlace, loadStudentQuestions, type StudentPlace } from './question.ts';
import { mayWithdraw } from './swap.ts';
import { rolesAtSide, viewOf } from './swap-cards.ts';

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
  const fields = await fieldKeepingsOf(scope, roundId);
  const keeping = { schoolYear, chosen: studentsKeptUntil, fields };
  return {
    round: { id, schoolYear, period },
    mayImport,
    boards: counts.map((board) => ({ ...board, late: isPhaseLate(phaseState(phase, now), board.proposed) })),
    phase: { ...phase, state: phaseState(phase, now) },
    latest: mayImport ? await findStudentImport(scope, roundId) : null,
    keptUntil: keptUntil(schoolYear, studentsKeptUntil),
    mayKeep: mayStudents('students.keep', rolesAt(standing, {})),
    registrationUntil: keepsRegistration(keeping, localDate(now)) ? fieldKeptUntil('registration', keeping) : null,
    mayErase: state !== 'open' && counts.length > 0 && mayStudents('students.erase', rolesAt(standing, {})),
    erasures: mayImport ? await erasuresOf(scope, roundId) : [],
  };
}

/** The students of one board. That they were seen, and by whom, is saved in the same transaction. */
export async function boardStudents(work: Work, roundId: string, boardId: string): Promise<StudentList> {
  await demandStudents(work, 'students.view', boardId);
  return listAt(work, { roundId, boardId });
}

/** The students of one school that answers for itself, for its contact and its board. */
export async function schoolStudents(work: Work, roundId: string, schoolId: string): Promise<StudentList> {
  const school = await boardOfSchool(work, schoolId);
  if (!school) throw new Refusal('not-found', 'not-found');
  return listAt(work, { roundId, boardId: school.boardId, schoolId });
}

async function listAt(work: Work, place: StudentPlace): Promise<StudentList> {
  const { roundId, boardId, schoolId } = place;
  const roles = await demandAtPlace(work, 'students.view', place);
  await roundWithStudents(work, roundId);
  const name = schoolId === undefined ? await boardName(work, boardId) : (await boardOfSchool(work, schoolId))?.name;
  if (name === undefined) throw new Refusal('not-found', 'not-found');
  const students = (await studentsOfBoard(work, roundId, boardId)).filter(
    (student) => schoolId === undefined || student.schoolId === schoolId,
  );
  await recordView(work, { roundId, boardId, what: 'list', students: students.length });
  const knowsAll = mayStudents('students.number-early', roles);
  return {
    boardName: name,
    mayDecide: mayStudents('students.decide', roles),
    onBehalf: voiceOf(roles).onBehalf,
    students: students.map(({ schoolId: _, ...student }) =>
      seesNumber(student.status, knowsAll) ? student : { ...student, studentNumber: null },
    ),
    swaps: await swapsFor(work, place),
  };
}

/** The swaps that a board or school has a side in, with what whoever looks may do. */
async function swapsFor(work: Work, { roundId, boardId, schoolId }: StudentPlace): Promise<SwapView[]> {
  const views: SwapView[] = [];
  for (const swap of await swapsBy(work, { roundId, boardId })) {
    const own = swap.sides.filter((side) => side.boardId === boardId && (schoolId ?? side.schoolId) === side.schoolId);
    if (own.length === 0) continue;
    const open = swap.state === 'open';
    const mayAnswer: SwapView['mayAnswer'] = [];
    for (const side of own) {
      const may = open && side.state === 'open' && mayStudents('students.swap', await rolesAtSide(work, swap, side));
      if (may) mayAnswer.push(side.side);
    }
    views.push({ ...(await viewOf(work, swap)), mayAnswer, mayWithdraw: open && (await mayWithdraw(work, swap)) });
  }
  return views;
}

/**
 * Says yes or no to students of one board, or of one school of it that answers for itself: all of them, or none. Saying the same
 * again changes nothing.
 */
export async function decideStudents(work: Work, place: StudentPlace, body: DecideStudentsBody): Promise<void> {
  const roles = await demandAtPlace(work, 'students.decide', place);
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
    await saveDecision(work, studentId, { decision, reason: kept, ...voiceOf(roles) });
    await recordHistory(work, {
      entity: 'student',
      entityId: studentId,
      what: 'decided',
      before: { status: student.status },
      after: { status: decision },
    });
    found.set(studentId, { status: decision, reason: kept });
  }
  await tendStudentQuestions(work, place.roundId, [place.boardId]);
}

/** The same for one school, under the board that it has now. */
export async function decideAtSchool(
  work: Work,
  { roundId, schoolId }: { roundId: string; schoolId: string },
  body: DecideStudentsBody,
): Promise<void> {
  const school = await boardOfSchool(work, schoolId);
  if (!school) throw new Refusal('not-found', 'not-found');
  await decideStudents(work, { roundId, boardId: school.boardId, schoolId }, body);
}

/** Says yes to everybody who waits; `seen`: how many were shown. Whoever came in since has not been looked at: then nobody is. */
export async function confirmWaiting(work: Work, place: StudentPlace, seen: number): Promise<void> {
  const [question] = await loadStudentQuestions(work, place.roundId, [place]);
  const waiting = (question?.students ?? []).filter(({ status }) => status === 'proposed');
  if (waiting.length === 0) return;
  if (waiting.length !== seen) throw new Refusal('conflict', 'students-changed');
  const decisions = waiting.map(({ studentId }) => ({ studentId, decision: 'confirmed' as const, reason: '' }));
  await decideStudents(work, place, { decisions });
}

/** Who saw students of this round. */
export async function studentViews(work: Work, roundId: string): Promise<{ views: StudentView[] }> {
  await demandStudents(work, 'students.views');
  return { views: await viewsOfRound(work, roundId) };
}
