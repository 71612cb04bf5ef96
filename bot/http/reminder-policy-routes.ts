import { type PolicyOverview, SAVE_POLICY, SAVE_SETTINGS } from '../../src/reminders/schema-policies.ts';
import { changePolicy, changeSettings, policyOverview } from '../../src/reminders/use-cases-policies.ts';
import { type TabCall, tabRoute } from './route.ts';

function overview({ service, actor }: TabCall): Promise<PolicyOverview> {
  const looker = { personId: actor.personId, now: service.clock.now() };
  return service.read(actor.partnershipId, (scope) => policyOverview(scope, looker));
}

/** How and when people are reminded. */
export const reminderPolicyRoutes = [
  tabRoute({ method: 'get', path: '/reminder-policies', handle: overview }),
  tabRoute({
    method: 'put',
    path: '/reminder-policies',
    body: SAVE_POLICY,
    handle: async (call, { body }) => {
      await call.service.transact(call.actor, (work) => changePolicy(work, body));
      return overview(call);
    },
  }),
  tabRoute({
    method: 'put',
    path: '/reminder-settings',
    body: SAVE_SETTINGS,
    handle: async (call, { body }) => {
      await call.service.transact(call.actor, (work) => changeSettings(work, body));
      return overview(call);
    },
  }),
];
