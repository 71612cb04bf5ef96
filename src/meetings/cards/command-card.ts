import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';

export interface CommandAnswer {
  language: Language;
  partnershipName: string;
  question: string;
  lines: string[];
  /** What one can open from here, one below the other; nothing changes by opening it. */
  links: { title: string; url: string }[];
}

/** Tells what was asked, or offers what could be meant; whatever is chosen opens in the tab. */
export function commandCard({ language, partnershipName, question, lines, links }: CommandAnswer): Card {
  return card({
    language,
    who: partnershipName,
    question,
    lines,
    answer: links.map(({ title, url }) => actions(link(title, url))),
  });
}
