import { rolesAt } from '../people/rules/roles.ts';
import { findPersons, standingOf } from '../people/store.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import type { Waiting } from './ports.ts';
import { wayFor } from './rules/choose-way.ts';
import { type DeliveryAction, mayDelivery } from './rules/may-delivery.ts';
import { type DeliveryProblem, PROBLEM_STATES, SEND_DUE, type SentAgain } from './schema.ts';
import { findMessage, insertMessages, letRest, type NewMessage, selectDeliveries, supersede } from './store.ts';
import { waysOf } from './use-cases.ts';

type Asker = Scope & Pick<Work, 'actor' | 'now'>;

async function demand(asker: Asker, action: DeliveryAction): Promise<void> {
  const { personId } = asker.actor;
  const standing = personId === null ? null : await standingOf(asker, personId, localDate(asker.now));
  if (!mayDelivery(action, rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
}

/** Which of these messages ask nothing any more, because the answer is there or the question is over. Message ids. */
export type AsksNothing = (at: Scope & Pick<Work, 'now'>, messages: readonly Waiting[]) => Promise<ReadonlySet<string>>;

/** The addressees whom a message did not reach that still matters, or of whom that cannot be told; oldest first. */
export async function deliveryProblems(asker: Asker, asksNothing: AsksNothing): Promise<DeliveryProblem[]> {
  await demand(asker, 'delivery.see-problems');
  const deliveries = await selectDeliveries(asker, { states: PROBLEM_STATES });
  const over = await asksNothing(
    asker,
    deliveries.flatMap((delivery) => asWaiting(asker.partnershipId, delivery)),
  );
  const mattering = deliveries.filter(({ id }) => !over.has(id));
  const persons = await findPersons(
    asker,
    mattering.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  return mattering.map(({ id, personId, summary, state, way, problem, queuedAt }) => ({
    id,
    person: personId === null ? null : (persons.get(personId)?.name ?? null),
    summary,
    state: state as DeliveryProblem['state'],
    way,
    problem,
    queuedAt,
  }));
}

/** A message to somebody, as others are asked about it; none for a group. */
export function asWaiting(
  partnershipId: string,
  message: Omit<Waiting, 'partnershipId' | 'personId'> & { personId: string | null },
): Waiting[] {
  const { id, key, purpose, personId, queuedAt, question, seatId } = message;
  return personId === null ? [] : [{ partnershipId, id, key, purpose, personId, queuedAt, question, seatId }];
}

/**
 * Sends a message again that did not arrive, by the way that works now; pressing twice sends once. `over`: what it asks was
 * answered or closed meanwhile, so that nothing is sent.
 */
export async function sendAgain(
  work: Work,
  asksNothing: AsksNothing,
  messageId: string,
): Promise<SentAgain['outcome']> {
  await demand(work, 'delivery.send-again');
  const message = await aProblem(work, messageId);
  const over = await asksNothing(work, asWaiting(work.partnershipId, { ...message, queuedAt: work.now }));
  if (over.has(messageId)) {
    await letRest(work, messageId, 'answered-meanwhile');
    return 'over';
  }
  await sendAnew(work, message);
  return 'sent';
}

/** Sends what was sent before once more, by the way that works now; it takes the place of the former message. */
export async function sendAnew(work: Work, message: NewMessage): Promise<void> {
  const { personId } = message;
  const wanted = personId === null ? 'group' : ((await waysOf(work, [personId])).get(personId) ?? 'mail');
  const optedOut = wanted === 'none';
  const way = wanted === 'none' ? 'mail' : wayFor(message.content.urgent, wanted);
  await supersede(work, message.id);
  await insertMessages(work, work.now, [{ ...message, id: work.newId(), way, optedOut }]);
  await work.enqueue(SEND_DUE, {});
}

/** Leaves a message that did not arrive as it is: somebody saw to it in another way. */
export async function letBe(work: Work, messageId: string): Promise<void> {
  await demand(work, 'delivery.send-again');
  await aProblem(work, messageId);
  await letRest(work, messageId, 'let-rest');
}

async function aProblem(work: Work, messageId: string) {
  const message = await findMessage(work, messageId);
  if (!message) throw new Refusal('not-found', 'not-found');
  if (!PROBLEM_STATES.some((state) => state === message.state)) throw new Refusal('conflict', 'not-to-resend');
  return message;
}
