import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { reminderText } from '../../text/reminders.ts';

const SHOWN = 8;

export interface EscalationState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  lines: readonly {
    obligationId: string;
    /** The seat's label or the board's name. */
    label: string;
    title: string;
    /** ISO instant. */
    dueAt: string;
    /** Names of who was asked; empty: nobody could be. */
    asked: readonly string[];
    /** False for a relatiebeheerder, who can only ask what is the matter. */
    mayAnswer: boolean;
  }[];
}

/** For a deputy, BOC or relatiebeheerder: questions to others that stay unanswered, and what they can do. */
export function escalationCard(state: EscalationState): Card {
  const { language, lines } = state;
  const say = reminderText[language];
  const [first] = lines;
  const more = lines.length - SHOWN;
  return card({
    language,
    who: state.partnershipName,
    question: say.unanswered(lines.length, first?.label ?? '', first?.title ?? ''),
    lines: [lines.some(({ mayAnswer }) => mayAnswer) ? say.youMayAnswer : say.pleaseAsk],
    answer: lines.slice(0, SHOWN).map((line) => lineOf(state, line)),
    small: more > 0 ? [say.andMore(more)] : [],
  });
}

function lineOf({ language, partnershipId: p }: EscalationState, line: EscalationState['lines'][number]): Element {
  const say = reminderText[language];
  const open = { p, obligationId: line.obligationId };
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      text(line.title, { weight: 'Bolder' }),
      text(say.unansweredLine(line), { spacing: 'None' }),
      ...(line.mayAnswer ? [actions(button(say.answerFor, 'obligation.open', open, { withInputs: false }))] : []),
    ],
  };
}
