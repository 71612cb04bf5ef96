import { type AgendaSettingsView, SAVE_AGENDA_SETTINGS } from '../../src/agendas/schema-settings.ts';
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
      await call.service.transact(call.actor, (work) => changeAgendaSettings(work, bodyId, body));
      return view(call, bodyId);
    },
  }),
];
