import type { Language } from '../text/format.ts';
import { outlookCopy } from '../text/outlook.ts';
import type { Scope } from '../work/work.ts';
import { agendaHtml } from './cards/agenda-html.ts';
import { agendaUrl } from './cards/links.ts';
import { findAgenda, findMeeting, findVersions } from './store.ts';

/**
 * The text of an invitation that somebody makes in Outlook: the agenda as it was last circulated, or a line that says where
 * it will be. A draft is for its makers alone, and an invitation goes to everybody. Safe HTML.
 */
export async function agendaForInvitation(
  scope: Scope,
  asked: { language: Language; publicUrl: string; meetingId: string | null },
): Promise<string> {
  const { language, publicUrl, meetingId } = asked;
  const meeting = meetingId ? await findMeeting(scope, meetingId) : undefined;
  const url = meetingId && meeting ? agendaUrl(publicUrl, meetingId) : `${publicUrl}/tab/overleg`;
  const agenda = meetingId && meeting ? await findAgenda(scope, meetingId) : undefined;
  const [last] = meetingId && agenda && agenda.version > 0 ? await findVersions(scope, meetingId, agenda.version) : [];
  if (!meeting || !last) return `<p>${outlookCopy[language].agendaFollows} <a href="${url}">${url}</a></p>`;
  return agendaHtml({ language, starts: meeting.starts, version: last.version, items: last.items, url });
}
