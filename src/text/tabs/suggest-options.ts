import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** Dates that Kringwerk proposes for a poll. */
export const suggestOptionsText = bothLanguages({
  nl: {
    title: 'Laat Kringwerk data voorstellen',
    help: 'Kringwerk zoekt dagen buiten de vakanties waarop de leden geen ander overleg hebben en volgens hun agenda kunnen.',
    suggest: 'Stel datums voor',
    looking: 'Agenda’s en jaarplan lezen',
    chooseBody: 'Kies eerst een overleg.',
    basis: {
      'year-plan': 'Dagen en tijd komen uit het jaarplan.',
      usual: 'Dit overleg staat nog niet in het jaarplan; we gaan uit van wat gebruikelijk is.',
    },
    between: (from: string, until: string) => `Gezocht van ${from} tot en met ${until}, beste eerst.`,
    noAnswer: 'Outlook antwoordt nu niet voor iedereen. Van wie we niets weten telt de agenda als onbekend.',
    holidaysUnknown: 'Van een deel van deze weken zijn de schoolvakanties niet bekend. Kijk die zelf na.',
    none: 'In deze weken is geen geschikte dag: het is vakantie, of het overleg komt al bij elkaar.',
    there: 'staat al bij je data',
    add: (dates: number) => (dates === 0 ? 'Kies data' : `Voeg ${count(dates, 'datum', 'data')} toe`),
    added: (dates: number) => `${count(dates, 'datum', 'data')} toegevoegd. Je kunt ze hierboven nog aanpassen.`,
    later: 'Zoek latere data',
  },
  en: {
    title: 'Let Kringwerk propose dates',
    help: 'Kringwerk looks for days outside the holidays on which members have no other meeting and are free by their calendar.',
    suggest: 'Propose dates',
    looking: 'Reading calendars and year plan',
    chooseBody: 'Choose a body first.',
    basis: {
      'year-plan': 'Days and time come from the year plan.',
      usual: 'This body is not in the year plan yet; we go by what is usual.',
    },
    between: (from: string, until: string) => `Looked from ${from} up to and including ${until}, best first.`,
    noAnswer: 'Outlook does not answer for everybody now. Those we know nothing about count as unknown.',
    holidaysUnknown: 'Of a part of these weeks the school holidays are not known. Check them yourself.',
    none: 'There is no suitable day in these weeks: it is holiday, or the body meets already.',
    there: 'is among your dates already',
    add: (dates: number) => (dates === 0 ? 'Choose dates' : `Add ${count(dates, 'date', 'dates')}`),
    added: (dates: number) => `${count(dates, 'date', 'dates')} added. You can still change them above.`,
    later: 'Look for later dates',
  },
});
