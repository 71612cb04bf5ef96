import { bothLanguages } from './copy.ts';

type Facts = Readonly<Record<string, string | number>>;

/** What is said when the calendar in which meetings stand cannot be reached at all. */
export const mailboxAwayText = bothLanguages({
  nl: {
    heading: (mailbox: string) => `De agenda van ${mailbox} is er niet meer`,
    lines: [
      'Nieuwe en gewijzigde bijeenkomsten komen nu niet in de agenda van de deelnemers. In Kringwerk blijft alles staan.',
      'Vraag de beheerder van Microsoft 365 om dit postvak weer aan te zetten. Kringwerk werkt de agenda daarna vanzelf bij.',
    ],
    open: 'Bekijk de bijeenkomst',
  },
  en: {
    heading: (mailbox: string) => `The calendar of ${mailbox} is no longer there`,
    lines: [
      'New and changed meetings do not reach the calendars of those who take part now. In Kringwerk everything stays.',
      'Ask the administrator of Microsoft 365 to switch this mailbox on again. Kringwerk then brings the calendar up to date.',
    ],
    open: 'Show the meeting',
  },
});

export const mailboxAwayRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'mailbox-away': (facts) =>
      `De agenda van ${facts['mailbox']} is er niet meer. Er is niets veranderd. Vraag de beheerder van Microsoft 365 om dit postvak weer aan te zetten.`,
  },
  en: {
    'mailbox-away': (facts) =>
      `The calendar of ${facts['mailbox']} is no longer there. Nothing has changed. Ask the administrator of Microsoft 365 to switch this mailbox on again.`,
  },
});
