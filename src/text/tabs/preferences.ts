import { bothLanguages } from '../copy.ts';

/** How somebody wants to be reached, and when they are left alone. */
export const preferencesText = bothLanguages({
  nl: {
    open: 'Mijn meldingen',
    title: 'Mijn meldingen',
    language: 'Taal · Language',
    languageHelp:
      'Schermen, berichten en stukken krijg je in deze taal. Wat mensen zelf schrijven, blijft zoals het is.',
    way: 'Hoe bereiken we je',
    ways: {
      chat: 'In Teams, als chatbericht',
      mail: 'Per mail, met een persoonlijke link',
      none: 'Stuur mij geen berichten; ik kijk zelf in dit tabblad',
    },
    wayHelp:
      'Kan het niet in de chat, dan krijg je een melding in Teams of mail. Afspraken voor je agenda krijg je altijd. Wie je iets vraagt, ziet dat je geen berichten wilt.',
    rhythm: 'Hoe vaak herinneren we je',
    rhythms: { daily: 'Hooguit één keer per dag', weekly: 'Hooguit één keer per week' },
    rhythmHelp: 'In één bericht staat alles wat nog openstaat.',
    pause: 'Geen herinneringen in deze periode',
    pauseHelp:
      'Handig in je vakantie. Nieuwe vragen krijg je nog wel; je ziet ze ook hier. Wie je vraagt, ziet niet dat je een pauze hebt.',
    from: 'Vanaf',
    until: 'Tot en met',
    save: 'Bewaar',
    clear: 'Wis de periode',
    saved: 'Bewaard.',
    always: 'Herinneringen komen alleen op werkdagen tussen 8.30 en 18.00 uur, en niet op feestdagen.',
  },
  en: {
    open: 'My notifications',
    title: 'My notifications',
    language: 'Language · Taal',
    languageHelp: 'You get screens, messages and papers in this language. What people wrote themselves stays as it is.',
    way: 'How do we reach you',
    ways: {
      chat: 'In Teams, as a chat message',
      mail: 'By mail, with a personal link',
      none: 'Send me no messages; I look in this tab myself',
    },
    wayHelp:
      'Where chat does not work, you get a notification in Teams or mail. You always get appointments for your calendar. Whoever asks you something sees that you want no messages.',
    rhythm: 'How often do we remind you',
    rhythms: { daily: 'Once a day at most', weekly: 'Once a week at most' },
    rhythmHelp: 'One message holds everything that is still open.',
    pause: 'No reminders in this period',
    pauseHelp:
      'Useful on holiday. You still get new questions; they are here too. Whoever asks you does not see that you have a pause.',
    from: 'From',
    until: 'Until',
    save: 'Save',
    clear: 'Clear the period',
    saved: 'Saved.',
    always: 'Reminders come on working days between 8.30 and 18.00 only, and not on public holidays.',
  },
});
