import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';

/** How a seat has answered questions of one kind whose time is over or that it answered. */
export interface Habit {
  asked: number;
  /** Before the deadline. */
  answered: number;
  /** Half of its answers came within so many hours; null: it never answered. */
  medianHours: number | null;
}

/** Seats that were never asked are absent. Questions that ended before their time, unanswered, tell nothing. */
export async function selectHabits(
  scope: Scope,
  kind: string,
  seatIds: readonly string[],
  now: string,
): Promise<Map<string, Habit>> {
  if (seatIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('obligation')
    .select([
      'seat_id',
      sql<number>`count(*)::int`.as('asked'),
      sql<number>`count(*) filter (where settled_at <= due_at)::int`.as('answered'),
      sql<number | null>`percentile_cont(0.5) within group (order by extract(epoch from settled_at - since))
        filter (where settled_at is not null)`.as('median_seconds'),
    ])
    .where('partnership_id', '=', scope.partnershipId)
    .where('question_kind', '=', kind)
    .where('seat_id', 'in', [...new Set(seatIds)])
    .where(
      sql<boolean>`(settled_at is not null or (due_at <= ${now}::timestamptz and coalesce(withdrawn_at, due_at) >= due_at))`,
    )
    .groupBy('seat_id')
    .execute();
  return new Map(
    rows.map(({ seat_id, asked, answered, median_seconds }): [string, Habit] => [
      seat_id ?? '',
      { asked, answered, medianHours: median_seconds === null ? null : median_seconds / 3600 },
    ]),
  );
}
