import { sql } from 'kysely';
import type { Scope } from '../../work/work.ts';

/** How far a board that was asked in a round is, without its figures. */
export interface BoardAnswers {
  roundId: string;
  boardId: string;
  extendedUntil: string | null;
  /** Variants that the board gave a figure for itself. */
  own: number;
  /** For each other variant that has figures: the schools that gave one. */
  schoolsAnswered: readonly number[];
}

/**
 * The boards asked in these rounds (all, or the given ones), each with what it answered; in no order. A list of ten years of rounds needs
 * no more than this, and reading every figure for it would take longer than all the rest.
 */
export async function answersOfRounds(
  scope: Scope,
  roundIds: readonly string[],
  boardIds: readonly string[] | 'all',
): Promise<BoardAnswers[]> {
  if (roundIds.length === 0 || boardIds.length === 0) return [];
  const only = boardIds === 'all' ? sql`` : sql`and board_id in (${sql.join([...boardIds])})`;
  const here = sql`where partnership_id = ${scope.partnershipId} and round_id in (${sql.join([...roundIds])}) ${only}`;
  const given = await sql<{ answers: [string, string, number, number[] | null][] | null }>`
    select json_agg(json_build_array(round_id, board_id, own, schools)) as answers from (
      select round_id, board_id, count(*) filter (where own_count > 0) as own,
        array_agg(schools_answered) filter (where own_count = 0) as schools
      from capacity_count ${here} and (own_count > 0 or schools_answered > 0)
      group by round_id, board_id) as grouped`.execute(scope.tx);
  const asked = await sql<{ boards: [string, string, string | null][] | null }>`
    select json_agg(json_build_array(round_id, board_id, extended_until)) as boards from round_board ${here}`.execute(
    scope.tx,
  );
  const answers = new Map(
    (given.rows[0]?.answers ?? []).map(([roundId, boardId, own, schools]) => [
      `${roundId}:${boardId}`,
      { own, schoolsAnswered: schools ?? [] },
    ]),
  );
  return (asked.rows[0]?.boards ?? []).map(([roundId, boardId, extendedUntil]) => ({
    ...{ roundId, boardId, extendedUntil },
    ...(answers.get(`${roundId}:${boardId}`) ?? { own: 0, schoolsAnswered: [] }),
  }));
}
