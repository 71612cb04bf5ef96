/** How far one board is. `late` is a matter of the clock and comes beside it. */
export const ANSWER_STATUSES = ['answered', 'partial', 'none'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** Boards counted; `late` are the ones of `partial` and `none` whose deadline has passed. */
export interface Progress {
  boards: number;
  answered: number;
  partial: number;
  none: number;
  late: number;
}

/**
 * How far a board is with `variants` to answer. Its own figure settles a variant; in a round in which schools answer, so
 * do the figures of all its `schools`. A board without schools answers itself.
 */
export function answerStatus(
  given: readonly { own: boolean; schoolsAnswered: number }[],
  asked: { variants: number; schools: number; answerBy: 'board' | 'school' },
): AnswerStatus {
  const perVariant = asked.answerBy === 'school' ? Math.max(1, asked.schools) : 1;
  const bySchools = asked.answerBy === 'school' && asked.schools > 0;
  let cells = 0;
  for (const { own, schoolsAnswered } of given) {
    if (own) cells += perVariant;
    else if (bySchools) cells += Math.min(schoolsAnswered, perVariant);
  }
  if (cells >= asked.variants * perVariant) return 'answered';
  return cells > 0 ? 'partial' : 'none';
}

export function isLate(status: AnswerStatus, deadlinePassed: boolean): boolean {
  return deadlinePassed && status !== 'answered';
}

export function progressOf(boards: readonly { status: AnswerStatus; late: boolean }[]): Progress {
  const progress: Progress = { boards: boards.length, answered: 0, partial: 0, none: 0, late: 0 };
  for (const board of boards) {
    progress[board.status] += 1;
    if (board.late) progress.late += 1;
  }
  return progress;
}

/** Progress per kring, in the order in which the kringen first occur; boards without one come last. */
export function progressByKring<T extends { kringId: string | null; status: AnswerStatus; late: boolean }>(
  boards: readonly T[],
): { kringId: string | null; progress: Progress }[] {
  const groups = new Map<string | null, T[]>();
  for (const board of boards) {
    const group = groups.get(board.kringId);
    if (group) group.push(board);
    else groups.set(board.kringId, [board]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([kringId, members]) => ({ kringId, progress: progressOf(members) }));
}
