import { actions, type Card, card, link } from '../../cards/kit.ts';
import { bodyChangeText } from '../../text/body-change.ts';
import type { Language } from '../../text/format.ts';

export interface BodyChangeNews {
  language: Language;
  partnershipName: string;
  heading: string;
  /** What happens, sentence by sentence. */
  lines: string[];
  tabUrl: string;
}

/** More would not be read on a card; the tab shows how everything stands. */
const MOST_LINES = 6;

/** Tells somebody what changes about a body they sit in. */
export function bodyChangeCard({ language, partnershipName, heading, lines, tabUrl }: BodyChangeNews): Card {
  return card({
    language,
    who: partnershipName,
    question: heading,
    lines: lines.slice(0, MOST_LINES),
    answer: [actions(link(bodyChangeText[language].toMeetings, tabUrl))],
  });
}
