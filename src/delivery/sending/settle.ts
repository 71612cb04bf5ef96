import type { Fault } from '../ports.ts';
import { type ChatMark, LEFT_TENANT, type Next } from '../rules/channel-outcome.ts';
import { retryDelay } from '../rules/retry.ts';
import { closeChat, forgetChat } from '../store-chats.ts';
import type { Claimed } from '../store-claims.ts';
import { recordDoubt, recordEnd, recordFallback, recordRetry } from '../store-outbox.ts';
import type { Sending } from './context.ts';

/** Records what was decided after a fault: every addressee ends in a state, none vanishes. */
export async function settleFault(sending: Sending, claimed: Claimed, next: Next, fault: Fault): Promise<void> {
  const { status, code } = fault;
  const { id, way } = claimed;
  sending.log.info({ message: id, way, status, code, next: next.kind, problem: next.problem }, 'not sent');
  if ('mark' in next && next.mark) await markChat(sending, claimed, next.mark);
  const seconds = retryDelay(claimed.attempts, fault.retryAfterSeconds, sending.random());
  if (next.kind === 'retry') await recordRetry(sending.db, claimed, seconds, next.problem);
  else if (next.kind === 'ask') await recordDoubt(sending.db, claimed, seconds, next.problem);
  else if (next.kind === 'mail' || next.kind === 'activity') await goOn(sending, claimed, next.kind, next.problem);
  else await recordEnd(sending.db, claimed, next.kind, next.problem);
  if (next.problem === LEFT_TENANT && claimed.person) await sending.left(claimed.partnershipId, claimed.person.id);
}

/** By the next way; what has no mail has no other way at all. What Outlook tells too is not mailed once more. */
async function goOn(sending: Sending, claimed: Claimed, way: 'mail' | 'activity', problem: string): Promise<void> {
  if (claimed.content.urgent === 'meeting-today') await recordEnd(sending.db, claimed, 'superseded', problem);
  else if (claimed.content.mail) await recordFallback(sending.db, claimed, way, problem);
  else await recordEnd(sending.db, claimed, 'failed', problem);
}

async function markChat(sending: Sending, claimed: Claimed, mark: ChatMark): Promise<void> {
  if (!claimed.person) return;
  const person = { partnershipId: claimed.partnershipId, personId: claimed.person.id };
  if (mark === 'forget') await forgetChat(sending.db, person);
  else await closeChat(sending.db, person, claimed.partnership.tenantId, mark, sending.clock.now());
}
