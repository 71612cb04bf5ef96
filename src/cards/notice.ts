import type { Card } from './kit.ts';
import { card, text } from './kit.ts';

/** Puts a message above a card: what went wrong, while the question itself stays in sight. */
export function withNotice(base: Card, message: string): Card {
  const notice = { type: 'Container', style: 'warning', bleed: true, items: [text(message)] };
  return { ...base, body: [notice, ...base.body] };
}

/** A card that only says something, with what belongs to it below. */
export function noticeCard(language: 'nl' | 'en', who: string, message: string, lines: string[] = []): Card {
  return card({ language, who, question: message, lines });
}
