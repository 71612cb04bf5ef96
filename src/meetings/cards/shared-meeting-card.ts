import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';

/** A meeting that somebody puts into a conversation of their own choosing. */
export interface SharedMeeting {
  language: Language;
  partnershipName: string;
  bodyName: string;
  title: string;
  state: 'scheduled' | 'held' | 'cancelled';
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  /** The item of its agenda that it is about. */
  item?: string;
  tabUrl: string;
}

/** When and where, and a link that asks again who may look: no names, no answers, and no address to join by. */
export function sharedMeetingCard(meeting: SharedMeeting): Card {
  const say = meetingsText[meeting.language];
  return card({
    language: meeting.language,
    who: say.who(meeting.bodyName, meeting.partnershipName),
    question: meeting.state === 'cancelled' ? say.meetingCancelled(meeting.title) : meeting.title,
    facts: [
      ...(meeting.item ? [{ label: say.item, value: meeting.item }] : []),
      { label: say.when, value: say.span(meeting) },
      { label: say.place, value: say.where(meeting) },
    ],
    answer: [actions(link(say.openTab, meeting.tabUrl))],
  });
}
