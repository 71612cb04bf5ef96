import type { Scope } from '../work/work.ts';
import type { AgendaView } from './schema.ts';
import { findAgenda, findItems, findVersions } from './store.ts';
import { meetingOrRefuse } from './use-cases.ts';

/** As much of an agenda as is shown while its meeting is held. */
export type AgendaBeside = Pick<AgendaView, 'meetingId' | 'bodyId' | 'bodyName' | 'title' | 'startsAt'> & {
  items: readonly Pick<AgendaView['items'][number], 'id' | 'title' | 'kind' | 'minutes' | 'presenter'>[];
};

/**
 * The agenda of a meeting both ways, read once for many: as whoever makes it sees it, and as it was last circulated. Who may
 * see which is for the caller to decide. Refuses an unknown meeting.
 */
export async function agendaBeside(
  scope: Scope,
  meetingId: string,
): Promise<{ draft: AgendaBeside; circulated: AgendaBeside }> {
  const meeting = await meetingOrRefuse(scope, meetingId);
  const agenda = await findAgenda(scope, meetingId);
  const [last] = agenda && agenda.version > 0 ? await findVersions(scope, meetingId, agenda.version) : [];
  const about = {
    ...{ meetingId, bodyId: meeting.bodyId, bodyName: meeting.bodyName },
    ...{ title: meeting.title, startsAt: meeting.starts ?? '' },
  };
  return {
    draft: { ...about, items: await findItems(scope, meetingId) },
    circulated: { ...about, items: last?.items ?? [] },
  };
}
