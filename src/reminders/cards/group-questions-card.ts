import { actions, button, type Card, card } from '../../cards/kit.ts';
import { commandText } from '../../text/commands.ts';
import type { Where } from './command-cards.ts';

/** The verb that shows whoever presses, or whose client asks, their own questions. */
export const OWN_QUESTIONS = 'obligation.mine';

/**
 * In a group: the same card for everybody, in which each sees their own questions and nobody else's. Where Teams does not
 * ask by itself (in a channel, in a large group) the button does it, and its answer too is seen by who pressed alone.
 */
export function groupQuestionsCard(where: Where, body: { bodyId: string; name: string } | null): Card {
  const say = commandText[where.language];
  const data = { p: where.partnershipId, ...(body ? { bodyId: body.bodyId } : {}) };
  return {
    ...card({
      language: where.language,
      who: body ? `${body.name} · ${where.partnershipName}` : where.partnershipName,
      question: say.ownQuestions,
      lines: [say.ownQuestionsLine],
      answer: [actions(button(say.showOwn, OWN_QUESTIONS, data, { primary: true, withInputs: false }))],
    }),
    refresh: { action: button(say.showOwn, OWN_QUESTIONS, data, { withInputs: false }) },
  };
}
