import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { minutesCopy } from '../../text/minutes.ts';

/** Long lists are read in the tab; a card shows their beginning. */
const SHOWN = 8;

export interface MinutesOnCard {
  language: Language;
  partnershipName: string;
  bodyName: string;
  title: string;
  version: number;
  decisions: readonly string[];
  /** The reader's own actions; `dueOn` is a wall-clock date. */
  mine: readonly { text: string; dueOn: string }[];
  /** The minutes in the tab. */
  url: string;
}

/** Minutes that went out: what was decided, what the reader has to do, and where to read the rest. */
export function minutesCard(minutes: MinutesOnCard): Card {
  const say = minutesCopy[minutes.language];
  const more = minutes.decisions.length - SHOWN;
  return card({
    language: minutes.language,
    who: `${minutes.bodyName} · ${minutes.partnershipName}`,
    question: say.minutesOf(minutes.title),
    lines: [
      ...(minutes.decisions.length === 0 ? [say.noDecisions] : []),
      ...minutes.decisions.slice(0, SHOWN).map((text) => say.decided(text)),
      ...(more > 0 ? [say.moreDecisions(more)] : []),
      ...minutes.mine.slice(0, SHOWN).map(({ text, dueOn }) => say.yours(text, dueOn)),
    ],
    answer: [actions(link(say.open, minutes.url))],
    small: [say.correctLine, say.version(minutes.version)],
  });
}
