import type { DocumentPart } from '../../documents/document.ts';
import { originLine } from '../../text/agendas.ts';
import { type Language, shortDate } from '../../text/format.ts';
import { minutesCopy } from '../../text/minutes.ts';
import { minutesPaperText } from '../../text/minutes-paper.ts';
import type { ActionView, DecisionView } from '../schema.ts';

type Decision = Omit<DecisionView, 'may'>;
type Action = Omit<ActionView, 'mayChange'>;

/** Decisions as a table: number, words, what follows, and where each was taken. */
export function decisionTable(decisions: readonly Decision[], language: Language): DocumentPart {
  const say = minutesPaperText[language];
  return {
    part: 'table',
    head: [say.number, say.decision, say.followUp, say.taken],
    widths: [3, 9, 6, 6],
    rows: decisions.map((one) => [
      `${one.year}-${one.number}`,
      one.withdrawn ? say.withdrawn(one.text, dayOf(one.withdrawn.on, language), one.withdrawn.because) : one.text,
      one.followUp,
      [dayOf(one.decidedOn, language), one.itemTitle, originLine(one.origin, language)].filter(Boolean).join('\n'),
    ]),
  };
}

/** Actions as a table: what, who, from and until when, and how it stands. */
export function actionTable(actions: readonly Action[], language: Language): DocumentPart {
  const say = minutesPaperText[language];
  return {
    part: 'table',
    head: [say.action, say.owner, say.start, say.due, say.status],
    widths: [9, 5, 3, 3, 3],
    rows: actions.map((one) => [
      `${one.text}\n${say.under(one.itemTitle)}`,
      one.ownerName,
      dayOf(one.startsOn, language),
      dayOf(one.dueOn, language),
      one.late ? minutesCopy[language].late : minutesCopy[language].statuses[one.status],
    ]),
  };
}

/** A list can hold several years. */
function dayOf(date: string, language: Language): string {
  return `${shortDate(date, language)} ${date.slice(0, 4)}`;
}
