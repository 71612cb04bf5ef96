import { addMinutes, type LocalDateTime } from '../../time/local.ts';

/** Who comes early to a Teams meeting begins it there; earlier than this somebody only tries it out. */
const EARLY_MINUTES = 30;

/**
 * Whether a Teams meeting that begins, or that somebody joins, at `now` (wall-clock) is the meeting as it was planned: from
 * half an hour before it until it should be over. At any other time its room is used for something else.
 */
export function isBeingHeld(planned: { starts: LocalDateTime; minutes: number }, now: LocalDateTime): boolean {
  return now >= addMinutes(planned.starts, -EARLY_MINUTES) && now < addMinutes(planned.starts, planned.minutes);
}

interface SeatWithPeople {
  seatId: string;
  holderId: string | null;
  deputyIds: readonly string[];
}

/**
 * For which seats somebody who comes in is there: those they hold, and those for which they are deputy while nobody has
 * been seen for them.
 */
export function seatsTakenBy(
  personId: string,
  seats: readonly SeatWithPeople[],
  present: ReadonlySet<string>,
): string[] {
  const own = seats.filter(({ holderId }) => holderId === personId);
  const asDeputy = seats.filter(({ seatId, deputyIds }) => deputyIds.includes(personId) && !present.has(seatId));
  return [...new Set([...own, ...asDeputy].map(({ seatId }) => seatId))];
}
