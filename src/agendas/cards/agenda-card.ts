import { actions, type Card, card, type Element, link, text } from '../../cards/kit.ts';
import { agendaCopy, changeSentence, originLine, papersLine } from '../../text/agendas.ts';
import { clockTime, type Language, longSpan } from '../../text/format.ts';
import type { AgendaChange, ComparedItem } from '../rules/agenda-changes.ts';
import { UNDATED, withClockTimes } from '../rules/agenda-times.ts';

/** A long agenda is read in the tab; a card shows its beginning. */
const SHOWN_ITEMS = 15;
const SHOWN_CHANGES = 10;

export interface AgendaOnCard {
  language: Language;
  partnershipName: string;
  bodyName: string;
  title: string;
  /** Wall-clock; null while no date has been chosen. */
  starts: string | null;
  minutes: number | null;
  place: string;
  online: boolean;
  joinUrl: string | null;
  cancelled: boolean;
  /** Last circulated version; 0: none. */
  version: number;
  items: readonly ComparedItem[];
  /** The agenda in the tab. */
  url: string;
  /** Who sent this version. */
  byName: string | null;
}

/** The agenda as it now is: each item with its time, kind and minutes. */
export function agendaCard(agenda: AgendaOnCard): Card {
  const say = agendaCopy[agenda.language];
  const more = agenda.items.length - SHOWN_ITEMS;
  return card({
    language: agenda.language,
    who: whoLine(agenda),
    question: say.agenda(agenda.title),
    facts: meetingFacts(agenda),
    lines: [...(agenda.cancelled ? [say.cancelled] : []), ...(agenda.items.length === 0 ? [say.noItems] : [])],
    answer: [
      ...(agenda.items.length > 0 ? [itemTable(agenda)] : []),
      ...(more > 0 ? [text(say.moreItems(more))] : []),
      buttons(agenda),
    ],
    small: versionLine(agenda),
  });
}

/** What changed since the version before; only that. */
export function agendaChangedCard(agenda: AgendaOnCard, changes: readonly AgendaChange[]): Card {
  const say = agendaCopy[agenda.language];
  const sentences = changes.map((change) => changeSentence(change, agenda.language));
  const more = sentences.length - SHOWN_CHANGES;
  return card({
    language: agenda.language,
    who: whoLine(agenda),
    question: say.changed(agenda.title),
    facts: meetingFacts(agenda),
    lines: [
      ...(agenda.cancelled ? [say.cancelled] : []),
      ...sentences.slice(0, SHOWN_CHANGES),
      ...(more > 0 ? [say.moreChanges(more)] : []),
    ],
    answer: [buttons(agenda)],
    small: versionLine(agenda),
  });
}

function whoLine(agenda: AgendaOnCard): string {
  return `${agenda.bodyName} · ${agenda.partnershipName}`;
}

function meetingFacts(agenda: AgendaOnCard): { label: string; value: string }[] {
  const say = agendaCopy[agenda.language];
  const where = [agenda.place, agenda.online ? say.online : ''].filter(Boolean).join(' · ');
  return [
    ...(agenda.starts && agenda.minutes
      ? [{ label: say.when, value: longSpan(agenda.starts, agenda.minutes, agenda.language) }]
      : []),
    ...(where ? [{ label: say.where, value: where }] : []),
  ];
}

/** Time, what it is with kind and minutes below it: two columns, which fit on a phone. */
function itemTable(agenda: AgendaOnCard): Element {
  const { language, starts } = agenda;
  const say = agendaCopy[language];
  const timed = withClockTimes(agenda.items, starts ?? UNDATED).slice(0, SHOWN_ITEMS);
  return {
    type: 'Container',
    spacing: 'Medium',
    items: timed.map((item, index) => ({
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        {
          type: 'Column',
          width: '48px',
          items: [text(starts ? clockTime(item.startsAt, language) : `${index + 1}.`, { isSubtle: true })],
        },
        {
          type: 'Column',
          width: 'stretch',
          items: [
            text(item.title, { weight: 'Bolder' }),
            text([say.kinds[item.kind], say.duration(item.minutes), item.presenter].filter(Boolean).join(' · '), {
              size: 'Small',
              isSubtle: true,
              spacing: 'None',
            }),
            ...[
              item.desired ? say.desired(item.desired) : null,
              papersLine(item, language),
              originLine(item.origin, language),
            ]
              .filter((line) => line !== null)
              .map((line) => text(line, { size: 'Small', spacing: 'None' })),
          ],
        },
      ],
    })),
  };
}

function buttons(agenda: AgendaOnCard): Element {
  const say = agendaCopy[agenda.language];
  const join = agenda.joinUrl && !agenda.cancelled ? [link(say.join, agenda.joinUrl)] : [];
  return actions(link(say.open, agenda.url), ...join);
}

function versionLine(agenda: AgendaOnCard): string[] {
  if (agenda.version === 0) return [];
  const say = agendaCopy[agenda.language];
  return [[say.version(agenda.version), agenda.byName ? say.sentBy(agenda.byName) : ''].filter(Boolean).join(' · ')];
}
