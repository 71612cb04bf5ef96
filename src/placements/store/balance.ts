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
 * The long lists below come as lines of words, one line for all schools of a board or a region, and are joined by whoever asks: a value of
 * its own for each name and number costs a driver more than the database spends on making them, and a database without statistics
 * would join them by visiting all for each. An id has no spaces.
 */

/** What stands for nothing in a line of words. */
const NONE = '-';

/** Schools that take part on `date` (ISO), each with its tier, or the onderwijsregio of its first vestiging. */
export async function groupedSchools(scope: Scope, by: 'region' | 'tier', date: string): Promise<GroupedSchool[]> {
  const { rows } = await sql<{ boardId: string; ids: string; teachers: string; tiers: string }>`
    select board_id as "boardId", string_agg(id, ' ') as ids,
      string_agg(coalesce(group_teachers::text, ${NONE}), ' ') as teachers, string_agg(coalesce(tier, ${NONE}), ' ') as tiers
    from school
    where partnership_id = ${scope.partnershipId} and (ended_on is null or ended_on > ${date})
    group by board_id`.execute(scope.tx);
  const regions = by === 'region' ? await regionOfSchools(scope, date) : new Map<string, string>();
  const known = (word: string | undefined) => (word === undefined || word === NONE ? null : word);
  return rows.flatMap(({ boardId, ids, ...lines }) => {
    const teachers = lines.teachers.split(' ').map(known);
    const tiers = lines.tiers.split(' ');
    return ids.split(' ').map((schoolId, at): GroupedSchool => {
      const count = teachers[at] ?? null;
      const key = by === 'tier' ? known(tiers[at]) : (regions.get(schoolId) ?? null);
      return { schoolId, boardId, teachers: count === null ? null : Number(count), key };
    });
  });
}

/** The name of the onderwijsregio of each school: that of its first vestiging that has one. */
async function regionOfSchools(scope: Scope, date: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; schools: string }>`
    select region.name, string_agg(school_id, ' ') as schools from (
      select distinct on (school_id) school_id, education_region_id from school_site
      where partnership_id = ${scope.partnershipId} and education_region_id is not null
        and (ended_on is null or ended_on > ${date})
      order by school_id, code) as first
    join education_region as region
      on region.partnership_id = ${scope.partnershipId} and region.id = first.education_region_id
    group by region.id, region.name`.execute(scope.tx);
  return new Map(rows.flatMap(({ name, schools }) => schools.split(' ').map((schoolId) => [schoolId, name] as const)));
}

/**
 * What schools gave themselves in a round, added up per board, variant and group. Each board and variant comes with its schools and their
 * figures as two lines of words, and the group of a school is looked up here: the database would spend more on finding it than on the rest.
 */
export async function schoolFigures(
  scope: Scope,
  roundId: string,
  groupOf: ReadonlyMap<string, string | null>,
): Promise<SchoolFigures[]> {
  // A provisional figure comes as a negative number.
  const { rows } = await sql<{ figures: [string, string, string, string][] | null }>`
    select json_agg(json_build_array(board_id, variant_id, schools, places)) as figures from (
      select board_id, variant_id, string_agg(school_id, ' ') as schools,
        string_agg((case certainty when 'definite' then places when 'provisional' then -places else 0 end)::text, ' ')
          as places
      from capacity_offer
      where partnership_id = ${scope.partnershipId} and round_id = ${roundId} and school_id is not null
      group by board_id, variant_id) as grouped`.execute(scope.tx);
  return (rows[0]?.figures ?? []).flatMap(([boardId, variantId, schools, places]) => {
    const given = places.split(' ').map(Number);
    const groups = new Map<string | null, SchoolFigures>();
    for (const [at, schoolId] of schools.split(' ').entries()) {
      const key = groupOf.get(schoolId) ?? null;
      const figure = groups.get(key) ?? { boardId, variantId, key, definite: 0, provisional: 0 };
      groups.set(key, figure);
      const count = given[at] ?? 0;
      if (count > 0) figure.definite += count;
      else figure.provisional -= count;
    }
    return [...groups.values()];
  });
}
