import type { Router } from 'express';
import { defaultPolicy, POLICY_KINDS } from '../../src/reminders/rules/policies.ts';
import type { PolicyOverview, SavePolicyBody } from '../../src/reminders/schema-policies.ts';

function policySample(): PolicyOverview {
  return {
    settings: { mostAWeek: 3, holidayPause: true },
    mayChange: true,
    bodies: [
      { bodyId: 'body-1', name: 'POO-werkgroep' },
      { bodyId: 'body-2', name: 'Kring Utrecht-Noord en Stichtse Vecht' },
    ],
    kinds: POLICY_KINDS.map((kind) => ({
      kind,
      policy: defaultPolicy(kind),
      agreed: false,
      ofBodies:
        kind === 'poll'
          ? [
              {
                bodyId: 'body-2',
                name: 'Kring Utrecht-Noord en Stichtse Vecht',
                policy: { daysBefore: [5, 2], escalation: [{ to: 'boc' as const, daysBefore: 1 }] },
              },
            ]
          : [],
    })),
  };
}

/** What the screens about reminders ask for. */
export function reminderSamples(router: Router): void {
  let policies = policySample();
  router.get('/reminder-policies', (_request, response) => void response.json(policies));
  router.put('/reminder-settings', (request, response) => {
    policies = { ...policies, settings: request.body };
    response.json(policies);
  });
  router.put('/reminder-policies', (request, response) => {
    const { kind, bodyId, policy } = request.body as SavePolicyBody;
    policies = {
      ...policies,
      kinds: policies.kinds.map((each) =>
        each.kind === kind && bodyId === null
          ? { ...each, policy: policy ?? defaultPolicy(kind), agreed: policy !== null }
          : each,
      ),
    };
    response.json(policies);
  });
}
