import type { Kysely } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { Scope } from '../work/work.ts';
import type { Room } from './ports.ts';

export async function selectRooms(scope: Scope): Promise<Room[]> {
  const row = await scope.tx
    .selectFrom('room_list')
    .select('rooms')
    .where('partnership_id', '=', scope.partnershipId)
    .executeTakeFirst();
  return (row?.rooms ?? []) as Room[];
}

export async function saveRooms(scope: Scope, rooms: readonly Room[], at: string): Promise<void> {
  const columns = { rooms: JSON.stringify(rooms), looked_at: at };
  await scope.tx
    .insertInto('room_list')
    .values({ partnership_id: scope.partnershipId, ...columns })
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet(columns))
    .execute();
}

/** Partnerships whose rooms were not looked up since then, or never. */
export async function partnershipsWithOldRooms(db: Kysely<Database>, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('partnership')
    .leftJoin('room_list', 'room_list.partnership_id', 'partnership.id')
    .select('partnership.id')
    .where((where) =>
      where.or([where('room_list.looked_at', 'is', null), where('room_list.looked_at', '<', new Date(since))]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** The room that a meeting is in, also when the tenant has it no longer; null: none was chosen. */
export async function roomOf(scope: Scope, meetingId: string): Promise<Room | null> {
  const row = await scope.tx
    .selectFrom('meeting')
    .select('room_email')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', meetingId)
    .executeTakeFirst();
  const email = row?.room_email ?? null;
  if (email === null) return null;
  return (await selectRooms(scope)).find((room) => room.email === email) ?? { email, name: email, capacity: null };
}
