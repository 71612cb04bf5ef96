import type { DocumentPart, PaperDocument } from '../../documents/document.ts';
import { agendaCopy } from '../../text/agendas.ts';
import { type Language, longDate } from '../../text/format.ts';
import { outcomesCopy, tallyLines } from '../../text/outcomes.ts';
import type { OutcomeKringView, OutcomeRoundView } from '../schema.ts';

export interface OutcomesOnPaper {
  language: Language;
  partnershipName: string;
  round: OutcomeRoundView;
  /** The day it was written, `YYYY-MM-DD`. */
  today: string;
}

/** The outcomes of the kringen beside each other: every kring in its own words, question by question. */
export function outcomesPaper({ language, partnershipName, round, today }: OutcomesOnPaper): PaperDocument {
  const { paper } = outcomesCopy[language];
  const settled = round.kringen.filter(({ standing }) => standing === 'settled').length;
  const missing = round.kringen.filter(({ standing }) => standing !== 'settled' && standing !== 'gone');
  return {
    language,
    kind: paper.kind,
    title: round.title,
    facts: [
      { label: paper.asker, value: `${round.toBodyName}, ${partnershipName}` },
      { label: paper.due, value: longDate(round.dueOn, language) },
      // Whoever sees a few kringen alone is told no number of all.
      ...(round.may.overview ? [{ label: paper.answered, value: paper.of(settled, round.kringen.length) }] : []),
      ...(missing.length > 0 ? [{ label: paper.missing, value: missing.map(({ name }) => name).join(', ') }] : []),
    ],
    parts: [
      ...(round.explanation ? [{ part: 'text' as const, text: round.explanation }] : []),
      ...round.questions.flatMap((question, nth) => questionParts(round, question, nth, language)),
      ...decisionParts(round, language),
    ],
    footer: paper.footer(round.title, longDate(today, language)),
    page: agendaCopy[language].paper.page,
  };
}

function questionParts(
  round: OutcomeRoundView,
  question: OutcomeRoundView['questions'][number],
  nth: number,
  language: Language,
): DocumentPart[] {
  const { paper } = outcomesCopy[language];
  const tally = round.tallies[nth];
  return [
    { part: 'heading', text: `${nth + 1}. ${question.text}` },
    ...(tally ? tallyLines(tally, language).map((text): DocumentPart => ({ part: 'text', text })) : []),
    {
      part: 'table',
      head: paper.head,
      rows: round.kringen.map((kring) => rowOf(kring, question.questionId, language)),
      widths: [20, 16, 34, 30],
    },
  ];
}

/** Only what the kring settled is its word; of the others the row says why it is empty. */
function rowOf(kring: OutcomeKringView, questionId: string, language: Language): string[] {
  const say = outcomesCopy[language];
  const answer = kring.answers.find((one) => one.questionId === questionId);
  if (kring.standing !== 'settled' || !answer) return [kring.name, say.standings[kring.standing], '', ''];
  const position = answer.position ? say.positions[answer.position] : '';
  return [
    kring.name,
    kring.afterRollUp ? `${position} (${say.afterRollUp})` : position,
    answer.reasons,
    answer.dissent,
  ];
}

function decisionParts(round: OutcomeRoundView, language: Language): DocumentPart[] {
  const { paper } = outcomesCopy[language];
  if (round.decisions.length === 0) return [];
  return [
    { part: 'heading', text: paper.decisions },
    {
      part: 'table',
      head: paper.decisionHead,
      rows: round.decisions.map(({ number, text, followUp }) => [number, text, followUp]),
      widths: [12, 50, 38],
    },
  ];
}
