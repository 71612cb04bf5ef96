import type { Card } from '../../cards/kit.ts';
import { withMark } from '../cards/mark.ts';
import { tooBigCard } from '../cards/too-big-card.ts';
import type { ChatMessage, Tried } from '../ports.ts';
import type { Claimed } from '../store-claims.ts';
import type { Sending } from './context.ts';

/**
 * Sends a card, or a short one that leads to the tab where Teams finds it too big. Teams refuses that before anything is shown, so that
 * the short one can follow at once.
 */
export async function sendFitting<T>(
  sending: Pick<Sending, 'publicUrl'>,
  claimed: Claimed,
  send: (message: ChatMessage) => Promise<Tried<T>>,
): Promise<Tried<T>> {
  const { summary } = claimed.content;
  const as = (card: Card): ChatMessage => ({ summary, card: withMark(card, claimed.id) });
  const sent = await send(as(claimed.content.card));
  if (!('fault' in sent) || sent.fault.status !== 413) return sent;
  const { content, partnership, person } = claimed;
  const language = person?.language ?? partnership.language;
  const short = { language, partnershipName: partnership.name, summary: content.summary, publicUrl: sending.publicUrl };
  return send(as(tooBigCard(short)));
}
