import { sql } from 'kysely';
import type { HolidayRegion } from '../time/school-calendar.ts';
import type { Scope } from '../work/work.ts';
import { isCurrent } from './rules/seats.ts';

/** Who can be told that a seat or board does not answer; each list may be empty. */
export interface EscalationPath {
  deputy: string[];
  boc: string[];
  relatiebeheerder: string[];
}

interface Member {
  about: string;
  step: keyof EscalationPath;
  person_id: string;
  from_date: string | null;
  until_date: string | null;
}

/** For each seat and board, by its id, who comes next on `date` (ISO); people who have left are not among them. */
export async function escalationPaths(
  scope: Scope,
  about: { seatIds: readonly string[]; boardIds: readonly string[] },
  date: string,
): Promise<Map<string, EscalationPath>> {
  const { rows } = await sql<Member>`
    with asked as (
      select id as about, board_id from seat where partnership_id = ${scope.partnershipId} and id = any(${[...about.seatIds]})
      union all select id, id from board where partnership_id = ${scope.partnershipId} and id = any(${[...about.boardIds]}))
    select found.* from (
      select seat_id as about, 'deputy' as step, person_id, from_date, until_date, id as nth from seat_term
        where partnership_id = ${scope.partnershipId} and kind = 'deputy' and seat_id = any(${[...about.seatIds]})
      union all
      select asked.about, role.role, role.person_id, null, null, role.person_id from asked join person_role as role
        on role.partnership_id = ${scope.partnershipId} and role.for_id = asked.board_id
        and role.role in ('boc', 'relatiebeheerder')) as found
    join person on person.partnership_id = ${scope.partnershipId} and person.id = found.person_id
      and (person.ended_on is null or person.ended_on >= ${date})
    order by found.nth`.execute(scope.tx);
  const paths = new Map<string, EscalationPath>();
  for (const { about: id, step, person_id, from_date: from, until_date: until } of rows) {
    const path = paths.get(id) ?? { deputy: [], boc: [], relatiebeheerder: [] };
    if (isCurrent({ from, until }, date) && !path[step].includes(person_id)) path[step].push(person_id);
    paths.set(id, path);
  }
  return paths;
}

/** The regions for school holidays of the schools whose boards these people stand for; nobody without any is in it. */
export async function holidayRegionsOf(
  scope: Scope,
  personIds: readonly string[],
): Promise<Map<string, HolidayRegion[]>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ person_id: string; regions: HolidayRegion[] }>`
    select place.person_id, array_agg(distinct school.holiday_region order by school.holiday_region) as regions from (
      select person_id, for_id as board_id from person_role
        where partnership_id = ${scope.partnershipId} and role in ('bestuurder', 'boc') and person_id = any(${[...personIds]})
      union
      select term.person_id, seat.board_id from seat_term as term join seat on seat.partnership_id = term.partnership_id
        and seat.id = term.seat_id
        where term.partnership_id = ${scope.partnershipId} and term.person_id = any(${[...personIds]})
          and seat.board_id is not null) as place
    join school on school.partnership_id = ${scope.partnershipId} and school.board_id = place.board_id
      and school.holiday_region is not null and school.ended_on is null
    group by place.person_id`.execute(scope.tx);
  return new Map(rows.map(({ person_id, regions }) => [person_id, regions]));
}
