import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import { type MeetingOnCard, meetingCard } from './meeting-card.ts';
import type { OptionOnCard } from './poll-card.ts';

/** The poll as a whole group sees it: numbers, never who said what. */
export interface PollSummaryOnCard {
  language: Language;
  partnershipName: string;
  bodyName: string;
  title: string;
  deadline: string;
  /** `canCome` is null where the body hides results until the poll closes. */
  options: readonly (OptionOnCard & { canCome: number | null })[];
  progress: { answered: number; asked: number };
  tabUrl: string;
}

export type PollSummaryState = { view: 'open' | 'closed' | 'cancelled' } | { view: 'decided'; meeting: MeetingOnCard };

/** Dates listed in a group's card; the rest is counted. */
const LISTED = 6;

export function pollSummaryCard(poll: PollSummaryOnCard, state: PollSummaryState): Card {
  const say = meetingsText[poll.language];
  const base = { language: poll.language, who: say.who(poll.bodyName, poll.partnershipName) };
  switch (state.view) {
    case 'decided':
      return meetingCard(state.meeting);
    case 'cancelled':
      return card({ ...base, question: say.pollCancelled(poll.title), lines: [say.pollCancelledLine] });
    case 'closed':
      return card({
        ...base,
        question: say.closed(poll.title),
        lines: [say.group.closedLine],
        small: [say.standing(poll.progress.answered, poll.progress.asked)],
      });
    case 'open':
      return card({
        ...base,
        question: say.group.open(poll.title),
        lines: [say.group.openLine(poll.deadline)],
        answer: [{ type: 'FactSet', facts: dates(poll), spacing: 'Medium' }, actions(link(say.openTab, poll.tabUrl))],
        small: [say.standing(poll.progress.answered, poll.progress.asked)],
      });
  }
}

function dates(poll: PollSummaryOnCard): { title: string; value: string }[] {
  const say = meetingsText[poll.language];
  const listed = poll.options.slice(0, LISTED).map((option) => ({
    title: say.shortSpan(option),
    value: option.canCome === null ? '' : say.group.canCome(option.canCome),
  }));
  const left = poll.options.length - listed.length;
  return left > 0 ? [...listed, { title: say.group.more(left), value: '' }] : listed;
}
