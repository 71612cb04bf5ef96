import type { Work } from '../work/work.ts';
import { type AsksNothing, asWaiting, sendAnew } from './problems.ts';
import { PROBLEM_STATES } from './schema.ts';
import { type Delivery, findMessage, selectDeliveries } from './store.ts';
import { forgetChat } from './store-chats.ts';
import { setLinkTime } from './store-links.ts';

/** Has left, or could not: what still waits takes the new address by itself. */
const HAS_LEFT: readonly Delivery['state'][] = ['sent', 'seen', ...PROBLEM_STATES];

/**
 * Somebody has another address. What was asked of them by mail and is still open is asked again there, each question once; links
 * in mails to the former address, which may be somebody else's, open nothing any more. A question in a chat is left there: most
 * who get another address keep their account. Returns how many questions are asked again.
 */
export async function askAtNewAddress(work: Work, personId: string, asksNothing: AsksNothing): Promise<number> {
  await setLinkTime(work, { personId }, 'revoked_at', work.now);
  // The account may be another one, with a chat of its own; of the same account the same chat is found again.
  await forgetChat(work.tx, { partnershipId: work.partnershipId, personId });
  const mailed = (await selectDeliveries(work, { personId })).filter(
    ({ way, purpose, question, state }) => way === 'mail' && purpose === 'ask' && question && HAS_LEFT.includes(state),
  );
  const over = await asksNothing(
    work,
    mailed.flatMap((delivery) => asWaiting(work.partnershipId, delivery)),
  );
  const open = newestOfEach(mailed.filter(({ id }) => !over.has(id)));
  for (const { id } of open) {
    const message = await findMessage(work, id);
    if (message) await sendAnew(work, message);
  }
  return open.length;
}

function newestOfEach(oldestFirst: readonly Delivery[]): Delivery[] {
  const newest = new Map<string, Delivery>();
  for (const delivery of oldestFirst) {
    const { question, seatId } = delivery;
    newest.set(JSON.stringify([question?.kind, question?.subjectId, seatId]), delivery);
  }
  return [...newest.values()];
}
