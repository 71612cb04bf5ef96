import type { DocumentPart, PaperDocument } from '../../documents/document.ts';
import { agendaCopy, originLine, papersLine, placeLine } from '../../text/agendas.ts';
import { clockTime, type Language, longDate, longSpan } from '../../text/format.ts';
import type { AgendaView } from '../schema.ts';

export interface AgendaOnPaper {
  language: Language;
  partnershipName: string;
  agenda: Pick<AgendaView, 'title' | 'bodyName' | 'startsAt' | 'meetingMinutes' | 'items'> &
    Partial<Pick<AgendaView, 'version' | 'changedSinceCirculated'>>;
  place: string;
  online: boolean;
  /** The day it was written, `YYYY-MM-DD`: stands at the foot, so that two prints can be told apart. */
  today: string;
  /** One version as it went out: when (`YYYY-MM-DD`), from whom, and what it changed in sentences. */
  sent?: { version: number; on: string; byName: string | null; changes: string[] };
}

/** The agenda as it is shown to whoever asks for it, for a boardroom table. */
export function agendaPaper({
  language,
  partnershipName,
  agenda,
  place,
  online,
  today,
  sent,
}: AgendaOnPaper): PaperDocument {
  const say = agendaCopy[language];
  const { paper } = say;
  const where = placeLine({ place, online }, language);
  const number = sent?.version ?? agenda.version ?? 0;
  const changed = sent === undefined && agenda.changedSinceCirculated === true;
  const draft = number > 0 && changed ? paper.draftAfter(number) : paper.draft;
  const kept = number > 0 && !changed;
  return {
    language,
    kind: paper.kind,
    title: agenda.title,
    facts: [
      { label: paper.body, value: `${agenda.bodyName}, ${partnershipName}` },
      {
        label: say.when,
        value: agenda.startsAt ? longSpan(agenda.startsAt, agenda.meetingMinutes, language) : paper.noDate,
      },
      ...(where ? [{ label: say.where, value: where }] : []),
      { label: paper.version, value: kept ? String(number) : draft },
      ...(sent ? [{ label: paper.sent, value: paper.sentBy(longDate(sent.on, language), sent.byName) }] : []),
    ],
    parts: [points(agenda, language), ...whatChanged(sent, language)],
    footer: paper.footer(agenda.title, kept ? say.version(number) : draft, longDate(today, language)),
    page: paper.page,
  };
}

/** Only from the second version on there is something to have changed. */
function whatChanged(sent: AgendaOnPaper['sent'], language: Language): DocumentPart[] {
  if (!sent || sent.changes.length === 0) return [];
  const lines = sent.changes.map((text): DocumentPart => ({ part: 'text', text }));
  return [{ part: 'heading', text: agendaCopy[language].paper.changed(sent.version - 1) }, ...lines];
}

function points(agenda: AgendaOnPaper['agenda'], language: Language): DocumentPart {
  const say = agendaCopy[language];
  if (agenda.items.length === 0) return { part: 'text', text: say.noItems };
  return {
    part: 'points',
    points: agenda.items.map((item, nth) => ({
      number: String(nth + 1),
      title: item.title,
      lines: [
        item.presenter ? say.paper.presenter(item.presenter) : null,
        item.desired ? say.desired(item.desired) : null,
        item.explanation || null,
        papersLine(item, language),
        originLine(item.origin, language),
      ].filter((line) => line !== null),
      beside: [
        ...(agenda.startsAt ? [clockTime(item.startsAt, language)] : []),
        say.kinds[item.kind],
        say.duration(item.minutes),
      ],
    })),
  };
}
