import { ACTION_VERBS } from './action-verbs.ts';
import { capacityVerbs } from './capacity-verbs.ts';
import type { CardVerb } from './card-verb.ts';
import { CORRECTION_VERBS } from './correction-verbs.ts';
import { OUTCOME_VERBS } from './outcome-verbs.ts';
import { PAPER_VERBS } from './paper-verbs.ts';
import { POLL_VERBS } from './poll-verbs.ts';
import { PROGRAMME_VERBS } from './programme-verbs.ts';
import { redistributionVerbs } from './redistribution-verbs.ts';
import { reminderVerbs } from './reminder-verbs.ts';
import { replacementVerbs } from './replacement-verbs.ts';

import { studentVerbs } from './student-verbs.ts';
import { SUBMITTED_VERBS } from './submitted-verbs.ts';
import { swapVerbs } from './swap-verbs.ts';
import { VOTE_VERBS } from './vote-verbs.ts';

export { QUESTION_CARDS } from './question-cards.ts';

/** Every button the product puts on a card. */
export const CARD_VERBS: readonly CardVerb[] = [
  ...POLL_VERBS,
  ...capacityVerbs,
  ...redistributionVerbs,
  ...replacementVerbs,
  ...studentVerbs,
  ...swapVerbs,
  ...ACTION_VERBS,
  ...OUTCOME_VERBS,
  ...SUBMITTED_VERBS,
  ...VOTE_VERBS,
  ...PAPER_VERBS,
  ...CORRECTION_VERBS,
  ...PROGRAMME_VERBS,
  ...reminderVerbs,
];
