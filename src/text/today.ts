import { bothLanguages } from './copy.ts';

/** One line each in the activity feed of Teams, for what is too late tomorrow. `when` and `where` are written out. */
export const todayText = bothLanguages({
  nl: {
    moved: (title: string, when: string) => `Verzet: ${title} is nu ${when}`,
    place: (title: string, when: string, where: string) => `Andere plaats: ${title}, ${when}, is nu: ${where}`,
    off: (title: string, when: string) => `Gaat niet door: ${title}, ${when}`,
    inCalendar: 'Je agenda in Outlook is bijgewerkt.',
    open: 'Bekijk de bijeenkomst',
    closesOne: (title: string, time: string) => `Sluit vandaag om ${time} uur: ${title}`,
    closesMany: (n: number) => `Vandaag sluiten ${n} vragen waarop je nog niet hebt geantwoord`,
  },
  en: {
    moved: (title: string, when: string) => `Moved: ${title} is now ${when}`,
    place: (title: string, when: string, where: string) => `Another place: ${title}, ${when}, is now: ${where}`,
    off: (title: string, when: string) => `Called off: ${title}, ${when}`,
    inCalendar: 'Your calendar in Outlook has been updated.',
    open: 'Open the meeting',
    closesOne: (title: string, time: string) => `Closes today at ${time}: ${title}`,
    closesMany: (n: number) => `${n} questions that you have not answered close today`,
  },
});
