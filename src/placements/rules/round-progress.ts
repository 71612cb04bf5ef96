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
 * How far a board is with `variants` to answer. A variant is settled by the board's own figure, or by figures of all its
 * `schools`; whoever is asked first, a BOC may choose either.
 */
export function answerStatus(
  given: readonly { own: boolean; schoolsAnswered: number }[],
  asked: { variants: number; schools: number },
): AnswerStatus {
  const perVariant = Math.max(1, asked.schools);
  const cells = given
    .map(({ own, schoolsAnswered }) => (own ? perVariant : Math.min(schoolsAnswered, asked.schools)))
    .reduce((sum, each) => sum + each, 0);
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

/** Progress per relatiebeheerder, who has most to chase first; boards without one come last. */
export function progressByManager<T extends { relatiebeheerder: string | null; status: AnswerStatus; late: boolean }>(
  boards: readonly T[],
): { name: string | null; progress: Progress }[] {
  const names = [...new Set(boards.map(({ relatiebeheerder }) => relatiebeheerder))];
  const open = ({ progress }: { progress: Progress }) => progress.partial + progress.none;
  return names
    .map((name) => ({ name, progress: progressOf(boards.filter((board) => board.relatiebeheerder === name)) }))
    .sort(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        open(b) - open(a) ||
        (a.name ?? '').localeCompare(b.name ?? '', 'nl'),
    );
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
