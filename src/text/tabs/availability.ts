import type { Availability } from '../../meetings/rules/free-busy.ts';
import { bothLanguages } from '../copy.ts';

/** Who can come when, by their Outlook calendars. */
export const availabilityText = bothLanguages({
  nl: {
    title: 'Wie kan er volgens Outlook',
    help: 'Je ziet alleen of iemand vrij of bezet is. Van wie buiten jullie Microsoft 365 werkt, is dat niet bekend.',
    look: 'Kijk wie er kan',
    looking: 'Agenda’s lezen',
    noAnswer: 'Outlook antwoordt nu niet voor iedereen. Probeer het over een paar minuten opnieuw.',
    changed: 'Je hebt deze datum gewijzigd. Kijk opnieuw wie er kan.',
    option: (number: number) => `Datum ${number}`,
    standing: ({ free, tentative, busy, unknown }: Record<Availability, number>) =>
      `${free} vrij, ${tentative} misschien, ${busy} bezet, ${unknown} onbekend`,
    seat: (name: string, label: string) => `${name} (${label})`,
    busy: (names: string) => `Bezet: ${names}`,
    tentative: (names: string) => `Misschien bezet: ${names}`,
  },
  en: {
    title: 'Who can come according to Outlook',
    help: 'You only see whether somebody is free or busy. For people outside your Microsoft 365 this is not known.',
    look: 'See who can come',
    looking: 'Reading calendars',
    noAnswer: 'Outlook does not answer for everybody now. Try again in a few minutes.',
    changed: 'You changed this date. Look again who can come.',
    option: (number: number) => `Date ${number}`,
    standing: ({ free, tentative, busy, unknown }: Record<Availability, number>) =>
      `${free} free, ${tentative} tentative, ${busy} busy, ${unknown} unknown`,
    seat: (name: string, label: string) => `${name} (${label})`,
    busy: (names: string) => `Busy: ${names}`,
    tentative: (names: string) => `Perhaps busy: ${names}`,
  },
});
