import { activityNote } from '../cards/activity-note.ts';
import type { Fault } from '../ports.ts';
import { ACTIVITY_LIMITS } from '../rules/channel-limits.ts';
import { afterActivityFault, afterChatFault } from '../rules/channel-outcome.ts';
import type { Claimed } from '../store-claims.ts';
import { recordEnd, recordFallback, recordSent } from '../store-outbox.ts';
import { inTurn, type Sending, whileOurs } from './context.ts';
import { settleFault } from './settle.ts';

/**
 * Puts a line in somebody's activity feed in Teams, with the way to where they answer. Nobody can be asked whether one
 * arrived, so that what was cut short is left for a person to judge.
 */
export async function sendActivity(sending: Sending, claimed: Claimed): Promise<void> {
  const { person, content, partnership, purpose } = claimed;
  if (!person?.entraId || purpose === 'group' || purpose === 'update') {
    return recordFallback(sending.db, claimed, 'mail', 'not-in-directory');
  }
  const { entraId } = person;
  if (isTooLate(claimed, sending.clock.now())) return recordEnd(sending.db, claimed, 'superseded', 'too-late');
  if (claimed.doubtful) return recordEnd(sending.db, claimed, 'uncertain', 'cannot-ask');
  const missing = claimed.chat ? null : await installedFor(sending, entraId, partnership.tenantId);
  if (missing) return settleFault(sending, claimed, afterChatFault('open', missing, claimed.attempts), missing);
  const { type, preview, page } = activityNote({ ...content, purpose }, sending.publicUrl);
  const note = { entraId, type, preview, page, partnership: partnership.name };
  const notify = () => whileOurs(claimed, () => sending.feed.notify(note));
  const notified = await inTurn(sending, `feed ${partnership.tenantId}`, undefined, notify, ACTIVITY_LIMITS);
  if ('fault' in notified) {
    return settleFault(sending, claimed, afterActivityFault(notified.fault, claimed.attempts), notified.fault);
  }
  await recordSent(sending.db, claimed, sending.clock.now(), {});
}

/** Teams notifies only about an app that somebody has; with whom we have a chat, that is known. */
async function installedFor(sending: Sending, entraId: string, tenantId: string): Promise<Fault | null> {
  const installed = await sending.chat.install({ entraId, tenantId });
  return 'fault' in installed ? installed.fault : null;
}

function isTooLate({ content, linkExpiresAt }: Claimed, now: string): boolean {
  return content.urgent !== undefined && linkExpiresAt !== null && linkExpiresAt <= now;
}
