import { addDays, type Instant, type LocalDateTime, toInstant } from '../../time/local.ts';

/** An item to which a paper belongs. */
export interface PromisedPaper {
  itemId: string;
  title: string;
  presenterId: string | null;
}

/** A seat of the body, as far as it matters here. */
interface Seat {
  seatId: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  holderId: string | null;
  deputyIds: readonly string[];
  /** Who is asked for this seat; null: nobody. */
  askedId: string | null;
}

export interface OwedPaper {
  itemId: string;
  title: string;
  seatId: string;
  dueAt: Instant;
}

/** Papers are in by the end of the day that lies so many days before the meeting (wall-clock in Amsterdam). */
export function papersDueAt(meetingStarts: LocalDateTime, papersDays: number): Instant {
  return toInstant(`${addDays(meetingStarts.slice(0, 10), -papersDays)}T23:59`);
}

/**
 * Who owes a promised paper: the seat of the one who presents it. Where nobody on the roster does, the secretary sees to
 * it, else the chair. Nothing is owed for a meeting without a date, or that has begun or does not go on.
 */
export function papersOwed(
  meeting: { starts: LocalDateTime | null; goesOn: boolean },
  promised: readonly PromisedPaper[],
  seats: readonly Seat[],
  agreed: { papersDays: number; now: LocalDateTime },
): OwedPaper[] {
  const { starts } = meeting;
  if (starts === null || !meeting.goesOn || starts <= agreed.now) return [];
  const dueAt = papersDueAt(starts, agreed.papersDays);
  return promised.flatMap(({ itemId, title, presenterId }) => {
    const seat = seatOf(presenterId, seats) ?? seatFor('secretaris', seats) ?? seatFor('voorzitter', seats);
    return seat ? [{ itemId, title, seatId: seat.seatId, dueAt }] : [];
  });
}

function seatOf(presenterId: string | null, seats: readonly Seat[]): Seat | undefined {
  if (presenterId === null) return undefined;
  return (
    seats.find(({ askedId }) => askedId === presenterId) ??
    seats.find(({ holderId, deputyIds }) => holderId === presenterId || deputyIds.includes(presenterId))
  );
}

function seatFor(role: Seat['role'], seats: readonly Seat[]): Seat | undefined {
  return seats.find((seat) => seat.role === role && seat.askedId !== null);
}
