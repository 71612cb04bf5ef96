import { type Card, card } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { liveCopy } from '../../text/live.ts';

/** For whoever began a meeting by hand: Teams does not tell when meetings begin, and what would let it. */
export function noEventsCard({ language, partnershipName }: { language: Language; partnershipName: string }): Card {
  const say = liveCopy[language];
  return card({ language, who: partnershipName, question: say.noEvents, lines: say.noEventsLines });
}
