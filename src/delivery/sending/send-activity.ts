import { activityNote } from '../cards/activity-note.ts';
import { ACTIVITY_LIMITS } from '../rules/channel-limits.ts';
import { afterActivityFault } from '../rules/channel-outcome.ts';
import type { Claimed } from '../store-claims.ts';
import { recordEnd, recordFallback, recordSent } from '../store-outbox.ts';
import { inTurn, type Sending } from './context.ts';
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
  if (claimed.doubtful) return recordEnd(sending.db, claimed, 'uncertain', 'cannot-ask');
  const { type, preview, page } = activityNote({ ...content, purpose }, sending.publicUrl);
  const { entraId } = person;
  const notify = () => sending.feed.notify({ entraId, type, preview, page, partnership: partnership.name });
  const notified = await inTurn(sending, `feed ${partnership.tenantId}`, undefined, notify, ACTIVITY_LIMITS);
  if ('fault' in notified) {
    return settleFault(sending, claimed, afterActivityFault(notified.fault, claimed.attempts), notified.fault);
  }
  await recordSent(sending.db, claimed, sending.clock.now(), {});
}
