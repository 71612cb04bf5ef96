import { bothLanguages } from './copy.ts';

/** Dates that are held in calendars while a poll runs. */
export const holdText = bothLanguages({
  nl: {
    subject: (title: string) => `Onder voorbehoud: ${title}`,
    paragraphs: (body: string, title: string) => [
      `${body} zoekt een datum voor ${title}. Deze datum is een van de mogelijkheden en staat daarom onder voorbehoud in je agenda.`,
      'Je hoeft hier niet op te reageren: geef je antwoord in de datumprikker. Wordt het een andere datum, dan verdwijnt deze vanzelf.',
    ],
    released: (title: string) =>
      `Deze datum voor ${title} is niet meer nodig. Is de datum al gekozen, dan krijg je daar een eigen uitnodiging voor.`,
  },
  en: {
    subject: (title: string) => `Tentative: ${title}`,
    paragraphs: (body: string, title: string) => [
      `${body} is looking for a date for ${title}. This date is one of the possibilities, so it is held in your calendar.`,
      'You need not respond to this: answer in the date poll. If it becomes another date, this one goes by itself.',
    ],
    released: (title: string) =>
      `This date for ${title} is no longer needed. If a date has been chosen, you get an invitation for that one.`,
  },
});
