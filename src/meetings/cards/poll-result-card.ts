import { actions, button, type Card, card, type Element, link, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import type { OptionOnCard } from './poll-card.ts';

/** A closed poll for whoever asked: the best dates, with why, to choose from. */
export interface PollResultOnCard {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  pollId: string;
  bodyName: string;
  title: string;
  progress: { answered: number; asked: number };
  /** Best first; empty when nobody answered. */
  best: readonly (OptionOnCard & { reason: string })[];
  tabUrl: string;
  /** Seats that said yes to a date but are busy by calendar now, as was just said; that date is then chosen all the same. */
  despite?: { optionId: string; seatIds: readonly string[] } | undefined;
}

/** Dates offered in the message; all of them are in the tab. */
const OFFERED = 3;

export function pollResultCard(poll: PollResultOnCard): Card {
  const say = meetingsText[poll.language];
  const offered = poll.best.slice(0, OFFERED);
  return card({
    language: poll.language,
    who: say.who(poll.bodyName, poll.partnershipName),
    question: say.result.question(poll.title),
    lines: offered.length === 0 ? [say.result.none] : [],
    answer: [
      ...offered.flatMap((option, index) => offer(poll, option, index + 1)),
      actions(link(say.openTab, poll.tabUrl)),
    ],
    small: [
      say.standing(poll.progress.answered, poll.progress.asked),
      ...(offered.length > 0 ? [say.result.next] : []),
    ],
  });
}

function offer(poll: PollResultOnCard, option: OptionOnCard & { reason: string }, rank: number): Element[] {
  const say = meetingsText[poll.language];
  const anyway = poll.despite?.optionId === option.optionId ? poll.despite.seatIds : null;
  const data = {
    ...{ p: poll.partnershipId, pollId: poll.pollId, optionId: option.optionId },
    ...(anyway ? { despite: [...anyway] } : {}),
  };
  const choose = anyway ? say.result.chooseAnyway(option) : say.result.choose(option);
  return [
    {
      type: 'Container',
      spacing: 'Medium',
      separator: true,
      items: [
        text(say.result.rank(rank), { size: 'Small', isSubtle: true }),
        text(say.slot(option), { weight: 'Bolder', spacing: 'None' }),
        text(option.reason, { spacing: 'None' }),
        actions(button(choose, 'poll.choose', data, { primary: rank === 1, withInputs: false })),
      ],
    },
  ];
}
