import type { Card } from '../../cards/kit.ts';

/**
 * Puts a mark in a card that nobody sees but a search of the chat finds: an element that is not shown. It says nothing
 * about the message or the person.
 */
export function withMark(card: Card, mark: string): Card {
  return { ...card, body: [...card.body, { type: 'TextBlock', id: markId(mark), text: ' ', isVisible: false }] };
}

export function markId(mark: string): string {
  return `message-${mark}`;
}
