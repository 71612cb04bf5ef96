import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { NewSlot } from './rules/change-options.ts';

/** Adds dates to a poll that runs, after those it has. */
export async function addOptions(
  scope: Scope,
  pollId: string,
  options: readonly (NewSlot & { id: string })[],
  at: string,
): Promise<void> {
  if (options.length === 0) return;
  const rows = options.map(({ id, starts, minutes, place, online }) => ({
    partnership_id: scope.partnershipId,
    id,
    poll_id: pollId,
    starts,
    minutes,
    place,
    online,
    position: sql<number>`(select coalesce(max(position) + 1, 0) from poll_option o
      where o.partnership_id = ${scope.partnershipId} and o.poll_id = ${pollId})`,
    withdrawn: false,
    added_at: at,
  }));
  await scope.tx.insertInto('poll_option').values(rows).execute();
}

/** Takes dates out of a poll; what was said about them is kept. */
export async function withdrawOptions(scope: Scope, pollId: string, optionIds: readonly string[]): Promise<void> {
  if (optionIds.length === 0) return;
  await optionsOf(scope, pollId)
    .set({ withdrawn: true })
    .where('id', 'in', [...optionIds])
    .execute();
}

/** Brings a withdrawn date back; where it is elsewhere now, what was said about it is forgotten. */
export async function reviveOption(
  scope: Scope,
  pollId: string,
  { optionId, slot, answersStand }: { optionId: string; slot: NewSlot; answersStand: boolean },
  at: string,
): Promise<void> {
  const { place, online } = slot;
  await optionsOf(scope, pollId)
    .set({ withdrawn: false, place, online, added_at: at })
    .where('id', '=', optionId)
    .execute();
  if (answersStand) return;
  await scope.tx
    .deleteFrom('poll_answer')
    .where('partnership_id', '=', scope.partnershipId)
    .where('option_id', '=', optionId)
    .execute();
}

function optionsOf(scope: Scope, pollId: string) {
  return scope.tx
    .updateTable('poll_option')
    .where('partnership_id', '=', scope.partnershipId)
    .where('poll_id', '=', pollId);
}

/** Counts a change, with the deadline that now holds; `reopens`: a closed poll can be answered again. */
export async function savePollChange(
  scope: Scope,
  pollId: string,
  change: { deadline: string; closeWhenAnswered: boolean; reopens: boolean },
  at: string,
): Promise<void> {
  await scope.tx
    .updateTable('date_poll')
    .set({ deadline: change.deadline, changes: sql`changes + 1`, changed_at: at })
    .set({ close_when_answered: change.closeWhenAnswered })
    .$if(change.reopens, (query) => query.set({ state: 'open', ended_at: null }))
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', pollId)
    .execute();
}
