import { type Preferences, savePreferencesBody } from '../../src/delivery/schema.ts';
import { findPreferences, savePreferences } from '../../src/delivery/use-cases-preferences.ts';
import { type TabCall, tabRoute } from './route.ts';

function mine({ service, actor }: TabCall): Promise<Preferences> {
  return service.read(actor.partnershipId, (scope) => findPreferences(scope, actor.personId));
}

/** Everybody's own: there is no route to those of somebody else. */
export const preferencesRoutes = [
  tabRoute({ method: 'get', path: '/me/preferences', handle: mine }),
  tabRoute({
    method: 'put',
    path: '/me/preferences',
    body: savePreferencesBody,
    handle: async (call, { body }) => {
      await call.service.transact(call.actor, (work) => savePreferences(work, body));
      return mine(call);
    },
  }),
];
