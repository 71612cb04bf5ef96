import type { Verdict, Waiting } from '../ports.ts';
import type { Claimed } from '../store-claims.ts';
import { recordEnd, recordInstead, recordPostponed, recordRetry } from '../store-outbox.ts';
import type { Sending } from './context.ts';

/** What was decided this long ago or less, and leaves at the first attempt, is still so. */
const FRESH_MS = 60_000;

/**
 * Looks once more at what has waited, and gives those of it that leave now, as they then are. Of what was cut short it is not yet known
 * whether it left: that is asked first, and this afterwards.
 */
export async function lookAgainAt(sending: Sending, claimed: readonly Claimed[]): Promise<Claimed[]> {
  const { lookAgain } = sending;
  const now = Date.parse(sending.clock.now());
  const waiting = claimed.filter((each) => hasWaited(each, now)).flatMap(asWaiting);
  if (!lookAgain || waiting.length === 0) return [...claimed];
  const verdicts = await lookAgain(waiting);
  const leaving = await Promise.all(claimed.map((each) => apply(sending, each, verdicts.get(each.id) ?? 'send')));
  return leaving.flatMap((each) => each ?? []);
}

/** True of what may not simply be posted when the channel does not have it: it is looked at first. */
export function isLookedAtAgain(sending: Sending, claimed: Claimed): boolean {
  return sending.lookAgain !== undefined && hasWaited({ ...claimed, doubtful: false }, Date.parse(sending.clock.now()));
}

/** Puts what turned out not to have left back into the queue, to be looked at again. */
export async function backIntoQueue(sending: Sending, claimed: Claimed): Promise<void> {
  await recordRetry(sending.db, claimed, 0, claimed.lastProblem ?? 'cut-short');
}

/** News about today is no use tomorrow morning: it leaves as soon as it can. */
function hasWaited({ doubtful, person, purpose, queuedAt, attempts, content }: Claimed, now: number): boolean {
  if (content.urgent === 'meeting-today') return false;
  const isFresh = attempts <= 1 && now - Date.parse(queuedAt) <= FRESH_MS;
  return !doubtful && person !== null && purpose !== 'update' && !isFresh;
}

function asWaiting({ partnershipId, id, key, purpose, person, queuedAt, question, seatId }: Claimed): Waiting[] {
  return person ? [{ partnershipId, id, key, purpose, personId: person.id, queuedAt, question, seatId }] : [];
}

async function apply(sending: Sending, claimed: Claimed, verdict: Verdict): Promise<Claimed | null> {
  if (verdict === 'send') return claimed;
  if (verdict === 'over') await recordEnd(sending.db, claimed, 'superseded', 'answered-meanwhile');
  else if ('notBefore' in verdict) await recordPostponed(sending.db, claimed, verdict.notBefore);
  else return recordInstead(sending.db, claimed, verdict.instead);
  return null;
}
