import { type AgendaSettingsView, SAVE_AGENDA_SETTINGS } from '../../src/agendas/schema-settings.ts';
import { watchPapersOfBody } from '../../src/agendas/use-cases-papers-due.ts';
import { agendaSettings, changeAgendaSettings } from '../../src/agendas/use-cases-settings.ts';
import { type TabCall, tabRoute } from './route.ts';

function view({ service, actor }: TabCall, bodyId: string): Promise<AgendaSettingsView> {
  const looker = { personId: actor.personId, now: service.clock.now() };
  return service.read(actor.partnershipId, (scope) => agendaSettings(scope, looker, bodyId));
}

/** How a body likes its agendas. */
export const agendaSettingsRoutes = [
  tabRoute({
    method: 'get',
    path: '/bodies/:bodyId/agenda-settings',
    handle: (call, { params }) => view(call, params['bodyId'] ?? ''),
  }),
  tabRoute({
    method: 'put',
    path: '/bodies/:bodyId/agenda-settings',
    body: SAVE_AGENDA_SETTINGS,
    handle: async (call, { params, body }) => {
      const bodyId = params['bodyId'] ?? '';
      await call.service.transact(call.actor, async (work) => {
        await changeAgendaSettings(work, bodyId, body);
        await watchPapersOfBody(work, call.service.publicUrl, bodyId);
      });
      return view(call, bodyId);
    },
  }),
];
