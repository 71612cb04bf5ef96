/** A seat of a body that goes, or of the one that it goes into. */
export interface ChangingSeat {
  seatId: string;
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  boardId: string | null;
  required: boolean;
  /** Somebody has a term in it that is not over. */
  filled: boolean;
}

export interface ChangingMeeting {
  meetingId: string;
  title: string;
  starts: string;
}

export interface ChangingPoll {
  pollId: string;
  meetingId: string;
  title: string;
}

/** Everything that hangs on a body that goes. */
export interface BodyFacts {
  name: string;
  seats: readonly ChangingSeat[];
  /** Of the body it goes into; null: it goes into none. */
  into: { name: string; seats: readonly ChangingSeat[] } | null;
  /** Boards of which it is the kring. */
  boards: readonly { boardId: string; name: string }[];
  /** Seats in other bodies that stand for it; `taken`: the body it goes into has a seat there already. */
  elsewhere: readonly { seatId: string; label: string; bodyName: string; taken: boolean }[];
  /** Planned and still ahead. */
  meetings: readonly ChangingMeeting[];
  /** Running, or closed and waiting for a choice. */
  polls: readonly ChangingPoll[];
}

export interface Choices {
  meetings: 'move' | 'cancel';
  polls: 'carry' | 'drop';
}

export type SeatStep =
  | {
      step: 'move';
      seatId: string;
      label: string;
      role: ChangingSeat['role'];
      required: boolean;
      was: string;
      stepsDown: boolean;
    }
  | { step: 'end'; seatId: string; was: string };

export interface ChangePlan {
  seats: SeatStep[];
  boards: { name: string; boardId: string }[];
  elsewhere: { seatId: string; label: string; bodyName: string; step: 'repoint' | 'end' }[];
  meetings: (ChangingMeeting & { step: 'move' | 'cancel' })[];
  polls: (ChangingPoll & { step: 'carry' | 'drop' })[];
}

/**
 * What happens to everything that hangs on a body that goes. People keep their seats in the body it goes into, where they
 * have none for the same board yet. That body keeps its own chair and secretary: the others become members.
 */
export function planBodyChange(facts: BodyFacts, choices: Choices): ChangePlan {
  const { into } = facts;
  const moves = into !== null && choices.meetings === 'move';
  const carries = into !== null && choices.polls === 'carry';
  const meetingIds = new Set(facts.meetings.map(({ meetingId }) => meetingId));
  return {
    seats: seatSteps(facts),
    boards: facts.boards.map(({ boardId, name }) => ({ boardId, name })),
    elsewhere: facts.elsewhere.map(({ seatId, label, bodyName, taken }) => {
      return { seatId, label, bodyName, step: into && !taken ? 'repoint' : 'end' };
    }),
    meetings: facts.meetings.map((meeting) => ({ ...meeting, step: moves ? 'move' : 'cancel' })),
    // A poll for another date of a meeting that is called off has nothing left to ask.
    polls: facts.polls.map((poll) => {
      return { ...poll, step: carries && (moves || !meetingIds.has(poll.meetingId)) ? 'carry' : 'drop' };
    }),
  };
}

function seatSteps({ name, seats, into }: BodyFacts): SeatStep[] {
  if (!into) return seats.map(({ seatId, label }) => ({ step: 'end', seatId, was: label }));
  const labels = new Set(into.seats.map(({ label }) => fold(label)));
  const boards = new Set(into.seats.flatMap(({ boardId }) => boardId ?? []));
  const roles = new Set(into.seats.map(({ role }) => role));
  return seats.map((seat): SeatStep => {
    const { seatId, label, role, boardId, required } = seat;
    const double = boardId !== null && boards.has(boardId);
    if (double || (!seat.filled && boardId === null)) return { step: 'end', seatId, was: label };
    const steps = (role === 'voorzitter' || role === 'secretaris') && roles.has(role);
    const next = labels.has(fold(label)) ? `${label} (${name})` : label;
    labels.add(fold(next));
    if (boardId !== null) boards.add(boardId);
    return {
      step: 'move',
      seatId,
      label: next,
      role: steps ? 'lid' : role,
      required: steps ? false : required,
      was: label,
      stepsDown: steps,
    };
  });
}

function fold(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
