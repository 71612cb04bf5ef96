import type { Card } from '../../src/cards/kit.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import { type CardCall, RefusedOnCard } from './card-verb.ts';

/**
 * Acts; what is wrong with it comes back on the card, as `redraw` draws it with the words, and nothing of it is saved. That
 * something is not there, or not for whoever acts, is told without the card.
 */
export async function actOnCard<T>(
  call: CardCall,
  change: (work: Work) => Promise<T>,
  redraw: (words: string, refusal: Refusal) => Promise<Card>,
): Promise<T> {
  try {
    return await call.service.transact(call.actor, change);
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.kind === 'not-found' || cause.kind === 'not-allowed') throw cause;
    throw new RefusedOnCard(cause, await redraw(refusalText(cause.code, cause.facts, call.language), cause));
  }
}

/** What was typed in a field of a card. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
