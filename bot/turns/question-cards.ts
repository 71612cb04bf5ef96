import { ACTION_QUESTION } from './action-verbs.ts';
import { capacityQuestion } from './capacity-verbs.ts';
import type { QuestionCard } from './card-verb.ts';
import { CORRECTION_QUESTION } from './correction-verbs.ts';
import { OUTCOME_QUESTION } from './outcome-verbs.ts';
import { PAPER_QUESTION } from './paper-verbs.ts';
import { POLL_QUESTION } from './poll-verbs.ts';
import { PROGRAMME_QUESTION } from './programme-verbs.ts';
import { redistributionQuestion } from './redistribution-verbs.ts';
import { replacementQuestion } from './replacement-verbs.ts';
import { studentsQuestion } from './student-verbs.ts';
import { swapQuestion } from './swap-verbs.ts';
import { VOTE_QUESTION } from './vote-verbs.ts';

/** Every question that can be asked, with who draws it. */
export const QUESTION_CARDS: readonly QuestionCard[] = [
  POLL_QUESTION,
  capacityQuestion,
  redistributionQuestion,
  replacementQuestion,
  studentsQuestion,
  swapQuestion,
  ACTION_QUESTION,
  OUTCOME_QUESTION,
  VOTE_QUESTION,
  PAPER_QUESTION,
  CORRECTION_QUESTION,
  PROGRAMME_QUESTION,
];
