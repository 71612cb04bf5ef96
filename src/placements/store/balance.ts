import { sql } from 'kysely';
import type { Scope } from '../../work/work.ts';

/** A school with the group it belongs to; null: not known. */
export interface GroupedSchool {
  schoolId: string;
  boardId: string;
  teachers: number | null;
  key: string | null;
}

/** Places that schools of one board gave themselves, of those in one group; `key` null: the group is not known. */
export interface SchoolFigures {
  boardId: string;
  variantId: string;
  key: string | null;
  definite: number;
  provisional: number;
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

/**
 * What schools gave themselves in a round, added up per board, variant and group. The groups go along as one value that each figure
 * is looked up in: there is nothing to join, so no statistics that a plan could lack, and a few rows come back instead of one for
 * every school and variant.
 */
export async function schoolFigures(
  scope: Scope,
  roundId: string,
  groupOf: ReadonlyMap<string, string | null>,
): Promise<SchoolFigures[]> {
  type Given = [string, string, string | null, number, number];
  const groups = JSON.stringify(Object.fromEntries(groupOf));
  const { rows } = await sql<{ figures: Given[] | null }>`
    select json_agg(json_build_array(board_id, variant_id, key, definite, provisional)) as figures from (
      select board_id, variant_id, ${groups}::jsonb ->> school_id as key,
        sum(places) filter (where certainty = 'definite') as definite,
        sum(places) filter (where certainty = 'provisional') as provisional
      from capacity_offer
      where partnership_id = ${scope.partnershipId} and round_id = ${roundId} and school_id is not null
      group by 1, 2, 3) as grouped`.execute(scope.tx);
  return (rows[0]?.figures ?? []).map(([boardId, variantId, key, definite, provisional]) => ({
    ...{ boardId, variantId, key, definite: definite ?? 0, provisional: provisional ?? 0 },
  }));
}
