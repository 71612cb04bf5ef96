import type { CardVerb, QuestionCard } from './card-verb.ts';

/** Every button the product puts on a card. */
export const CARD_VERBS: readonly CardVerb[] = [];

/** Every question that can be asked, with who draws it. */
export const QUESTION_CARDS: readonly QuestionCard[] = [];
