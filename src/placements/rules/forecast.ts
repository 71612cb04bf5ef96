/** One board and variant: what it said now (null: nothing yet), and in earlier rounds, the latest first. */
export interface ForecastPart {
  now: number | null;
  /** Null: not in that round, or no answer then. */
  before: readonly (number | null)[];
}

export interface Forecast {
  /** Places that were stated, and that are expected of who has not answered. */
  stated: number;
  expected: number;
  /** Boards that have not answered, and those of them that no earlier round tells anything about. */
  open: number;
  unknown: number;
}

/** So far does what boards state now move the expectation of the others: they may differ by half. */
const [LEAST_TREND, MOST_TREND] = [0.5, 1.5];
/** With fewer boards that answered now and before, there is no trend to speak of. */
const ENOUGH = 3;

/**
 * What a variant will come to: who has not answered is expected to do as in earlier rounds (the mean of what is known), moved
 * along with what the boards that did answer do compared with their own past.
 */
export function forecast(parts: readonly ForecastPart[]): Forecast {
  const answered = parts.flatMap(({ now, before }) => {
    const past = meanOf(before);
    return now === null || past === null ? [] : [{ now, past }];
  });
  const sum = (of: (part: { now: number; past: number }) => number) =>
    answered.reduce((all, part) => all + of(part), 0);
  const past = sum((part) => part.past);
  const trend =
    answered.length < ENOUGH || past === 0
      ? 1
      : Math.min(MOST_TREND, Math.max(LEAST_TREND, sum(({ now }) => now) / past));
  const open = parts.filter(({ now }) => now === null);
  const means = open.map(({ before }) => meanOf(before));
  return {
    stated: parts.reduce((all, { now }) => all + (now ?? 0), 0),
    expected: Math.round(means.reduce<number>((all, mean) => all + (mean ?? 0), 0) * trend),
    open: open.length,
    unknown: means.filter((mean) => mean === null).length,
  };
}

function meanOf(before: readonly (number | null)[]): number | null {
  const known = before.filter((places): places is number => places !== null);
  return known.length === 0 ? null : known.reduce((all, places) => all + places, 0) / known.length;
}
