import type { DocumentPart, PaperDocument } from '../../documents/document.ts';
import { placeLine } from '../../text/agendas.ts';
import { type Language, list, longDate, longSpan } from '../../text/format.ts';
import { liveCopy } from '../../text/live.ts';
import { minutesPaperText } from '../../text/minutes-paper.ts';
import type { Held, MinutesItemView, MinutesView } from '../schema.ts';
import { actionTable, decisionTable } from './tables.ts';

export interface MinutesOnPaper {
  language: Language;
  partnershipName: string;
  minutes: MinutesView;
  /** How long the meeting was to last; 0: not known. */
  meetingMinutes: number;
  place: string;
  online: boolean;
  /** Null: it was not held in Kringwerk. */
  held: Held | null;
  /** The day it was written, `YYYY-MM-DD`: stands at the foot. */
  today: string;
}

/** The minutes as whoever asks may read them: what was said under each item, then what was decided and agreed. */
export function minutesPaper(shown: MinutesOnPaper): PaperDocument {
  const { language, minutes, today } = shown;
  const say = minutesPaperText[language];
  const state = say.states[minutes.state](minutes.version);
  return {
    language,
    kind: say.minutesKind,
    title: minutes.title,
    facts: factsOf(shown, state),
    parts: [
      ...minutes.items.flatMap((item, nth) => itemParts(item, nth + 1, shown)),
      ...section(say.decisions, minutes.decisions, (all) => decisionTable(all, language)),
      ...section(say.actions, minutes.actions, (all) => actionTable(all, language)),
      ...section(say.earlier, minutes.earlierActions, (all) => actionTable(all, language)),
    ],
    footer: say.footer(minutes.title, state, longDate(today, language)),
    page: say.page,
  };
}

function factsOf(shown: MinutesOnPaper, state: string): PaperDocument['facts'] {
  const { language, minutes, place, online, held, partnershipName } = shown;
  const say = minutesPaperText[language];
  const where = placeLine({ place, online }, language);
  const { startsAt } = minutes;
  const names = (label: string, all: readonly string[] = []) =>
    all.length > 0 ? [{ label, value: list(all, language) }] : [];
  return [
    { label: say.body, value: `${minutes.bodyName}, ${partnershipName}` },
    ...(startsAt ? [{ label: say.when, value: longSpan(startsAt, shown.meetingMinutes, language) }] : []),
    ...(where ? [{ label: say.where, value: where }] : []),
    ...names(say.present, held?.present),
    ...names(say.absent, held?.absent),
    { label: say.state, value: state },
  ];
}

function itemParts(
  item: MinutesItemView,
  number: number,
  { language, minutes: { decisions }, held }: MinutesOnPaper,
): DocumentPart[] {
  const say = minutesPaperText[language];
  const votes = held?.votes.filter(({ itemId }) => itemId === item.itemId) ?? [];
  const taken = decisions.filter(({ itemId, withdrawn }) => itemId === item.itemId && withdrawn === null);
  return [
    { part: 'heading', text: `${number}. ${item.title}` },
    ...(item.removed ? [text(say.removed)] : []),
    ...(item.text.trim() ? [text(item.text.trim())] : []),
    ...votes.map((one) => text(say.voted(one.question, liveCopy[language].result(one)))),
    ...[...taken].reverse().map(
      (one): DocumentPart => ({
        part: 'text',
        strong: true,
        text: say.decided(`${one.year}-${one.number}`, one.text),
      }),
    ),
    ...(item.unfinished ? [text(say.unfinished)] : []),
    ...(!item.text.trim() && taken.length === 0 && votes.length === 0 && !item.unfinished && !item.removed
      ? [text(say.nothing)]
      : []),
  ];
}

function text(words: string): DocumentPart {
  return { part: 'text', text: words };
}

function section<T>(heading: string, all: readonly T[], table: (all: readonly T[]) => DocumentPart): DocumentPart[] {
  return all.length > 0 ? [{ part: 'heading', text: heading }, table(all)] : [];
}
