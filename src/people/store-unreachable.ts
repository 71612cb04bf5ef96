import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';

/**
 * Marks that mail to somebody does not arrive. It holds for the address they have now: with another address they are
 * reachable again. False when it was known already.
 */
export async function flagUnreachable(work: Work, personId: string, problem: string): Promise<boolean> {
  const { rows } = await sql<{ person_id: string }>`
    insert into person_unreachable (partnership_id, person_id, email, problem, since)
    select partnership_id, id, email, ${problem}, ${work.now}::timestamptz from person
      where partnership_id = ${work.partnershipId} and id = ${personId}
    on conflict (partnership_id, person_id) do update
      set email = excluded.email, problem = excluded.problem, since = excluded.since
      where person_unreachable.email <> excluded.email
    returning person_id`.execute(work.tx);
  return rows.length > 0;
}

/** Of these people those whose mail does not arrive, with why. */
export async function unreachableOf(scope: Scope, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('person_unreachable as flag')
    .innerJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'flag.partnership_id')
        .onRef('person.id', '=', 'flag.person_id')
        .onRef('person.email', '=', 'flag.email'),
    )
    .select(['flag.person_id as personId', 'flag.problem'])
    .where('flag.partnership_id', '=', scope.partnershipId)
    .where('flag.person_id', 'in', [...new Set(personIds)])
    .execute();
  return new Map(rows.map(({ personId, problem }) => [personId, problem]));
}

/** Who can name a successor for somebody: the BOC's of their boards, else the boards' relatiebeheerders; never themselves. */
export async function whoNamesSuccessor(scope: Scope, personId: string, date: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string; role: 'boc' | 'relatiebeheerder' }>`
    with own as (
      select for_id as board_id from person_role where partnership_id = ${scope.partnershipId}
        and person_id = ${personId} and role in ('bestuurder', 'boc')
      union select seat.board_id from seat_term as term join seat on seat.partnership_id = term.partnership_id
        and seat.id = term.seat_id
        where term.partnership_id = ${scope.partnershipId} and term.person_id = ${personId} and seat.board_id is not null)
    select distinct held.person_id, held.role from own join person_role as held
      on held.partnership_id = ${scope.partnershipId} and held.for_id = own.board_id
        and held.role in ('boc', 'relatiebeheerder')
    join person on person.partnership_id = ${scope.partnershipId} and person.id = held.person_id
      and (person.ended_on is null or person.ended_on >= ${date})
    where held.person_id <> ${personId} order by held.person_id`.execute(scope.tx);
  const bocs = rows.filter(({ role }) => role === 'boc');
  return [...new Set((bocs.length > 0 ? bocs : rows).map(({ person_id }) => person_id))];
}
