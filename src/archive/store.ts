import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';

export interface MeetingToKeep {
  meetingId: string;
  title: string;
  /** Wall-clock. */
  starts: string;
  minutes: number;
  place: string;
}

/** In which years which bodies met, dissolved bodies too; `bodyIds` null: every body. Years latest first. */
export async function yearsOfBodies(
  scope: Scope,
  bodyIds: readonly string[] | null,
): Promise<{ bodyId: string; name: string; years: number[] }[]> {
  if (bodyIds?.length === 0) return [];
  const { rows } = await sql<{ bodyId: string; name: string; years: number[] }>`
    select b.id as "bodyId", b.name,
      array_agg(distinct left(m.starts, 4)::int order by left(m.starts, 4)::int desc) as years
    from body b join meeting m on m.partnership_id = b.partnership_id and m.body_id = b.id
    where b.partnership_id = ${scope.partnershipId} and m.starts is not null and m.state <> 'cancelled'
      and ${bodyIds === null ? sql<boolean>`true` : sql<boolean>`b.id = any(${[...bodyIds]}::text[])`}
    group by b.id, b.name order by b.name`.execute(scope.tx);
  return rows;
}

/** The meetings of a body in a calendar year, first to last; what was called off is not one. */
export async function meetingsOfYear(scope: Scope, bodyId: string, year: number): Promise<MeetingToKeep[]> {
  const rows = await scope.tx
    .selectFrom('meeting')
    .select(['id as meetingId', 'title', 'starts', 'minutes', 'place'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('body_id', '=', bodyId)
    .where('state', '!=', 'cancelled')
    .where('starts', '>=', `${year}-01-01`)
    .where('starts', '<', `${year + 1}-01-01`)
    .orderBy('starts')
    .orderBy('id')
    .execute();
  return rows.map(({ starts, minutes, ...meeting }) => ({ ...meeting, starts: starts ?? '', minutes: minutes ?? 0 }));
}
