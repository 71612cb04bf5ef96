import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import { studentQuestionCopy } from '../../text/student-question.ts';
import type { StudentOnCard, StudentQuestion, SwapStudent } from '../schema-swaps.ts';

/** Everything the card about the students of one board or school is drawn from; pseudonyms only. */
export interface StudentCardState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  question: StudentQuestion;
  /** `review`: also the students that were answered; `decline` and `swap`: of `studentId`. */
  show?: 'review' | 'decline' | 'swap' | undefined;
  /** The student that is shown; left out: the first that waits. */
  studentId?: string | undefined;
  /** With `swap`: whom the student can change places with, and how many more there are. */
  partners?: { students: readonly SwapStudent[]; more: number } | undefined;
  fault?: { text: string; typed: Readonly<Record<string, string>> } | undefined;
}

export const STUDENT_REASON_INPUT = 'reason';
export const PARTNER_INPUT = 'partner';
export const SWAP_REASON_INPUT = 'why';

/** One student at a time: yes, no with a reason, or a swap; or how it stands when all are answered or the time is over. */
export function studentCard(state: StudentCardState): Card {
  const { question, show } = state;
  const student = shownStudent(state);
  if (!question.mayAnswer) return closed(state);
  if (!student) return show === 'review' || question.students.length === 0 ? none(state) : done(state);
  if (show === 'decline') return decline(state, student);
  if (show === 'swap') return swap(state, student);
  return one(state, student);
}

function shownStudent({ question, show, studentId }: StudentCardState): StudentOnCard | undefined {
  const named = question.students.find((student) => student.studentId === studentId);
  if (named) return named;
  return show === 'review' ? question.students[0] : question.students.find(({ status }) => status === 'proposed');
}

function one(state: StudentCardState, student: StudentOnCard): Card {
  const { question, language } = state;
  const copy = studentQuestionCopy[language];
  const waiting = question.students.filter(({ status }) => status === 'proposed').length;
  const place = dataOf(state, student);
  const review = state.show === 'review' ? { review: true } : {};
  return card({
    language,
    who: who(state),
    question: copy.ask(question.name),
    facts: [
      { label: copy.student, value: nthOf(state, student) },
      { label: copy.about, value: copy.facts(student) },
      ...(student.status === 'proposed' ? [] : [{ label: copy.standing, value: standingOf(state, student) }]),
    ],
    lines: student.swap ? [copy.swapOpen(student.swap.with, student.swap.answerBy)] : [],
    answer: [
      ...faultOf(state),
      actions(
        button(copy.yes, 'students.yes', { ...place, ...review }, { primary: true, withInputs: false }),
        button(copy.no, 'students.edit', place, { withInputs: false }),
        student.swap
          ? button(
              copy.stopSwap,
              'students.stop-swap',
              { ...place, swapId: student.swap.swapId },
              { withInputs: false },
            )
          : button(copy.swap, 'students.swap-form', place, { withInputs: false }),
      ),
      ...more(state, student, waiting),
    ],
    small: [copy.left(waiting, question.students.length), ...until(state), copy.tab],
  });
}

/** To the next student, and yes to all of them at once. */
function more(state: StudentCardState, student: StudentOnCard, waiting: number): Element[] {
  const copy = studentQuestionCopy[state.language];
  const next = nextAfter(state, student);
  const buttons = [
    ...(next
      ? [
          button(
            copy.next,
            'students.show',
            { ...dataOf(state, next), ...(state.show === 'review' ? { review: true } : {}) },
            { withInputs: false },
          ),
        ]
      : []),
    // How many were shown goes along: whoever came in since has not been looked at.
    ...(waiting > 1
      ? [button(copy.yesAll(waiting), 'students.yes-all', { ...placeOf(state), waiting }, { withInputs: false })]
      : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function nextAfter({ question, show }: StudentCardState, student: StudentOnCard): StudentOnCard | undefined {
  const at = question.students.indexOf(student);
  const round = [...question.students.slice(at + 1), ...question.students.slice(0, at)];
  return round.find(({ status }) => show === 'review' || status === 'proposed');
}

function decline(state: StudentCardState, student: StudentOnCard): Card {
  const copy = studentQuestionCopy[state.language];
  return card({
    language: state.language,
    who: who(state),
    question: copy.whyNot(student.label),
    facts: [{ label: copy.about, value: copy.facts(student) }],
    answer: [
      ...faultOf(state),
      {
        type: 'Input.Text',
        id: STUDENT_REASON_INPUT,
        label: copy.reasonLabel,
        isMultiline: true,
        maxLength: 500,
        ...filledWith(state.fault?.typed[STUDENT_REASON_INPUT] ?? student.reason),
      },
      actions(
        button(copy.sendNo, 'students.no', dataOf(state, student), { primary: true }),
        button(copy.back, 'students.show', dataOf(state, student), { withInputs: false }),
      ),
    ],
    small: [copy.reasonHelp, ...until(state)],
  });
}

function swap(state: StudentCardState, student: StudentOnCard): Card {
  const copy = studentQuestionCopy[state.language];
  const { students, more: others } = state.partners ?? { students: [], more: 0 };
  const back = button(copy.back, 'students.show', dataOf(state, student), { withInputs: false });
  const head = {
    language: state.language,
    who: who(state),
    question: copy.swapAsk(student.label),
    facts: [{ label: copy.about, value: copy.facts(student) }],
  };
  if (students.length === 0)
    return card({ ...head, lines: [copy.swapNone], answer: [...faultOf(state), actions(back)] });
  return card({
    ...head,
    answer: [
      ...faultOf(state),
      {
        type: 'Input.ChoiceSet',
        id: PARTNER_INPUT,
        label: copy.swapWith,
        style: 'compact',
        choices: students.map((partner) => ({ title: copy.partner(partner), value: partner.studentId })),
        ...filledWith(state.fault?.typed[PARTNER_INPUT]),
      },
      {
        type: 'Input.Text',
        id: SWAP_REASON_INPUT,
        label: copy.swapWhy,
        maxLength: 500,
        ...filledWith(state.fault?.typed[SWAP_REASON_INPUT]),
      },
      actions(button(copy.sendSwap, 'students.swap', dataOf(state, student), { primary: true }), back),
    ],
    small: [copy.swapHelp, ...(others > 0 ? [copy.swapMore(others)] : [])],
  });
}

function done(state: StudentCardState): Card {
  const { question, language } = state;
  const copy = studentQuestionCopy[language];
  const { yes, no } = countsOf(question);
  return card({
    language,
    who: who(state),
    question: copy.allDone(question.name),
    lines: [copy.counts(yes, no)],
    answer: [
      ...faultOf(state),
      actions(button(copy.change, 'students.show', { ...placeOf(state), review: true }, { withInputs: false })),
    ],
    small: [...until(state), copy.tab],
  });
}

function none(state: StudentCardState): Card {
  const copy = studentQuestionCopy[state.language];
  return card({
    language: state.language,
    who: who(state),
    question: copy.none(state.question.name),
    answer: faultOf(state),
  });
}

function closed(state: StudentCardState): Card {
  const { question, language } = state;
  const copy = studentQuestionCopy[language];
  const { yes, no, waiting } = countsOf(question);
  return card({
    language,
    who: who(state),
    question: copy.closed,
    lines: [
      copy.kept(yes, no, waiting),
      ...(question.contacts.length > 0 ? [copy.contact(question.contacts.join(', '))] : []),
    ],
    answer: faultOf(state),
  });
}

function countsOf({ students }: StudentQuestion) {
  const count = (status: StudentOnCard['status']) => students.filter((student) => student.status === status).length;
  return { yes: count('confirmed'), no: count('declined'), waiting: count('proposed') };
}

function nthOf({ question, language }: StudentCardState, student: StudentOnCard): string {
  const nth = question.students.indexOf(student) + 1;
  return studentQuestionCopy[language].nth(student.label, nth, question.students.length);
}

function standingOf({ language }: StudentCardState, { status, reason, decidedBy }: StudentOnCard): string {
  return [studentQuestionCopy[language].stands[status], reason, decidedBy].filter(Boolean).join(' · ');
}

function until({ question, language }: StudentCardState): string[] {
  return question.answerBy === null ? [] : [studentQuestionCopy[language].until(question.answerBy)];
}

function who({ partnershipName, question, language }: StudentCardState): string {
  return placementsCopy[language].whoInRound(partnershipName, question.schoolYear, question.period);
}

function faultOf({ fault }: StudentCardState): Element[] {
  if (!fault) return [];
  return [{ type: 'Container', style: 'warning', spacing: 'Medium', items: [text(fault.text, { weight: 'Bolder' })] }];
}

function filledWith(value: string | undefined): { value: string } | Record<string, never> {
  return value ? { value } : {};
}

function placeOf({ partnershipId, question }: StudentCardState): Record<string, unknown> {
  const { roundId, boardId, schoolId } = question;
  return { p: partnershipId, roundId, boardId, ...(schoolId === null ? {} : { schoolId }) };
}

function dataOf(state: StudentCardState, { studentId }: StudentOnCard): Record<string, unknown> {
  return { ...placeOf(state), studentId };
}
