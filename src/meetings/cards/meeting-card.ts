import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { meetingsText } from '../../text/meetings.ts';

/** A meeting with a date, as a card tells it. */
export interface MeetingOnCard {
  language: Language;
  partnershipName: string;
  bodyName: string;
  title: string;
  state: 'scheduled' | 'cancelled';
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  /** Null until the calendar has made the Teams meeting, or where there is none. */
  joinUrl: string | null;
  inCalendar: boolean;
  tabUrl: string;
}

/** The confirmed date, or that the meeting is off. */
export function meetingCard(meeting: MeetingOnCard): Card {
  const say = meetingsText[meeting.language];
  const who = say.who(meeting.bodyName, meeting.partnershipName);
  const when = { label: say.when, value: say.span(meeting) };
  const where = { label: say.place, value: say.where(meeting) };
  if (meeting.state === 'cancelled')
    return card({
      language: meeting.language,
      who,
      question: say.meetingCancelled(meeting.title),
      facts: [when, where],
      lines: meeting.inCalendar ? [say.meetingCancelledLine] : [],
    });
  return card({
    language: meeting.language,
    who,
    question: say.decided(meeting.title, say.shortSpan(meeting)),
    facts: [when, where],
    lines: [meeting.inCalendar ? say.inCalendarLine : say.decidedLine],
    answer: [actions(...(meeting.joinUrl ? [link(say.join, meeting.joinUrl)] : []), link(say.openTab, meeting.tabUrl))],
  });
}
