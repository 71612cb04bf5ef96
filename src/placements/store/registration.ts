import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';
import type { LastYearLine } from '../rules/registration/findings.ts';
import type { PlacedStudent, Site, Standing } from '../rules/registration/lines.ts';

/** School years in which students were placed, the latest first. */
export async function yearsWithStudents(scope: Scope): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct school_year as year from placement_round as round
    where partnership_id = ${scope.partnershipId} and exists (
      select from student_placement as student
      where student.partnership_id = round.partnership_id and student.round_id = round.id)
    order by 1 desc`.execute(scope.tx);
  return rows.map(({ year }) => year);
}

/** Every placement of a school year, over all its rounds that were not withdrawn, with the board the school has now. */
export async function placedStudents(
  scope: Scope,
  schoolYear: number,
): Promise<(PlacedStudent & { boardId: string })[]> {
  return scope.tx
    .selectFrom('student_placement as student')
    .innerJoin('placement_round as round', (join) =>
      join.onRef('round.partnership_id', '=', 'student.partnership_id').onRef('round.id', '=', 'student.round_id'),
    )
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'student.partnership_id').onRef('school.id', '=', 'student.school_id'),
    )
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .leftJoin('registration_left_out as out', (join) =>
      join.onRef('out.partnership_id', '=', 'student.partnership_id').onRef('out.student_id', '=', 'student.id'),
    )
    .select(['student.id as studentId', 'student.round_id as roundId', 'round.period', 'student.label'])
    .select(['student.student_number as studentNumber', 'variant.name as variant', 'student.status'])
    .select(['school.id as schoolId', 'school.name as school', 'school.brin', 'school.ended_on as schoolEndedOn'])
    .select(['school.board_id as boardId', 'student.site_id as siteId', 'student.ends_on as endsOn'])
    .select((eb) => eb.fn.coalesce('student.starts_on', 'round.starts_on').as('startsOn'))
    .select('out.reason as leftOut')
    .where('student.partnership_id', '=', scope.partnershipId)
    .where('round.school_year', '=', schoolYear)
    .where('round.state', '!=', 'cancelled')
    .execute();
}

/** Every vestiging with its onderwijsregio, also the ones that ended. */
export async function sitesWithRegion(scope: Scope): Promise<Site[]> {
  return scope.tx
    .selectFrom('school_site as site')
    .leftJoin('education_region as region', (join) =>
      join
        .onRef('region.partnership_id', '=', 'site.partnership_id')
        .onRef('region.id', '=', 'site.education_region_id'),
    )
    .select(['site.id', 'site.school_id as schoolId', 'site.code', 'region.name as region'])
    .select('site.ended_on as endedOn')
    .where('site.partnership_id', '=', scope.partnershipId)
    .orderBy('site.code')
    .execute();
}

/** BRINs of the partnership, also of schools that ended. */
export async function knownBrins(scope: Scope): Promise<Set<string>> {
  const rows = await scope.tx
    .selectFrom('school')
    .select('brin')
    .where('partnership_id', '=', scope.partnershipId)
    .execute();
  return new Set(rows.map(({ brin }) => brin));
}

/** The lines of what was frozen last for a school year; none when nothing was, or its students were erased. */
export async function frozenLinesOf(scope: Scope, schoolYear: number): Promise<LastYearLine[]> {
  const last = await scope.tx
    .selectFrom('registration')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('school_year', '=', schoolYear)
    .where('kind', '=', 'frozen')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return [];
  const rows = await scope.tx
    .selectFrom('registration_line')
    .select(['student_number as studentNumber', 'site_code as siteCode', 'region'])
    .select(['until_date as until', 'standing'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('registration_id', '=', last.id)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, standing: row.standing as Standing }));
}

/** Leaves a placement of this year out of the count, or takes it in again; false: it is not in that year. */
export async function saveLeftOut(
  work: Work,
  place: { schoolYear: number; studentId: string },
  reason: string | null,
): Promise<boolean> {
  const known = await work.tx
    .selectFrom('student_placement as student')
    .innerJoin('placement_round as round', (join) =>
      join.onRef('round.partnership_id', '=', 'student.partnership_id').onRef('round.id', '=', 'student.round_id'),
    )
    .select('student.id')
    .where('student.partnership_id', '=', work.partnershipId)
    .where('student.id', '=', place.studentId)
    .where('round.school_year', '=', place.schoolYear)
    .forUpdate('student')
    .executeTakeFirst();
  if (!known) return false;
  if (reason === null) {
    await work.tx
      .deleteFrom('registration_left_out')
      .where('partnership_id', '=', work.partnershipId)
      .where('student_id', '=', place.studentId)
      .execute();
    return true;
  }
  const says = { reason, at: work.now, by_person_id: work.actor.personId };
  await work.tx
    .insertInto('registration_left_out')
    .values({ partnership_id: work.partnershipId, student_id: place.studentId, ...says })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'student_id']).doUpdateSet(says))
    .execute();
  return true;
}
