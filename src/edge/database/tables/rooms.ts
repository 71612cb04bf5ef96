import type { Instant, Json } from './people.ts';

export interface RoomTables {
  room_list: RoomListRow;
}

/** The rooms of the tenant as they were last seen; one row a partnership. */
export interface RoomListRow {
  partnership_id: string;
  /** As `Room` (src/meetings/ports.ts). */
  rooms: Json<unknown>;
  looked_at: Instant;
}
