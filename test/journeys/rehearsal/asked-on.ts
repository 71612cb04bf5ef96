import type { WorldSeat } from '../../../src/local-tenant/world/world.ts';

/** Who is asked for a seat on a day: the holder while the term runs, else the deputy. */
export function askedOn(seat: WorldSeat, day: string): string | null {
  const holds = seat.from <= day && (seat.until === null || day <= seat.until);
  return holds ? seat.holderId : seat.deputyId;
}
