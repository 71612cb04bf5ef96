import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { reminderText } from '../../text/reminders.ts';
import type { MyObligation } from '../schema.ts';

/** More than this on a phone is a list nobody reads; the rest is in the tab. */
const SHOWN_QUESTIONS = 8;

export interface DigestState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  /** Soonest due first. */
  open: readonly MyObligation[];
  /** Set when this is sent as a reminder: by whom, or null when it went out by itself. */
  reminder?: { byName: string | null; note?: string };
}

/** All that one person still has to answer: each question a line with its date and a button. */
export function digestCard(state: DigestState): Card {
  const { language, open } = state;
  const say = reminderText[language];
  const more = open.length - SHOWN_QUESTIONS;
  if (open.length === 0) {
    return card({ language, who: state.partnershipName, question: say.noneOpen, lines: [say.noneOpenLine] });
  }
  return card({
    language,
    who: state.partnershipName,
    question: say.questionsOpen(open.length),
    lines: [
      ...(state.reminder?.byName ? [say.askedAgainBy(state.reminder.byName)] : []),
      ...(state.reminder?.note ? [plain(state.reminder.note)] : []),
    ],
    answer: [
      ...open.slice(0, SHOWN_QUESTIONS).map((obligation, index) => questionLine(state, obligation, index === 0)),
      actions(button(say.refresh, 'obligation.list', { p: state.partnershipId }, { withInputs: false })),
    ],
    small: [...(more > 0 ? [say.andMore(more)] : []), ...(state.reminder ? [say.askedAgain] : [])],
  });
}

/** What somebody typed is shown as it is: a card would make links and lists of it. */
function plain(note: string): string {
  return note.replace(/([\\`*_{}[\]<>#])/g, '\\$1');
}

function questionLine(state: DigestState, obligation: MyObligation, first: boolean): Element {
  const say = reminderText[state.language];
  const whose = [obligation.bodyName, obligation.boardName ? say.forBoard(obligation.boardName) : null];
  const open = { p: state.partnershipId, obligationId: obligation.obligationId };
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      text(obligation.title, { weight: 'Bolder' }),
      text([...whose, say.answerBefore(obligation.dueAt)].filter(Boolean).join(' · '), {
        size: 'Small',
        isSubtle: true,
        spacing: 'None',
      }),
      actions(button(say.reply, 'obligation.open', open, { primary: first, withInputs: false })),
    ],
  };
}

/** Puts a way back to the other questions below a question's own card, when there are any. */
export function withWayBack(question: Card, back: { language: Language; partnershipId: string; others: number }): Card {
  if (back.others === 0) return question;
  const title = reminderText[back.language].otherQuestions;
  const wayBack = button(title, 'obligation.list', { p: back.partnershipId }, { withInputs: false });
  return { ...question, body: [...question.body, actions(wayBack)] };
}
