import type { Role } from '../../../people/rules/roles.ts';
import { findPersons } from '../../../people/store.ts';
import { answerersOf, type OwingPlace } from '../../../people/store-answerers.ts';
import type { Language } from '../../../text/format.ts';
import { localDate } from '../../../time/local.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { mayStudents, type StudentAction } from '../../rules/may-students.ts';
import { phaseState } from '../../rules/phases.ts';
import { capacitySubject } from '../../rules/placement-round.ts';
import type { StudentOnCard, StudentQuestion } from '../../schema-swaps.ts';
import { programmeLeaders } from '../../store/boards.ts';
import { delegationsIn } from '../../store/delegations.ts';
import { findRound } from '../../store/rounds.ts';
import { type CardStudent, studentAsks, studentsOnCards } from '../../store/student-asks.ts';
import { boardName } from '../../store/students.ts';
import { type Swap, swapsBy } from '../../store/swaps.ts';
import { actingRoles } from '../acting.ts';
import { phaseOf } from '../phases.ts';

/** A board in a round, or a school of it that answers for itself. */
export interface StudentPlace {
  roundId: string;
  boardId: string;
  schoolId?: string | undefined;
}

/** What cards about the students of one board or school are updated by. */
export function studentsTopic(roundId: string, boardId: string, schoolId?: string): string {
  return `students:${capacitySubject(roundId, boardId, schoolId)}`;
}

/** As obligations know a board, or a school of it that answers for itself. */
export function owingPlace(boardId: string, schoolId: string | null): OwingPlace {
  return { seatId: null, boardId, schoolId };
}

/**
 * The roles of whoever acts, where it is about the students of a board or of one school of it; refuses whoever may not. A school's
 * contact may as long as the board lets the school answer for itself in this round.
 */
export async function demandAtPlace(work: Work, action: StudentAction, place: StudentPlace): Promise<readonly Role[]> {
  const roles = await actingRoles(work, place.boardId, place.schoolId);
  if (!mayStudents(action, roles)) throw await refusalAt(work, place);
  const onlySchool = !mayStudents(
    action,
    roles.filter((role) => role !== 'schoolContact'),
  );
  if (onlySchool && !(await answersForItself(work, place))) throw await refusalAt(work, place);
  return roles;
}

async function refusalAt(scope: Scope, place: StudentPlace): Promise<Refusal> {
  const board = await boardName(scope, place.boardId);
  if (board === undefined) return new Refusal('not-found', 'not-found');
  if (place.schoolId === undefined) return new Refusal('not-allowed', 'capacity-not-your-board', { board });
  return new Refusal('not-allowed', 'students-school-not-yours', { board });
}

async function answersForItself(scope: Scope, { roundId, boardId, schoolId }: StudentPlace): Promise<boolean> {
  if (schoolId === undefined) return false;
  const [given] = await delegationsIn(scope, [roundId], { schoolIds: [schoolId] });
  return given?.active === true && given.boardId === boardId;
}

/** The questions to boards, and to their schools that answer for themselves, as cards show them. */
export async function loadStudentQuestions(
  scope: Scope & { now: string },
  roundId: string,
  places: readonly { boardId: string; schoolId?: string | undefined }[],
): Promise<StudentQuestion[]> {
  const round = await findRound(scope, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  const boardIds = [...new Set(places.map(({ boardId }) => boardId))];
  const students = await studentsOnCards(scope, roundId, boardIds);
  const asks = await studentAsks(scope, roundId, boardIds);
  const swaps = await swapsBy(scope, { openIn: roundId });
  const phase = await phaseOf(scope, roundId, 'students');
  const names = await answerersOf(
    scope,
    places.map(({ boardId, schoolId }) => owingPlace(boardId, schoolId ?? null)),
    localDate(scope.now),
  );
  const contacts = await programmeLeaders(scope);
  const runs = phaseState(phase, scope.now);
  const facts = { phase: 'students', opens: phase.opensAt ?? '', closes: phase.closesAt ?? '' };
  const notNow =
    round.state === 'cancelled'
      ? { code: 'round-cancelled', facts: {} }
      : runs === 'open'
        ? null
        : { code: runs === 'planned' ? 'phase-planned' : 'phase-closed', facts };
  const until = new Map(asks.map((ask) => [placeKey(ask.boardId, ask.schoolId), ask.answerBy]));
  const studentsAt = studentsByPlace(students, swaps);
  return places.map(({ boardId, schoolId }) => ({
    ...{ roundId, boardId, schoolId: schoolId ?? null, schoolYear: round.schoolYear, period: round.period },
    name: names(owingPlace(boardId, schoolId ?? null))?.label ?? '',
    answerBy: until.get(placeKey(boardId, schoolId ?? null)) ?? null,
    students: studentsAt.get(placeKey(boardId, schoolId ?? null)) ?? [],
    mayAnswer: notNow === null,
    notNow,
    contacts,
  }));
}

function placeKey(boardId: string, schoolId: string | null): string {
  return `${boardId} ${schoolId ?? ''}`;
}

/** Each student under its board and under its school. */
function studentsByPlace(students: readonly CardStudent[], swaps: readonly Swap[]): Map<string, StudentOnCard[]> {
  const swapOf = new Map(swaps.flatMap((swap) => swap.sides.map(({ studentId }) => [studentId, swap] as const)));
  const places = new Map<string, StudentOnCard[]>();
  for (const student of students) {
    const shown = onCard(student, swapOf.get(student.studentId));
    for (const key of [placeKey(student.boardId, null), placeKey(student.boardId, student.schoolId)]) {
      const known = places.get(key);
      if (known) known.push(shown);
      else places.set(key, [shown]);
    }
  }
  return places;
}

function onCard({ boardId: _, schoolId: __, ...student }: CardStudent, swap: Swap | undefined): StudentOnCard {
  const other = swap?.sides.find(({ studentId }) => studentId !== student.studentId);
  return {
    ...student,
    swap:
      swap && other
        ? {
            swapId: swap.swapId,
            answerBy: swap.answerBy,
            with: {
              ...{ studentId: other.studentId, label: other.label, variant: other.variant, phase: other.phase },
              ...{ school: other.school, board: other.board },
            },
          }
        : null,
  };
}

/** Who is asked at each of these places today, each in their own language. */
export async function peopleAt(
  scope: Scope & { now: string },
  places: readonly { boardId: string; schoolId: string | null }[],
): Promise<(place: { boardId: string; schoolId: string | null }) => { personId: string; language: Language }[]> {
  const at = await answerersOf(
    scope,
    places.map(({ boardId, schoolId }) => owingPlace(boardId, schoolId)),
    localDate(scope.now),
  );
  const idsAt = ({ boardId, schoolId }: { boardId: string; schoolId: string | null }) =>
    at(owingPlace(boardId, schoolId))?.personIds ?? [];
  const persons = await findPersons(
    scope,
    places.flatMap((place) => [...idsAt(place)]),
  );
  return (place) =>
    idsAt(place).map((personId) => ({ personId, language: persons.get(personId)?.language ?? ('nl' as Language) }));
}
