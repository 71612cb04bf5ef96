/** What a kring says to a question. `none`: its members did not come to one position. */
export const POSITIONS = ['agree', 'agree-if', 'disagree', 'none'] as const;
export type Position = (typeof POSITIONS)[number];

/** `rolled-up`: brought together on an agenda of the body that asked; `decided`: that body decided and the kringen hear. */
export type RoundState = 'open' | 'rolled-up' | 'decided' | 'withdrawn';

export interface KringFacts {
  /** The kring ended while the round ran. */
  gone: boolean;
  settled: boolean;
  /** Its answer was among those brought together. */
  inRollUp: boolean;
  /** Questions with a position. */
  answered: number;
}

/** How a kring stands: `busy` has begun, `late` owes an answer past the last day, `gone` no longer exists. */
export type KringStanding = 'settled' | 'busy' | 'waiting' | 'late' | 'gone';

/** `dueOn` and `today` are dates (`YYYY-MM-DD`); the last day counts in full. */
export function standingOfKring(kring: KringFacts, dueOn: string, today: string): KringStanding {
  if (kring.settled) return 'settled';
  if (kring.gone) return 'gone';
  if (today > dueOn) return 'late';
  return kring.answered > 0 ? 'busy' : 'waiting';
}

export type KringStep = 'answer' | 'add' | 'settle' | 'reopen';

export type KringRefusal =
  | 'outcome-withdrawn'
  | 'outcome-decided'
  | 'outcome-kring-gone'
  | 'outcome-settled'
  | 'outcome-incomplete'
  | 'outcome-rolled-up';

/**
 * Decides whether a kring may take a step; null: yes. A late kring may still answer, also after the others were brought
 * together; what was brought together stays as it was read.
 */
export function refuseKringStep(
  step: KringStep,
  round: { state: RoundState; questions: number },
  kring: KringFacts,
): KringRefusal | null {
  if (round.state === 'withdrawn') return 'outcome-withdrawn';
  if (round.state === 'decided') return 'outcome-decided';
  if (kring.gone) return 'outcome-kring-gone';
  if (step === 'reopen') return kring.inRollUp ? 'outcome-rolled-up' : null;
  if (step === 'add') return null;
  if (kring.settled) return step === 'settle' ? null : 'outcome-settled';
  if (step === 'settle' && kring.answered < round.questions) return 'outcome-incomplete';
  return null;
}

export type RollUpDecision =
  | { do: 'roll-up'; without: string[] }
  | { do: 'refuse'; because: 'outcome-withdrawn' | 'outcome-decided' | 'outcome-nothing-yet' }
  /** Some have not answered: it can go on without them, when that is meant. */
  | { do: 'ask'; missing: string[] };

/** Decides what bringing together does now; `withoutLate`: whoever asks knows that some have not answered. */
export function decideRollUp(
  state: RoundState,
  kringen: readonly { name: string; settled: boolean; gone: boolean }[],
  withoutLate: boolean,
): RollUpDecision {
  if (state === 'withdrawn') return { do: 'refuse', because: 'outcome-withdrawn' };
  if (state === 'decided') return { do: 'refuse', because: 'outcome-decided' };
  if (!kringen.some(({ settled }) => settled)) return { do: 'refuse', because: 'outcome-nothing-yet' };
  const missing = kringen.filter(({ settled, gone }) => !settled && !gone).map(({ name }) => name);
  return missing.length > 0 && !withoutLate ? { do: 'ask', missing } : { do: 'roll-up', without: missing };
}

export interface Tally {
  /** Names of the kringen by what they said: never a number that hides who. */
  said: Record<Position, string[]>;
  /** Asked, not settled. */
  missing: string[];
  /** Ended before they settled. */
  gone: string[];
}

/** Who said what to one question. Only settled answers count: what is not settled is not the word of the kring. */
export function tallyOf(
  questionId: string,
  kringen: readonly {
    name: string;
    settled: boolean;
    gone: boolean;
    answers: readonly { questionId: string; position: Position | null }[];
  }[],
): Tally {
  const tally: Tally = { said: { agree: [], 'agree-if': [], disagree: [], none: [] }, missing: [], gone: [] };
  for (const { name, settled, gone, answers } of kringen) {
    const position = answers.find((answer) => answer.questionId === questionId)?.position;
    if (settled && position) tally.said[position].push(name);
    else if (gone) tally.gone.push(name);
    else tally.missing.push(name);
  }
  return tally;
}

/**
 * What a body change does to the answer of a kring that ended: what was settled stays; what was not goes along to the
 * body that took it in, unless that was asked itself.
 */
export function afterKringEnded(
  kring: { settled: boolean; mergedInto: string | null },
  asked: readonly string[],
): { do: 'keep' } | { do: 'drop' } | { do: 'ask'; bodyId: string } {
  if (kring.settled) return { do: 'keep' };
  if (kring.mergedInto === null || asked.includes(kring.mergedInto)) return { do: 'drop' };
  return { do: 'ask', bodyId: kring.mergedInto };
}
