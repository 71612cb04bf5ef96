import { bodiesOn } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import {
  defaultPolicy,
  faultInPolicy,
  LONGEST_DAYS_BEFORE,
  MOST_A_WEEK,
  MOST_REMINDERS,
  POLICY_KINDS,
  type ReminderSettings,
  tidyPolicy,
} from './rules/policies.ts';
import type { PolicyOverview, SavePolicyBody } from './schema-policies.ts';
import { agreedPolicies, findSettings, savePolicy, saveSettings } from './store-policies.ts';
import { type Looker, mayAt } from './use-cases-look.ts';

/** How people are reminded in this partnership, per kind of question and per body. */
export async function policyOverview(scope: Scope, looker: Looker): Promise<PolicyOverview> {
  if (!(await mayAt(scope, looker, 'policy.see', {}))) throw new Refusal('not-allowed', 'not-allowed');
  const agreed = await agreedPolicies(scope);
  const bodies = await bodiesOn(scope, localDate(looker.now));
  return {
    settings: await findSettings(scope),
    mayChange: await mayAt(scope, looker, 'policy.change', {}),
    kinds: POLICY_KINDS.map((kind) => {
      const own = agreed.filter((each) => each.kind === kind);
      const general = own.find(({ bodyId }) => bodyId === null)?.policy;
      return {
        kind,
        policy: general ?? defaultPolicy(kind),
        agreed: general !== undefined,
        ofBodies: bodies.flatMap(({ id, name }) => {
          const policy = own.find(({ bodyId }) => bodyId === id)?.policy;
          return policy ? [{ bodyId: id, name, policy }] : [];
        }),
      };
    }),
    bodies: bodies.map(({ id, name }) => ({ bodyId: id, name })),
  };
}

/** Sets or clears the policy of one kind of question, for one body or for all; it holds from the next minute. */
export async function changePolicy(work: Work, { kind, bodyId, policy }: SavePolicyBody): Promise<void> {
  await demandChange(work);
  if (!POLICY_KINDS.includes(kind)) throw new Refusal('invalid', 'bad-input');
  if (bodyId !== null && !(await bodiesOn(work, localDate(work.now))).some(({ id }) => id === bodyId)) {
    throw new Refusal('not-found', 'not-found');
  }
  const wanted = policy && tidyPolicy(policy);
  const fault = wanted && faultInPolicy(wanted);
  if (fault) throw new Refusal('invalid', fault, { days: LONGEST_DAYS_BEFORE, most: MOST_REMINDERS });
  const before = (await agreedPolicies(work)).find((each) => each.kind === kind && each.bodyId === bodyId)?.policy;
  await savePolicy(work, { kind, bodyId }, wanted);
  const entityId = bodyId === null ? kind : `${kind}:${bodyId}`;
  await recordHistory(work, { entity: 'reminder-policy', entityId, what: 'changed', before, after: wanted });
}

/** Sets what holds for everybody: the most reminders in a week, and whether school holidays are left alone. */
export async function changeSettings(work: Work, wanted: ReminderSettings): Promise<void> {
  await demandChange(work);
  const { mostAWeek } = wanted;
  if (!Number.isInteger(mostAWeek) || mostAWeek < 1 || mostAWeek > MOST_A_WEEK) {
    throw new Refusal('invalid', 'most-a-week', { most: MOST_A_WEEK });
  }
  const before = await findSettings(work);
  await saveSettings(work, wanted);
  const entityId = work.partnershipId;
  await recordHistory(work, { entity: 'reminder-settings', entityId, what: 'changed', before, after: wanted });
}

async function demandChange(work: Work): Promise<void> {
  const looker = { personId: work.actor.personId ?? '', now: work.now };
  if (!(await mayAt(work, looker, 'policy.change', {}))) throw new Refusal('not-allowed', 'not-allowed');
}
