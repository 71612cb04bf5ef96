import type { DocumentPart, PaperDocument } from '../../documents/document.ts';
import { type Language, longDate } from '../../text/format.ts';
import { minutesPaperText } from '../../text/minutes-paper.ts';
import type { ActionView, DecisionView } from '../schema.ts';
import { actionTable, decisionTable } from './tables.ts';

export interface ListOnPaper {
  language: Language;
  partnershipName: string;
  /** Null: of every body the reader may see. */
  bodyName: string | null;
  /** Given: of this calendar year alone. */
  year?: number;
  /** There was more than a list holds. */
  cut: boolean;
  today: string;
}

/** The list of decisions; over all bodies a part for each. */
export function decisionsPaper(decisions: readonly Omit<DecisionView, 'may'>[], list: ListOnPaper): PaperDocument {
  const say = minutesPaperText[list.language];
  return listPaper(say.decisionsKind, list, decisions, (all) => decisionTable(all, list.language));
}

/** The list of actions; over all bodies a part for each. */
export function actionsPaper(actions: readonly Omit<ActionView, 'mayChange'>[], list: ListOnPaper): PaperDocument {
  const say = minutesPaperText[list.language];
  return listPaper(say.actionsKind, list, actions, (all) => actionTable(all, list.language));
}

function listPaper<T extends { bodyName: string }>(
  kind: string,
  { language, partnershipName, bodyName, year, cut, today }: ListOnPaper,
  all: readonly T[],
  table: (all: readonly T[]) => DocumentPart,
): PaperDocument {
  const say = minutesPaperText[language];
  const title = [bodyName ?? say.allBodies, ...(year ? [String(year)] : [])].join(' ');
  const on = longDate(today, language);
  const names = [...new Set(all.map((one) => one.bodyName))].sort((a, b) => a.localeCompare(b, 'nl'));
  const parts = bodyName
    ? [table(all)]
    : names.flatMap((name): DocumentPart[] => [
        { part: 'heading', text: name },
        table(all.filter((one) => one.bodyName === name)),
      ]);
  return {
    ...{ language, kind, title },
    facts: [
      { label: say.partnership, value: partnershipName },
      { label: say.asOf, value: on },
    ],
    parts: [
      ...(cut ? [{ part: 'text' as const, text: say.cut(all.length) }] : []),
      ...(all.length === 0 ? [{ part: 'text' as const, text: say.empty }] : parts),
    ],
    footer: say.listFooter(kind, title, on),
    page: say.page,
  };
}
