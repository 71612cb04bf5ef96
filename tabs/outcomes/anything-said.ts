import type { OutcomeKringView } from '../../src/outcomes/schema.ts';

/** Whether any kring has something to show for a question: every kring has an answer to each, and at first it is empty. */
export function anythingSaid(
  kringen: readonly Pick<OutcomeKringView, 'answers' | 'additions'>[],
  questionId: string,
): boolean {
  return kringen.some(
    ({ answers, additions }) =>
      additions.some((addition) => addition.questionId === questionId) ||
      answers.some(
        (answer) => answer.questionId === questionId && (answer.position || answer.reasons || answer.dissent),
      ),
  );
}
