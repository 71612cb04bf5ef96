import { actions, button, type Card, card, link, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { minutesCopy } from '../../text/minutes.ts';

/** More are dealt with in the tab. */
const SHOWN = 5;
/** Characters of one correction; the rest is read in the tab. */
const LONGEST = 400;

export interface CorrectionsOnCard {
  language: Language;
  partnershipId: string;
  meetingId: string;
  bodyName: string;
  /** Of the meeting. */
  title: string;
  /** Those that nobody dealt with, oldest first. */
  open: readonly { correctionId: string; text: string; byName: string }[];
  approved: boolean;
  /** The minutes in the tab. */
  url: string;
}

/** What members say is not right in the minutes, for whoever makes them; each can be marked as dealt with. */
export function correctionsCard(about: CorrectionsOnCard): Card {
  const { language, partnershipId: p, meetingId, open } = about;
  const say = minutesCopy[language].corrections;
  const asks = open.length > 0 && !about.approved;
  const more = open.length - SHOWN;
  const rows = open
    .slice(0, SHOWN)
    .flatMap(({ correctionId, text: said, byName }) => [
      text(byName, { weight: 'Bolder', spacing: 'Medium' }),
      text(said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said, { spacing: 'None' }),
      actions(button(say.handle(byName), 'correction.handled', { p, meetingId, correctionId })),
    ]);
  return card({
    language,
    who: about.bodyName,
    question: about.approved ? say.approved(about.title) : say.title(about.title, open.length),
    lines: asks ? [say.line] : [],
    answer: [
      ...(asks ? rows : []),
      ...(asks && more > 0 ? [text(say.more(more))] : []),
      actions(link(say.open, about.url)),
    ],
    small: asks ? [say.later] : [],
  });
}
