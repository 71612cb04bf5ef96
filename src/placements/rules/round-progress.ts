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

/** `expected` figures are asked of a board, `given` have come in. Whoever is asked for nothing has answered. */
export function answerStatus(given: number, expected: number): AnswerStatus {
  if (given >= expected) return 'answered';
  return given > 0 ? 'partial' : 'none';
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
