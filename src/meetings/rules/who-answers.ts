/** A seat as far as answering for it goes. */
export interface AnswerableSeat {
  seatId: string;
  boardId: string | null;
  holderId: string | null;
  deputyIds: readonly string[];
  askedId: string | null;
}

export interface Answerer {
  personId: string;
  /** Boards the person may speak for, as bestuurder or BOC. */
  boardIds: readonly string[];
}

/** True when the person may give the answer of this seat: its holder, a deputy, or a colleague of the seat's board. */
export function mayAnswerFor(seat: AnswerableSeat, { personId, boardIds }: Answerer): boolean {
  return speaksForSeat(seat, personId) || isColleague(seat, boardIds);
}

/** True for the holder and the deputies, who need no board to answer. */
export function speaksForSeat(seat: AnswerableSeat, personId: string): boolean {
  return isOwn(seat, personId) || seat.deputyIds.includes(personId);
}

/**
 * The seats somebody answers for without saying which: all their own; else all those they are a deputy for; else those of
 * their board. So a member who is also somebody's deputy does not answer for both by accident.
 */
export function seatsToAnswer<S extends AnswerableSeat>(seats: readonly S[], answerer: Answerer): S[] {
  const own = seats.filter((seat) => isOwn(seat, answerer.personId));
  if (own.length > 0) return own;
  const deputised = seats.filter((seat) => seat.deputyIds.includes(answerer.personId));
  if (deputised.length > 0) return deputised;
  return seats.filter((seat) => isColleague(seat, answerer.boardIds));
}

/** Whoever holds the seat, or is asked because nobody holds it. */
export function isOwn(seat: AnswerableSeat, personId: string): boolean {
  return seat.holderId === personId || (seat.holderId === null && seat.askedId === personId);
}

/** A deputy who answers will come themselves; a colleague who answers for the holder (a BOC) says what the holder can do. */
export function willSendDeputy(seat: AnswerableSeat, answeredById: string): boolean {
  return !isOwn(seat, answeredById) && seat.deputyIds.includes(answeredById);
}

function isColleague(seat: AnswerableSeat, boardIds: readonly string[]): boolean {
  return seat.boardId !== null && boardIds.includes(seat.boardId);
}

/**
 * True when this person's answer would silently replace what somebody else said for the seat. The holder's own word always
 * counts; anybody else must have seen the other's answer and chosen to replace it.
 */
export function wouldOverwrite(seat: AnswerableSeat, answeredBy: string | null, personId: string): boolean {
  return answeredBy !== null && answeredBy !== personId && !isOwn(seat, personId);
}
