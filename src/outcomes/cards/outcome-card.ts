import { actions, button, type Card, card, type Element, link, text } from '../../cards/kit.ts';
import { type Language, longDate } from '../../text/format.ts';
import { outcomesCopy } from '../../text/outcomes.ts';
import { POSITIONS } from '../rules/outcome-round.ts';
import type { OutcomeAnswerView, OutcomeKringView, OutcomeRoundView } from '../schema.ts';

/** Longer words are typed in the tab: a card has to stay small, and carries them three times. */
const MOST_ON_CARD = 1800;
/** Of somebody else's words as much as can be taken in at a glance; the rest is in the tab. */
const MOST_SHOWN = 280;

export interface OutcomeOnCard {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  round: Pick<OutcomeRoundView, 'roundId' | 'title' | 'explanation' | 'toBodyName' | 'dueOn' | 'state'>;
  /** With what the reader may do. */
  kring: OutcomeKringView;
  questions: OutcomeRoundView['questions'];
  /** The question whose form is asked for; null: the first without a position. */
  questionId: string | null;
  /** The kring's answer in the tab. */
  url: string;
}

/** The answer of one kring: a form per question for who settles it, what stands there for the others. */
export function outcomeCard(state: OutcomeOnCard): Card {
  const say = outcomesCopy[state.language];
  const { round, kring, questions } = state;
  const wanted = questions.find(({ questionId }) => questionId === state.questionId);
  const next = wanted ?? questions.find(({ questionId }) => !answerTo(state, questionId).position);
  const asks = kring.may.answer && next ? next : null;
  return card({
    language: state.language,
    who: `${kring.name} · ${state.partnershipName}`,
    question: say.question(round.toBodyName, round.title),
    lines: [
      ...(asks && questions[0] !== asks ? [] : round.explanation ? [clip(round.explanation, 600)] : []),
      ...standingLine(state),
    ],
    answer: asks
      ? form(state, asks)
      : [...summary(state), ...(kring.may.add && !kring.may.answer ? addForm(state) : []), buttons(state)],
    small: [say.due(round.dueOn), ...(kring.settler ? [say.settledBy(kring.settler)] : [])],
  });
}

/** For the group of the kring: what is asked, and where to answer. */
export function outcomeAskedCard(state: OutcomeOnCard): Card {
  const say = outcomesCopy[state.language];
  const { round, kring, questions } = state;
  return card({
    language: state.language,
    who: `${kring.name} · ${state.partnershipName}`,
    question: say.question(round.toBodyName, round.title),
    lines: [
      ...(round.explanation ? [clip(round.explanation, 600)] : []),
      ...questions.map(({ text: asked }, nth) => `${nth + 1}. ${asked}`),
    ],
    answer: [actions(link(say.open, state.url))],
    small: [say.due(round.dueOn), ...(kring.settler ? [say.settledBy(kring.settler)] : [])],
  });
}

/** The decision that goes back to a kring, for whoever settled its answer. */
export function outcomeDecidedCard(
  state: Pick<OutcomeOnCard, 'language' | 'partnershipName' | 'round' | 'url'> & {
    kringName: string;
    decisions: readonly { number: string; text: string; followUp: string }[];
    /** Wall-clock date of the meeting whose agenda has it. */
    onAgendaOf: string;
  },
): Card {
  const say = outcomesCopy[state.language];
  return card({
    language: state.language,
    who: `${state.kringName} · ${state.partnershipName}`,
    question: say.decidedTitle(state.round.toBodyName, state.round.title),
    lines: [
      ...state.decisions.map(({ number, text: decided }) => say.decisionLine(number, clip(decided, 500))),
      ...state.decisions.flatMap(({ followUp }) => (followUp ? [say.followUp(clip(followUp, 300))] : [])),
    ],
    answer: [actions(link(say.open, state.url))],
    small: [say.onAgenda(longDate(state.onAgendaOf, state.language))],
  });
}

function standingLine({ language, round, kring }: OutcomeOnCard): string[] {
  const say = outcomesCopy[language];
  if (round.state === 'withdrawn') return [say.withdrawn];
  if (round.state === 'decided') return [say.decided];
  if (kring.standing === 'gone') return [say.gone(kring.goneInto)];
  if (kring.standing === 'settled') return [say.settled(kring.settledBy ?? '')];
  if (kring.standing === 'late') return [say.late];
  return [];
}

function form(state: OutcomeOnCard, question: OutcomeRoundView['questions'][number]): Element[] {
  const say = outcomesCopy[state.language];
  const nth = state.questions.indexOf(question) + 1;
  const { position, reasons, dissent } = answerTo(state, question.questionId);
  const additions = state.kring.additions.filter(({ questionId }) => questionId === question.questionId);
  const shown = [
    text(say.questionOf(nth, state.questions.length, question.text), { weight: 'Bolder', spacing: 'Medium' }),
    ...additions
      .slice(0, 5)
      .map(({ byName, text: said }) => text(say.added(byName, clip(said, MOST_SHOWN)), { size: 'Small' })),
  ];
  if (reasons.length + dissent.length > MOST_ON_CARD)
    return [...shown, text(say.inTab), actions(link(say.open, state.url))];
  const data = { ...dataOf(state), questionId: question.questionId, baseReasons: reasons, baseDissent: dissent };
  const before = state.questions[nth - 2];
  return [
    ...shown,
    {
      type: 'Input.ChoiceSet',
      id: 'position',
      label: say.position,
      style: 'expanded',
      value: position ?? '',
      choices: POSITIONS.map((value) => ({ title: say.positions[value], value })),
    },
    { type: 'Input.Text', id: 'reasons', label: say.reasons, isMultiline: true, maxLength: 3000, value: reasons },
    { type: 'Input.Text', id: 'dissent', label: say.dissent, isMultiline: true, maxLength: 3000, value: dissent },
    actions(
      button(say.save, 'outcome.answer', data, { primary: true }),
      ...(before
        ? [
            button(
              say.previous,
              'outcome.show',
              { ...dataOf(state), questionId: before.questionId },
              { withInputs: false },
            ),
          ]
        : []),
    ),
  ];
}

function summary(state: OutcomeOnCard): Element[] {
  const say = outcomesCopy[state.language];
  return state.questions.map((question, nth) => {
    const answer = answerTo(state, question.questionId);
    const lines = [
      say.positionLine(answer.position),
      ...(answer.reasons ? [clip(answer.reasons, MOST_SHOWN)] : []),
      ...(answer.dissent ? [say.dissentLine(clip(answer.dissent, MOST_SHOWN))] : []),
    ];
    const change = { ...dataOf(state), questionId: question.questionId };
    return {
      type: 'Container',
      spacing: 'Medium',
      separator: nth > 0,
      items: [
        text(`${nth + 1}. ${question.text}`, { weight: 'Bolder' }),
        ...lines.map((line) => text(line, { spacing: 'Small' })),
        ...(state.kring.may.answer ? [actions(button(say.change, 'outcome.show', change, { withInputs: false }))] : []),
      ],
    };
  });
}

function addForm(state: OutcomeOnCard): Element[] {
  const say = outcomesCopy[state.language];
  const [first] = state.questions;
  return [
    text(say.addHelp(state.kring.settler), { spacing: 'Medium' }),
    {
      type: 'Input.ChoiceSet',
      id: 'questionId',
      label: say.addTo,
      style: 'compact',
      value: first?.questionId ?? '',
      choices: state.questions.map(({ questionId, text: asked }, nth) => ({
        title: `${nth + 1}. ${clip(asked, 80)}`,
        value: questionId,
      })),
    },
    { type: 'Input.Text', id: 'text', label: say.addLabel, isMultiline: true, maxLength: 1500 },
    actions(button(say.add, 'outcome.add', dataOf(state), { primary: true })),
  ];
}

function buttons(state: OutcomeOnCard): Element {
  const say = outcomesCopy[state.language];
  const { may } = state.kring;
  return actions(
    ...(may.settle ? [button(say.settle, 'outcome.settle', dataOf(state), { primary: true, withInputs: false })] : []),
    ...(may.reopen ? [button(say.reopen, 'outcome.reopen', dataOf(state), { withInputs: false })] : []),
    link(say.open, state.url),
  );
}

function dataOf({ partnershipId, round, kring }: OutcomeOnCard): Record<string, unknown> {
  return { p: partnershipId, roundId: round.roundId, bodyId: kring.bodyId };
}

function answerTo({ kring }: OutcomeOnCard, questionId: string): OutcomeAnswerView {
  const none = { questionId, position: null, reasons: '', dissent: '', changedBy: null };
  return kring.answers.find((answer) => answer.questionId === questionId) ?? none;
}

function clip(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}
