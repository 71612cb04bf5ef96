import { sql } from 'kysely';
import type { Scope } from '../../work/work.ts';

/** A school with the group it belongs to; null: not known. */
export interface GroupedSchool {
  schoolId: string;
  boardId: string;
  teachers: number | null;
  key: string | null;
}

/** A figure that a school gave itself. */
export interface SchoolFigure {
  boardId: string;
  schoolId: string;
  variantId: string;
  certainty: 'definite' | 'provisional' | 'none';
  places: number;
}

/*
 * The lists below come as one JSON value each, and are joined by whoever asks: a driver spends more on thousands of small rows
 * than the database on making them, and a database without statistics would join them by visiting all for each.
 */

/** Schools that take part on `date` (ISO), each with its tier, or the onderwijsregio of its first vestiging. */
export async function groupedSchools(scope: Scope, by: 'region' | 'tier', date: string): Promise<GroupedSchool[]> {
  const { rows } = await sql<{ schools: [string, string, number | null, string | null][] | null }>`
    select json_agg(json_build_array(id, board_id, group_teachers, tier) order by id) as schools from school
    where partnership_id = ${scope.partnershipId} and (ended_on is null or ended_on > ${date})`.execute(scope.tx);
  const schools = rows[0]?.schools ?? [];
  const regions = by === 'region' ? await regionOfSchools(scope, date) : new Map<string, string>();
  return schools.map(([schoolId, boardId, teachers, tier]) => ({
    ...{ schoolId, boardId, teachers },
    key: by === 'tier' ? tier : (regions.get(schoolId) ?? null),
  }));
}

async function regionOfSchools(scope: Scope, date: string): Promise<Map<string, string>> {
  const names = await scope.tx
    .selectFrom('education_region')
    .select(['id', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .execute();
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const { rows } = await sql<{ sites: [string, string | null][] | null }>`
    select json_agg(json_build_array(school_id, education_region_id) order by code desc) as sites from school_site
    where partnership_id = ${scope.partnershipId} and (ended_on is null or ended_on > ${date})`.execute(scope.tx);
  // The first vestiging that has a region comes last, and stands.
  return new Map(
    (rows[0]?.sites ?? []).flatMap(([schoolId, regionId]) => {
      const name = nameOf.get(regionId ?? '');
      return name === undefined ? [] : [[schoolId, name] as const];
    }),
  );
}

/** Every figure that schools gave themselves in a round. */
export async function schoolFigures(scope: Scope, roundId: string): Promise<SchoolFigure[]> {
  type Given = [string, string, string, SchoolFigure['certainty'], number];
  const { rows } = await sql<{ offers: Given[] | null }>`
    select json_agg(json_build_array(board_id, school_id, variant_id, certainty, places)) as offers from capacity_offer
    where partnership_id = ${scope.partnershipId} and round_id = ${roundId} and school_id is not null`.execute(
    scope.tx,
  );
  return (rows[0]?.offers ?? []).map(([boardId, schoolId, variantId, certainty, places]) => ({
    ...{ boardId, schoolId, variantId, certainty, places },
  }));
}
