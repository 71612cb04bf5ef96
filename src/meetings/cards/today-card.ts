import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import { todayText } from '../../text/today.ts';

/** What changed in a meeting of today, for where it cannot be one line. */
export function todayCard(news: {
  language: Language;
  partnershipName: string;
  bodyName: string;
  line: string;
  tabUrl: string;
}): Card {
  const say = todayText[news.language];
  return card({
    language: news.language,
    who: meetingsText[news.language].who(news.bodyName, news.partnershipName),
    question: news.line,
    lines: [say.inCalendar],
    answer: [actions(link(say.open, news.tabUrl))],
  });
}
