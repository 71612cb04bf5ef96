import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';
import type { StudentDecision } from '../rules/students/decide.ts';
import type { KeptStudent, StudentStatus } from '../rules/students/difference.ts';
import type { StudentLookup } from '../rules/students/read-list.ts';
import type { BoardStudents, StudentLine } from '../schema-students.ts';
import { studentsAtSchools } from './students-at-schools.ts';

/** Every student that a round has or had. */
export async function studentsOfRound(scope: Scope, roundId: string): Promise<KeptStudent[]> {
  return scope.tx
    .selectFrom('student_placement')
    .select(['id', 'label', 'student_number as studentNumber', 'variant_id as variantId', 'school_id as schoolId'])
    .select(['site_id as siteId', 'phase', 'mentor', 'starts_on as startsOn', 'ends_on as endsOn', 'status'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .orderBy('label')
    .execute();
}

/** Schools and sites of the partnership on `today` (ISO date), as lists name them. */
export async function schoolLookup(scope: Scope, today: string): Promise<Omit<StudentLookup, 'variants'>> {
  const schools = await scope.tx
    .selectFrom('school')
    .select(['id', 'brin'])
    .where('partnership_id', '=', scope.partnershipId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', today)]))
    .execute();
  const sites = await scope.tx
    .selectFrom('school_site')
    .select(['id', 'code', 'school_id as schoolId'])
    .where('partnership_id', '=', scope.partnershipId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', today)]))
    .execute();
  return {
    schools: new Map(schools.map(({ id, brin }) => [brin, id])),
    sites: new Map(sites.map(({ id, code, schoolId }) => [code, { id, schoolId }])),
  };
}

/** The name of every school, for lines that name them. */
export async function namesOfSchools(scope: Scope): Promise<Map<string, string>> {
  const rows = await scope.tx
    .selectFrom('school')
    .select(['id', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many students each board has now, by name; a school that moved takes its students along. */
export async function countStudents(
  scope: Scope,
  roundId: string,
  boardIds: readonly string[] | 'all',
): Promise<BoardStudents[]> {
  if (boardIds.length === 0) return [];
  const counted = (status: StudentStatus) =>
    sql<number>`cast(count(*) filter (where student.status = ${status}) as integer)`.as(status);
  return studentsAtSchools(scope, roundId)
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .select(['board.id as boardId', 'board.name as boardName'])
    .select([counted('proposed'), counted('confirmed'), counted('declined'), counted('withdrawn')])
    .$if(boardIds !== 'all', (query) => query.where('board.id', 'in', boardIds as string[]))
    .groupBy(['board.id', 'board.name'])
    .orderBy('board.name')
    .orderBy('board.id')
    .execute();
}

/** The students at the schools that a board has now, waiting ones first. */
export async function studentsOfBoard(
  scope: Scope,
  roundId: string,
  boardId: string,
): Promise<(StudentLine & { schoolId: string })[]> {
  const rows = await studentsAtSchools(scope, roundId)
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .leftJoin('school_site as site', (join) =>
      join.onRef('site.partnership_id', '=', 'student.partnership_id').onRef('site.id', '=', 'student.site_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'student.partnership_id').onRef('person.id', '=', 'student.decided_by'),
    )
    .select(['student.id as studentId', 'student.label', 'student.student_number as studentNumber', 'student.phase'])
    .select(['student.mentor', 'student.starts_on as startsOn', 'student.ends_on as endsOn', 'student.status'])
    .select(['student.reason', 'student.decided_at as decidedAt', 'student.on_behalf as onBehalf'])
    .select('student.by_school as bySchool')
    .select(['variant.name as variant', 'school.name as school', 'site.code as site', 'person.name as decidedBy'])
    .select('school.id as schoolId')
    .where('school.board_id', '=', boardId)
    .orderBy(sql`case student.status when 'proposed' then 0 when 'declined' then 1 when 'confirmed' then 2 else 3 end`)
    .orderBy('school.name')
    .orderBy('student.label')
    .execute();
  return rows.map((row) => ({
    ...row,
    bySchool: row.bySchool === true,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

/** The students among these that are at a school of the board, or at that one school, held until the end of the transaction. */
export async function lockStudents(
  work: Work,
  place: { roundId: string; boardId: string; schoolId?: string | undefined },
  studentIds: readonly string[],
): Promise<Map<string, { status: StudentStatus; reason: string }>> {
  const rows = await studentsAtSchools(work, place.roundId)
    .select(['student.id', 'student.status', 'student.reason'])
    .where('school.board_id', '=', place.boardId)
    .$if(place.schoolId !== undefined, (query) => query.where('school.id', '=', place.schoolId ?? ''))
    .where('student.id', 'in', [...studentIds])
    .orderBy('student.id')
    .forUpdate('student')
    .execute();
  return new Map(rows.map(({ id, status, reason }) => [id, { status, reason }]));
}

export async function saveDecision(
  work: Work,
  studentId: string,
  decision: { decision: StudentDecision; reason: string; onBehalf: boolean; bySchool: boolean },
): Promise<void> {
  await work.tx
    .updateTable('student_placement')
    .set({
      status: decision.decision,
      reason: decision.reason,
      decided_at: work.now,
      decided_by: work.actor.personId,
      via: work.actor.via,
      on_behalf: decision.onBehalf,
      by_school: decision.bySchool,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', studentId)
    .execute();
}

/** Students of a round whose board said no and who need a place, by label. */
export async function unplacedStudents(scope: Scope, roundId: string) {
  return studentsAtSchools(scope, roundId)
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .select(['student.id as studentId', 'student.label', 'student.student_number as studentNumber'])
    .select(['student.variant_id as variantId', 'student.school_id as schoolId', 'student.reason'])
    .select(['variant.name as variant', 'school.name as school', 'board.name as board', 'board.id as boardId'])
    .where('student.status', '=', 'declined')
    .orderBy('student.label')
    .execute();
}

/** The board that a school has now, and its own name; undefined when there is no such school. */
export async function boardOfSchool(
  scope: Scope,
  schoolId: string,
): Promise<{ boardId: string; name: string } | undefined> {
  return scope.tx
    .selectFrom('school')
    .select(['board_id as boardId', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', schoolId)
    .executeTakeFirst();
}

/** The name of a board of the partnership; undefined when there is none. */
export async function boardName(scope: Scope, boardId: string): Promise<string | undefined> {
  const row = await scope.tx
    .selectFrom('board')
    .select('name')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', boardId)
    .executeTakeFirst();
  return row?.name;
}

/** Every school that takes part on `today` (ISO date), with its first site where it has one; by BRIN. */
export async function placesForExample(scope: Scope, today: string): Promise<{ brin: string; code: string | null }[]> {
  return scope.tx
    .selectFrom('school')
    .leftJoin('school_site as site', (join) =>
      join
        .onRef('site.partnership_id', '=', 'school.partnership_id')
        .onRef('site.school_id', '=', 'school.id')
        .on('site.ended_on', 'is', null),
    )
    .select((eb) => ['school.brin', eb.fn.min('site.code').as('code')])
    .where('school.partnership_id', '=', scope.partnershipId)
    .where((eb) => eb.or([eb('school.ended_on', 'is', null), eb('school.ended_on', '>', today)]))
    .groupBy('school.brin')
    .orderBy('school.brin')
    .execute();
}
