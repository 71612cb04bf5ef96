import { actions, type Card, card, link } from '../../cards/kit.ts';
import { deliveryCopy } from '../../text/delivery.ts';
import type { Language } from '../../text/format.ts';

/** In the place of a card that is too big for Teams: what it is about, and the way to the tab where it can be answered. */
export function tooBigCard(about: {
  language: Language;
  partnershipName: string;
  summary: string;
  publicUrl: string;
}): Card {
  const say = deliveryCopy[about.language].tooBigCard;
  return card({
    language: about.language,
    who: about.partnershipName,
    question: about.summary,
    lines: [say.line],
    answer: [actions(link(say.open, `${about.publicUrl}/tab/overleg`))],
  });
}
