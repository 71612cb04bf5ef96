/**
 * One condition of a quorum. `atLeast` is a whole number of seats, or a share of the seats meant when it lies between 0
 * and 1 (0.5: at least half). Conditions that ask for more seats than there are can never be met.
 * Besides the seats' own roles, `role` may be `bestuur` (seats held for a board), `kring` (seats held for a kring) or
 * `opleiding` (seats held for neither).
 */
export interface QuorumCondition {
  atLeast: number;
  of: 'voting' | 'required' | { role: string };
}

export interface QuorumSeat {
  role: string;
  votes: boolean;
  required: boolean;
  boardId?: string | null;
  kringId?: string | null;
}

/** True when a seat is one of those that the condition counts. */
export function countsFor(seat: QuorumSeat, condition: QuorumCondition): boolean {
  if (condition.of === 'voting') return seat.votes;
  if (condition.of === 'required') return seat.required;
  switch (condition.of.role) {
    case 'bestuur':
      return Boolean(seat.boardId);
    case 'kring':
      return Boolean(seat.kringId);
    case 'opleiding':
      return !seat.boardId && !seat.kringId;
    default:
      return seat.role === condition.of.role;
  }
}

/** How many present seats the condition asks for, given how many seats it counts. */
export function seatsNeeded(condition: QuorumCondition, seats: number): number {
  const isShare = condition.atLeast > 0 && condition.atLeast < 1;
  return isShare ? Math.max(0, Math.ceil(seats * condition.atLeast - 1e-9)) : condition.atLeast;
}

/** True when the quorum could be reached if everybody came; false: nobody's answer can help. */
export function quorumPossible(seats: readonly QuorumSeat[], quorum: readonly QuorumCondition[]): boolean {
  return quorum.every((condition) => {
    const counted = seats.filter((seat) => countsFor(seat, condition)).length;
    return seatsNeeded(condition, counted) <= counted;
  });
}
