import { actions, type Card, card, link } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { mailboxAwayText } from '../../text/mailbox-away.ts';
import { meetingsText } from '../../text/meetings.ts';

export interface MailboxAway {
  language: Language;
  partnershipName: string;
  bodyName: string;
  /** Address of the mailbox. */
  mailbox: string;
  tabUrl: string;
}

/** Tells whoever made a meeting that it cannot be put into, or changed in, any calendar. */
export function mailboxAwayCard({ language, partnershipName, bodyName, mailbox, tabUrl }: MailboxAway): Card {
  const say = mailboxAwayText[language];
  return card({
    language,
    who: meetingsText[language].who(bodyName, partnershipName),
    question: say.heading(mailbox),
    lines: say.lines,
    answer: [actions(link(say.open, tabUrl))],
  });
}
