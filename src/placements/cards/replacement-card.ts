import { actions, button, type Card, card, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import { replacementCopy } from '../../text/replacements.ts';
import type { ReplacementQuestion } from '../schema-replacements.ts';

/** Everything the card about a place for one more student is drawn from. */
export interface ReplacementCardState {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  question: ReplacementQuestion;
  viewerId: string | null;
  /** `decline`: with the reason for a no; `open`: the question itself, also after a no. */
  show?: 'decline' | 'open' | undefined;
  fault?: { text: string; typed: Readonly<Record<string, string>> } | undefined;
}

export const SCHOOL_INPUT = 'school';
export const OFFER_REASON_INPUT = 'reason';

/** The question to one board whether it has a place for a student, or how that ended. Names no student and no other board. */
export function replacementCard(state: ReplacementCardState): Card {
  const { question, language } = state;
  const copy = replacementCopy[language];
  if (question.state === 'accepted')
    return ended(state, copy.accepted(question.boardName, question.school ?? ''), copy.acceptedLine);
  if (question.state === 'lost') return ended(state, copy.lost, copy.lostLine);
  if (question.state === 'withdrawn') return ended(state, copy.withdrawn, copy.nothingToDo);
  if (!question.mayAnswer) return ended(state, copy.expired, copy.expiredLine(question.answerBy));
  if (state.show === 'decline') return decline(state);
  return question.state === 'declined' && state.show !== 'open' ? declined(state) : open(state);
}

function open(state: ReplacementCardState): Card {
  const { question, language, fault } = state;
  const copy = replacementCopy[language];
  const [first] = question.schools;
  return card({
    language,
    who: who(state),
    question: copy.ask(question.boardName, question.variant),
    facts: [
      { label: copy.student, value: copy.studentFact(question.label, question.variant, question.phase) },
      { label: copy.why, value: copy.whyFact(question.why) },
    ],
    answer: [
      ...faultOf(state),
      {
        type: 'Input.ChoiceSet',
        id: SCHOOL_INPUT,
        label: copy.which,
        style: 'compact',
        choices: question.schools.map(({ id, name }) => ({ title: name, value: id })),
        ...filledWith(fault?.typed[SCHOOL_INPUT] ?? (question.schools.length === 1 ? first?.id : undefined)),
      },
      actions(
        button(copy.accept, 'replacement.accept', dataOf(state), { primary: true }),
        button(copy.no, 'replacement.edit', dataOf(state), { withInputs: false }),
      ),
    ],
    small: [copy.first, copy.until(question.answerBy)],
  });
}

function decline(state: ReplacementCardState): Card {
  const { question, language, fault } = state;
  const copy = replacementCopy[language];
  return card({
    language,
    who: who(state),
    question: copy.whyNot(question.boardName),
    answer: [
      ...faultOf(state),
      {
        type: 'Input.Text',
        id: OFFER_REASON_INPUT,
        label: copy.reasonLabel,
        isMultiline: true,
        maxLength: 500,
        ...filledWith(fault?.typed[OFFER_REASON_INPUT] ?? question.reason),
      },
      actions(
        button(copy.sendNo, 'replacement.decline', dataOf(state), { primary: true }),
        button(copy.back, 'replacement.show', dataOf(state), { withInputs: false }),
      ),
    ],
    small: [copy.until(question.answerBy)],
  });
}

function declined(state: ReplacementCardState): Card {
  const { question, language } = state;
  const copy = replacementCopy[language];
  return card({
    language,
    who: who(state),
    question: copy.declined(question.boardName),
    lines: [copy.reason(question.reason)],
    answer: [
      ...faultOf(state),
      actions(button(copy.yetYes, 'replacement.reopen', dataOf(state), { withInputs: false })),
    ],
    small: [...by(state), copy.until(question.answerBy)],
  });
}

function ended(state: ReplacementCardState, question: string, line: string): Card {
  return card({
    language: state.language,
    who: who(state),
    question,
    lines: [line],
    answer: faultOf(state),
    small: by(state),
  });
}

function by({ question, viewerId, language }: ReplacementCardState): string[] {
  const answeredBy = question.answeredBy;
  if (!answeredBy || answeredBy.personId === viewerId) return [];
  return [replacementCopy[language].by(answeredBy.name, answeredBy.onBehalf)];
}

function who({ partnershipName, question, language }: ReplacementCardState): string {
  return placementsCopy[language].whoInRound(partnershipName, question.schoolYear, question.period);
}

function faultOf({ fault }: ReplacementCardState): Element[] {
  if (!fault) return [];
  return [{ type: 'Container', style: 'warning', spacing: 'Medium', items: [text(fault.text, { weight: 'Bolder' })] }];
}

function filledWith(value: string | undefined): { value: string } | Record<string, never> {
  return value ? { value } : {};
}

function dataOf({ partnershipId, question }: ReplacementCardState): Record<string, unknown> {
  return { p: partnershipId, offerId: question.offerId };
}
