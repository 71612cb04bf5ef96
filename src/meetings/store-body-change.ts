import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';

/** Polls of meetings of a body that somebody can still answer or decide, and every poll of a meeting that moves along. */
export async function selectPollIds(scope: Scope, meetingIds: readonly string[]): Promise<string[]> {
  if (meetingIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('date_poll')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', 'in', [...meetingIds])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function moveToBody(work: Work, meetingIds: readonly string[], bodyId: string): Promise<void> {
  if (meetingIds.length === 0) return;
  await work.tx
    .updateTable('meeting')
    .set({ body_id: bodyId })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', 'in', [...meetingIds])
    .execute();
}

/** What was said for a seat counts for the seat that came in its place; the old row stays as what was said then. */
export async function copyAnswers(
  work: Work,
  pollIds: readonly string[],
  seats: ReadonlyMap<string, string>,
): Promise<void> {
  if (pollIds.length === 0) return;
  const polls = sql.join(pollIds);
  for (const [before, after] of seats) {
    await sql`insert into poll_answer (partnership_id, option_id, seat_id, poll_id, answer, person_id, answered_at, via)
      select partnership_id, option_id, ${after}, poll_id, answer, person_id, answered_at, via from poll_answer
      where partnership_id = ${work.partnershipId} and poll_id in (${polls}) and seat_id = ${before}
      on conflict do nothing`.execute(work.tx);
    await sql`insert into poll_remark (partnership_id, poll_id, seat_id, remark, person_id, remarked_at)
      select partnership_id, poll_id, ${after}, remark, person_id, remarked_at from poll_remark
      where partnership_id = ${work.partnershipId} and poll_id in (${polls}) and seat_id = ${before}
      on conflict do nothing`.execute(work.tx);
  }
}

/** Takes a body out of year plans, but for what has become a meeting. */
export async function dropFromPlans(work: Work, bodyId: string): Promise<void> {
  await work.tx
    .deleteFrom('planned_date')
    .where('partnership_id', '=', work.partnershipId)
    .where('body_id', '=', bodyId)
    .where('state', '<>', 'pushed')
    .execute();
  await work.tx
    .deleteFrom('year_plan_wish')
    .where('partnership_id', '=', work.partnershipId)
    .where('body_id', '=', bodyId)
    .execute();
}
