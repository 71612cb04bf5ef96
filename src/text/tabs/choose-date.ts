import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** Choosing the date of a poll: what calendars say just before. */
export const chooseDateText = bothLanguages({
  nl: {
    title: 'Deze datum kiezen?',
    body: (date: string) =>
      `De bijeenkomst wordt ${date}. Iedereen krijgt een uitnodiging in de agenda en ziet de datum op de kaart.`,
    notAll: 'Nog niet iedereen heeft geantwoord. Wie later antwoordt ziet dat de datum al gekozen is.',
    reading: 'Nog even in de agenda’s kijken',
    fine: 'Wie ja zei, is volgens de agenda nog vrij.',
    busyTitle: 'Zei ja, maar is nu bezet volgens de agenda of een ander overleg',
    busyHelp: 'Vraag het even na, of kies de datum toch.',
    seat: (name: string, label: string) => `${name} (${label})`,
    noAnswer:
      'Outlook antwoordt nu niet voor iedereen. Van wie we niets weten staat de beschikbaarheid op onbekend. Je kunt de datum wel kiezen.',
    unknown: (seats: number) => `Agenda onbekend: ${count(seats, 'zetel', 'zetels')}.`,
    choose: 'Kies deze datum',
    chooseAnyway: 'Kies toch',
  },
  en: {
    title: 'Choose this date?',
    body: (date: string) =>
      `The meeting will be ${date}. Everybody gets an invitation in the calendar and sees the date on the card.`,
    notAll: 'Not everybody has answered yet. Those who answer later see that the date has been chosen.',
    reading: 'Looking at the calendars once more',
    fine: 'Those who said yes are still free by their calendar.',
    busyTitle: 'Said yes, but is busy now by calendar or another meeting',
    busyHelp: 'Check with them, or choose the date all the same.',
    seat: (name: string, label: string) => `${name} (${label})`,
    noAnswer:
      'Outlook does not answer for everybody now. Those we know nothing about count as unknown. You can choose the date all the same.',
    unknown: (seats: number) => `Calendar unknown: ${count(seats, 'seat', 'seats')}.`,
    choose: 'Choose this date',
    chooseAnyway: 'Choose anyway',
  },
});
