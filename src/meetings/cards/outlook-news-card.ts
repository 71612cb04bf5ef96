import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';
import type { CalendarSpot, Following } from '../rules/outlook-event.ts';

export interface OutlookNews {
  language: Language;
  partnershipName: string;
  bodyName: string;
  title: string;
  /** Where the meeting stood here. */
  here: CalendarSpot;
  following: Exclude<Following, { kind: 'same' }>;
  tabUrl: string;
}

/** Tells whoever made a meeting what somebody did with it in Outlook. */
export function outlookNewsCard(news: OutlookNews): Card {
  const say = meetingsText[news.language];
  const { following } = news;
  const there = following.kind === 'moved' ? following.to : following.kind === 'conflict' ? following.outlook : null;
  const span = (spot: CalendarSpot) => say.span({ ...spot, online: false });
  return card({
    language: news.language,
    who: say.who(news.bodyName, news.partnershipName),
    question: say.outlook.heading[following.kind](news.title),
    facts: [
      { label: following.kind === 'conflict' ? say.outlook.here : say.outlook.was, value: span(news.here) },
      ...(there ? [{ label: say.outlook.there, value: span(there) }] : []),
    ],
    lines: [say.outlook.line[following.kind]],
    answer: [actions(link(say.outlook.open[following.kind], news.tabUrl))],
  });
}
