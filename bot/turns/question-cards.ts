import { capacityQuestion } from './capacity-verbs.ts';
import type { QuestionCard } from './card-verb.ts';

/** Every question that can be asked, with who draws it. */
export const QUESTION_CARDS: readonly QuestionCard[] = [capacityQuestion];
