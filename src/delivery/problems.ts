import { rolesAt } from '../people/rules/roles.ts';
import { findPersons, standingOf } from '../people/store.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { wayFor } from './rules/choose-way.ts';
import { type DeliveryAction, mayDelivery } from './rules/may-delivery.ts';
import { type DeliveryProblem, PROBLEM_STATES, SEND_DUE } from './schema.ts';
import { findMessage, insertMessages, selectDeliveries, supersede } from './store.ts';
import { waysOf } from './use-cases.ts';

type Asker = Scope & Pick<Work, 'actor' | 'now'>;

async function demand(asker: Asker, action: DeliveryAction): Promise<void> {
  const { personId } = asker.actor;
  const standing = personId === null ? null : await standingOf(asker, personId, localDate(asker.now));
  if (!mayDelivery(action, rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
}

/** The addressees whom a message did not reach, or of whom that cannot be told; oldest first. */
export async function deliveryProblems(asker: Asker): Promise<DeliveryProblem[]> {
  await demand(asker, 'delivery.see-problems');
  const deliveries = await selectDeliveries(asker, { states: PROBLEM_STATES });
  const persons = await findPersons(
    asker,
    deliveries.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  return deliveries.map(({ id, personId, summary, state, way, problem, queuedAt }) => ({
    id,
    person: personId === null ? null : (persons.get(personId)?.name ?? null),
    summary,
    state: state as DeliveryProblem['state'],
    way,
    problem,
    queuedAt,
  }));
}

/** Sends a message again that did not arrive, by the way that works now; pressing twice sends once. */
export async function sendAgain(work: Work, messageId: string): Promise<void> {
  await demand(work, 'delivery.send-again');
  const message = await findMessage(work, messageId);
  if (!message) throw new Refusal('not-found', 'not-found');
  if (!PROBLEM_STATES.some((state) => state === message.state)) throw new Refusal('conflict', 'not-to-resend');
  const { personId } = message;
  const wanted = personId === null ? 'group' : ((await waysOf(work, [personId])).get(personId) ?? 'mail');
  const optedOut = wanted === 'none';
  const way = wanted === 'none' ? 'mail' : wayFor(message.content.urgent, wanted);
  await supersede(work, messageId);
  const again = { ...message, id: work.newId(), key: `again:${messageId}`, way, optedOut } as const;
  await insertMessages(work, work.now, [again]);
  await work.enqueue(SEND_DUE, {});
}
