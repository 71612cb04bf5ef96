import { afterGroupFault, afterUpdateFault } from '../rules/channel-outcome.ts';
import type { Claimed } from '../store-claims.ts';
import { recordEnd, recordSent } from '../store-outbox.ts';
import { inTurn, type Sending, whileOurs } from './context.ts';
import { sendFitting } from './fitting.ts';
import { settleFault } from './settle.ts';

/** Posts a card in a channel or group chat; one that was cut short is left for a person to judge. */
export async function sendToGroup(sending: Sending, claimed: Claimed): Promise<void> {
  const { conversationId, partnership } = claimed;
  if (!conversationId) return recordEnd(sending.db, claimed, 'failed', 'chat-gone');
  if (claimed.doubtful) return recordEnd(sending.db, claimed, 'uncertain', 'cannot-ask');
  const posted = await sendFitting(sending, claimed, (message) =>
    inTurn(sending, partnership.tenantId, conversationId, () =>
      whileOurs(claimed, () => sending.chat.post({ serviceUrl: null, conversationId }, message)),
    ),
  );
  if ('fault' in posted) {
    return settleFault(sending, claimed, afterGroupFault(posted.fault, claimed.attempts), posted.fault);
  }
  await recordSent(sending.db, claimed, sending.clock.now(), { activityId: posted.done.activityId, conversationId });
}

/** Replaces a card that was sent; doing so twice shows the same card. */
export async function sendUpdate(sending: Sending, claimed: Claimed): Promise<void> {
  const { target, partnership } = claimed;
  if (!target) return recordEnd(sending.db, claimed, 'superseded', 'chat-gone');
  const updated = await sendFitting(sending, claimed, (message) =>
    inTurn(sending, partnership.tenantId, target.conversationId, () =>
      sending.chat.update(target, target.activityId, message),
    ),
  );
  if ('fault' in updated) {
    return settleFault(sending, claimed, afterUpdateFault(updated.fault, claimed.attempts), updated.fault);
  }
  await recordSent(sending.db, claimed, sending.clock.now(), {});
}
