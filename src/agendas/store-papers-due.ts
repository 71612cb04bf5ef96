import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { OwedPaper } from './rules/papers-due.ts';

/** What was last told to the reminders about a meeting. */
export async function owedPapers(scope: Scope, meetingId: string): Promise<OwedPaper[]> {
  const rows = await scope.tx
    .selectFrom('paper_owed')
    .select(['item_id as itemId', 'title', 'seat_id as seatId', 'due_at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
  return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at.toISOString() }));
}

export async function forgetOwed(work: Work, itemId: string): Promise<void> {
  await work.tx
    .deleteFrom('paper_owed')
    .where('partnership_id', '=', work.partnershipId)
    .where('item_id', '=', itemId)
    .execute();
}

export async function keepOwed(work: Work, meeting: { meetingId: string; starts: string }, owed: OwedPaper) {
  const columns = {
    ...{ meeting_id: meeting.meetingId, seat_id: owed.seatId, title: owed.title },
    ...{ meeting_starts: meeting.starts, due_at: owed.dueAt },
  };
  await work.tx
    .insertInto('paper_owed')
    .values({ partnership_id: work.partnershipId, item_id: owed.itemId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'item_id']).doUpdateSet(columns))
    .execute();
}

/**
 * Meetings where what is owed may no longer be right: moved, begun or called off, an item that left or needs no paper any
 * more, or a promise that nobody was told of. `now` is wall-clock.
 */
export async function meetingsToWatch(scope: Scope, now: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select owed.meeting_id as id from paper_owed owed
      join meeting on meeting.partnership_id = owed.partnership_id and meeting.id = owed.meeting_id
      left join agenda_item item on item.partnership_id = owed.partnership_id and item.id = owed.item_id and item.paper_due
      where owed.partnership_id = ${scope.partnershipId}
        and (meeting.starts is distinct from owed.meeting_starts or meeting.starts <= ${now}
          or meeting.state <> 'scheduled' or item.id is null)
    union
    select item.meeting_id as id from agenda_item item
      join meeting on meeting.partnership_id = item.partnership_id and meeting.id = item.meeting_id
      where item.partnership_id = ${scope.partnershipId} and item.paper_due
        and meeting.state = 'scheduled' and meeting.starts > ${now}
        and not exists (select 1 from paper where paper.partnership_id = item.partnership_id
          and paper.meeting_id = item.meeting_id and paper.item_id = item.id and paper.removed_at is null)
        and not exists (select 1 from paper_owed owed
          where owed.partnership_id = item.partnership_id and owed.item_id = item.id)`.execute(scope.tx);
  return rows.map(({ id }) => id);
}

/** Planned meetings of a body after `now` (wall-clock) for which papers are owed. */
export async function meetingsOwing(scope: Scope, bodyId: string, now: string): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('paper_owed as owed')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'owed.partnership_id').onRef('meeting.id', '=', 'owed.meeting_id'),
    )
    .select('meeting.id')
    .distinct()
    .where('owed.partnership_id', '=', scope.partnershipId)
    .where('meeting.body_id', '=', bodyId)
    .where('meeting.starts', '>', now)
    .execute();
  return rows.map(({ id }) => id);
}

/** The item that a question about a paper is about, wherever it stands now. */
export async function findPromised(
  scope: Scope,
  itemId: string,
): Promise<
  { itemId: string; meetingId: string; title: string; presenterId: string | null; paperDue: boolean } | undefined
> {
  return scope.tx
    .selectFrom('agenda_item')
    .select([
      'id as itemId',
      'meeting_id as meetingId',
      'title',
      'presenter_id as presenterId',
      'paper_due as paperDue',
    ])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', itemId)
    .executeTakeFirst();
}
