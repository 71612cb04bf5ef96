import type { PaperDocument } from '../../documents/document.ts';
import { archiveText } from '../../text/archive.ts';
import { type Language, longDate, shortDate } from '../../text/format.ts';
import type { ArchiveJson } from '../schema.ts';

/** What is in an archive and where, as its first page. */
export function contentsPaper(archive: ArchiveJson, language: Language, today: string): PaperDocument {
  const say = archiveText[language];
  const title = say.title(archive.body, archive.year);
  const on = longDate(today, language);
  return {
    ...{ language, kind: say.contents, title },
    facts: [
      { label: say.partnership, value: archive.partnership },
      { label: say.madeOn, value: on },
      { label: say.holds, value: say.counts(archive.meetings.length, decisionsIn(archive), papersIn(archive).length) },
    ],
    parts: [
      { part: 'text', text: say.explanation },
      {
        part: 'table',
        head: [say.date, say.meeting, say.folder],
        widths: [4, 9, 9],
        rows: archive.meetings.map(({ startsAt, title: meeting, folder }) => [
          `${shortDate(startsAt.slice(0, 10), language)} ${startsAt.slice(0, 4)}`,
          meeting,
          folder,
        ]),
      },
      ...elsewhere(archive, language),
    ],
    footer: say.footer(title, on),
    page: say.page,
  };
}

function papersIn({ meetings }: ArchiveJson) {
  return meetings.flatMap(({ agenda }) => agenda.items.flatMap(({ papers }) => papers));
}

function decisionsIn({ meetings }: ArchiveJson): number {
  return meetings.reduce((sum, { decisions }) => sum + decisions.length, 0);
}

/** Papers that are only linked to are not in the archive: whoever keeps it must know that. */
function elsewhere(archive: ArchiveJson, language: Language): PaperDocument['parts'] {
  const say = archiveText[language];
  const linked = papersIn(archive).filter(({ link }) => link !== null);
  if (linked.length === 0) return [];
  return [
    { part: 'heading', text: say.elsewhere },
    { part: 'text', text: say.elsewhereHelp },
    {
      part: 'table',
      head: [say.paper, say.where],
      widths: [6, 12],
      rows: linked.map(({ name, link }) => [name, link ?? '']),
    },
  ];
}
