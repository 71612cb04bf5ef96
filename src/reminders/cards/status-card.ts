import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { reminderText } from '../../text/reminders.ts';
import type { OpenDebtor, OpenSubject, Selection } from '../schema.ts';

const SHOWN_SUBJECTS = 8;
const SHOWN_DEBTORS = 6;

export interface StatusState {
  language: Language;
  partnershipId: string;
  /** The partnership, or the body that was asked about. */
  about: string;
  subjects: readonly OpenSubject[];
  /** The body that was asked about: a reminder from this card stays within it. */
  selection: Selection;
  mayRemind: boolean;
  /** True in a group or channel, where everybody reads along. */
  inGroup: boolean;
  /** False: counts only. */
  showNames: boolean;
  /** What else there is to say of a question, by its subject: such as whether the quorum will be there. */
  notes?: ReadonlyMap<string, string>;
}

/** How things stand: each open question with its counts, and who is waited for where that may be seen. */
export function statusCard(state: StatusState): Card {
  const { language, subjects } = state;
  const say = reminderText[language];
  if (subjects.length === 0) {
    return card({ language, who: state.about, question: say.statusNone, lines: [say.statusNoneLine] });
  }
  const more = subjects.length - SHOWN_SUBJECTS;
  return card({
    language,
    who: state.about,
    question: say.statusQuestion(subjects.length),
    answer: subjects.slice(0, SHOWN_SUBJECTS).map((subject) => subjectLine(state, subject)),
    small: more > 0 ? [say.moreSubjects(more)] : [],
  });
}

function subjectLine(state: StatusState, subject: OpenSubject): Element {
  const say = reminderText[state.language];
  const standing = [subject.bodyName, say.answered(subject.answered, subject.asked), say.answerBefore(subject.dueAt)];
  const labels = subject.open.map((debtor) => debtorName(subject, debtor));
  const shown = labels.slice(0, SHOWN_DEBTORS);
  const note = state.notes?.get(subject.question.subjectId);
  const waiting = say.waitingFor(shown, labels.length - shown.length);
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      text(subject.title, { weight: 'Bolder' }),
      text(standing.filter(Boolean).join(' · '), { spacing: 'None' }),
      ...(note ? [text(note, { spacing: 'None' })] : []),
      ...(state.showNames ? [text(waiting, { size: 'Small', isSubtle: true, spacing: 'None' })] : []),
      ...(state.mayRemind ? [remindButton(state, subject)] : []),
    ],
  };
}

/** A seat by who fills it, a board by its own name. */
function debtorName(subject: OpenSubject, debtor: OpenDebtor): string {
  const [person] = debtor.people;
  return subject.selection.subjectId !== undefined && person ? person.name : debtor.label;
}

function remindButton(state: StatusState, subject: OpenSubject): Element {
  const selection = { ...state.selection, ...subject.selection };
  const data = { p: state.partnershipId, selection, inGroup: state.inGroup };
  return actions(button(reminderText[state.language].remindThese, 'reminder.preview', data, { withInputs: false }));
}
