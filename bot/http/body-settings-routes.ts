import { saveBodySettingsBody } from '../../src/meetings/schema-body-settings.ts';
import { bodySettings, changeBodySettings } from '../../src/meetings/use-cases.ts';
import { type TabCall, tabRoute } from './route.ts';

function view({ service, actor, standing, language }: TabCall, bodyId: string) {
  const reader = { standing, language, now: service.clock.now() };
  return service.read(actor.partnershipId, (scope) => bodySettings(scope, reader, bodyId));
}

/** What a body has agreed on for its meetings. */
export const bodySettingsRoutes = [
  tabRoute({
    method: 'get',
    path: '/bodies/:bodyId/settings',
    handle: (call, { params }) => view(call, params['bodyId'] ?? ''),
  }),
  tabRoute({
    method: 'put',
    path: '/bodies/:bodyId/settings',
    body: saveBodySettingsBody,
    handle: async (call, { params, body }) => {
      const bodyId = params['bodyId'] ?? '';
      await call.service.transact(call.actor, (work) => changeBodySettings(work, bodyId, body));
      return view(call, bodyId);
    },
  }),
];
