/** What somebody says about one option. No answer at all is a fourth thing, and never counts as present. */
export const ANSWERS = ['yes', 'ifNeedBe', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Whoever says yes or "if need be" can be there. */
export function canCome(answer: Answer | null): boolean {
  return answer === 'yes' || answer === 'ifNeedBe';
}
