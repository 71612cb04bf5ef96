import { actions, type Card, card, link } from './kit.ts';

/** A page of ours that somebody puts into a conversation of their own choosing, where anybody may read along. */
export interface SharedPage {
  language: 'nl' | 'en';
  /** The body and the partnership. */
  who: string;
  title: string;
  facts: { label: string; value: string }[];
  lines?: string[];
  /** The words of the button, and where it leads; there it is asked again who may look. */
  open: string;
  url: string;
}

/** What the page is about and until when: no names, no answers and no figures. */
export function sharedPageCard({ language, who, title, facts, lines = [], open, url }: SharedPage): Card {
  return card({ language, who, question: title, facts, lines, answer: [actions(link(open, url))] });
}
