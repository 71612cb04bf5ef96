import { agendaCopy, papersLine } from '../../text/agendas.ts';
import { clockTime, type Language } from '../../text/format.ts';
import type { ComparedItem } from '../rules/agenda-changes.ts';
import { UNDATED, withClockTimes } from '../rules/agenda-times.ts';

/** The agenda as a table in the text of the calendar event; everything that people typed is made safe. */
export function agendaHtml(agenda: {
  language: Language;
  starts: string | null;
  version: number;
  items: readonly ComparedItem[];
  url: string;
}): string {
  const { language, starts } = agenda;
  const say = agendaCopy[language];
  const head = [say.columns.time, say.columns.item, say.columns.kind, say.columns.presenter];
  const rows = withClockTimes(agenda.items, starts ?? UNDATED).map((item, index) => [
    starts ? clockTime(item.startsAt, language) : `${index + 1}`,
    [item.desired ? `${item.title} (${say.desired(item.desired)})` : item.title, papersLine(item, language)]
      .filter(Boolean)
      .join(' · '),
    `${say.kinds[item.kind]}, ${say.duration(item.minutes)}`,
    item.presenter ?? '',
  ]);
  return [
    `<h3>Agenda</h3><table cellpadding="4"><thead>${row(head, 'th')}</thead>`,
    `<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`,
    `<p>${safe(say.version(agenda.version))} · <a href="${safe(agenda.url)}">${safe(say.open)}</a></p>`,
  ].join('');
}

function row(cells: readonly string[], cell: 'td' | 'th'): string {
  return `<tr>${cells.map((content) => `<${cell} align="left">${safe(content)}</${cell}>`).join('')}</tr>`;
}

function safe(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
