import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

/** The agenda of one meeting: reading, editing, circulating, printing. */
export const agendaText = bothLanguages({
  nl: {
    of: (body: string) => `Agenda van ${body}`,
    kinds: { informeren: 'Informeren', bespreken: 'Bespreken', besluiten: 'Besluiten' },
    states: {
      draft: 'Concept, nog niet rondgestuurd',
      circulated: (version: number) => `Versie ${version} rondgestuurd`,
      changed: (version: number) => `Gewijzigd na versie ${version}, nog niet rondgestuurd`,
      unsaved: 'Nog niet bewaard',
    },
    item: (number: number) => `Agendapunt ${number}`,
    itemTitle: 'Onderwerp',
    kind: 'Soort',
    minutes: 'Minuten',
    presenter: 'Wie licht toe',
    explanation: 'Toelichting',
    desired: 'Gewenste uitkomst',
    paperDue: 'Hier hoort een stuk bij',
    addExplanation: 'Voeg een toelichting toe',
    add: 'Voeg een agendapunt toe',
    remove: (title: string) => `Verwijder ${title}`,
    up: (title: string) => `Zet ${title} hoger`,
    down: (title: string) => `Zet ${title} lager`,
    drag: (title: string) => `Verplaats ${title}: sleep, of gebruik pijltje omhoog en omlaag`,
    moved: (title: string, position: number) => `${title} staat nu op plaats ${position}.`,
    newItem: 'dit agendapunt',
    save: 'Bewaar',
    saved: 'De agenda is bewaard.',
    discard: 'Draai terug',
    circulate: 'Stuur rond',
    circulateFirst: 'De agenda rondsturen?',
    circulateAgain: 'De wijzigingen rondsturen?',
    circulateFirstHelp:
      'Alle leden krijgen de agenda in Teams of per mail. Hij komt ook in de agenda-afspraak te staan.',
    circulateAgainHelp: (version: number) => `De leden krijgen versie ${version}, met alleen wat er veranderd is:`,
    circulated: 'De agenda is rondgestuurd.',
    nothingChanged: 'Er is niets veranderd sinds de vorige versie.',
    empty: 'Er staat nog niets op de agenda',
    emptyHelp: 'Voeg het eerste agendapunt toe. De tijden lopen vanzelf door.',
    emptyReader: 'De agenda is nog niet gemaakt. Je krijgt bericht zodra hij wordt rondgestuurd.',
    fits: (used: number, all: number) => `${used} van ${all} minuten gevuld`,
    overrun: (minutes: number) =>
      `De agenda loopt ${count(minutes, 'minuut', 'minuten')} uit. Kort een punt in, of begin eerder.`,
    ends: (time: string) => `Einde om ${time}`,
    print: 'Druk af',
    calledOff: 'Deze bijeenkomst gaat niet door.',
    calledOffMaker:
      'Deze bijeenkomst gaat niet door. Wil je een punt op een andere bijeenkomst behandelen? Open de agenda daarvan en kijk bij “Blijft liggen”.',
    versions: 'Eerdere versies',
    version: (version: number, date: string, by: string) => `Versie ${version}, ${date}, rondgestuurd door ${by}`,
    service: 'Kringwerk',
    somebody: 'iemand anders',
    joined: (by: string) => `Deze agenda is intussen ook gewijzigd door ${by}. Beide wijzigingen zijn bewaard.`,
    clashed: (by: string) =>
      `Deze agenda is intussen ook gewijzigd door ${by}, deels op dezelfde plek. Er is nog niets bewaard. Kijk dit na en kies dan Bewaar:`,
    clashes: {
      field: (title: string, label: string, by: string, theirs: string) =>
        theirs
          ? `"${title}", ${label.toLowerCase()}: jouw tekst staat er. Van ${by}: "${theirs}".`
          : `"${title}", ${label.toLowerCase()}: jouw tekst staat er. Leeggemaakt door ${by}.`,
      explanation: (title: string) => `"${title}", toelichting: de tekst van jullie allebei staat er.`,
      removedHere: (title: string, by: string) =>
        `"${title}" had je weggehaald, maar het is gewijzigd door ${by}. Het staat er weer.`,
      removedThere: (title: string, by: string) =>
        `"${title}" is weggehaald door ${by}, maar jij hebt het gewijzigd. Het staat er nog.`,
    },
    takeTheirs: (by: string) => `Gooi mijn wijziging weg en neem die van ${by}`,
    saveFirst: 'De agenda kon nog niet worden bewaard. Kijk bij de agenda wat er moet gebeuren, en kies dan opnieuw.',
    titleMissing: 'Geef elk agendapunt een onderwerp.',
    minutesWrong: 'Vul bij elk agendapunt een heel aantal minuten in, van 1 tot 600.',
    cell: { time: 'Tijd', item: 'Onderwerp', kind: 'Soort', who: 'Wie', minutes: 'Min.' },
    cancel: 'Nog niet',
  },
  en: {
    of: (body: string) => `Agenda of ${body}`,
    kinds: { informeren: 'Inform', bespreken: 'Discuss', besluiten: 'Decide' },
    states: {
      draft: 'Draft, not circulated yet',
      circulated: (version: number) => `Version ${version} circulated`,
      changed: (version: number) => `Changed after version ${version}, not circulated yet`,
      unsaved: 'Not saved yet',
    },
    item: (number: number) => `Item ${number}`,
    itemTitle: 'Subject',
    kind: 'Kind',
    minutes: 'Minutes',
    presenter: 'Who presents',
    explanation: 'Explanation',
    desired: 'Desired outcome',
    paperDue: 'A paper belongs to this',
    addExplanation: 'Add an explanation',
    add: 'Add an item',
    remove: (title: string) => `Remove ${title}`,
    up: (title: string) => `Move ${title} up`,
    down: (title: string) => `Move ${title} down`,
    drag: (title: string) => `Move ${title}: drag, or use arrow up and down`,
    moved: (title: string, position: number) => `${title} is now number ${position}.`,
    newItem: 'this item',
    save: 'Save',
    saved: 'The agenda has been saved.',
    discard: 'Undo changes',
    circulate: 'Circulate',
    circulateFirst: 'Circulate the agenda?',
    circulateAgain: 'Circulate the changes?',
    circulateFirstHelp: 'All members get the agenda in Teams or by mail. It is also put in the calendar event.',
    circulateAgainHelp: (version: number) => `The members get version ${version}, with only what has changed:`,
    circulated: 'The agenda has been circulated.',
    nothingChanged: 'Nothing has changed since the last version.',
    empty: 'There is nothing on the agenda yet',
    emptyHelp: 'Add the first item. The times run on by themselves.',
    emptyReader: 'The agenda has not been made yet. You get a message as soon as it is circulated.',
    fits: (used: number, all: number) => `${used} of ${all} minutes filled`,
    overrun: (minutes: number) =>
      `The agenda runs over by ${count(minutes, 'minute', 'minutes')}. Shorten an item, or begin earlier.`,
    ends: (time: string) => `Ends at ${time}`,
    print: 'Print',
    calledOff: 'This meeting does not take place.',
    calledOffMaker:
      'This meeting does not take place. Do you want to deal with an item at another meeting? Open the agenda of that one and look at “Left behind”.',
    versions: 'Earlier versions',
    version: (version: number, date: string, by: string) => `Version ${version}, ${date}, circulated by ${by}`,
    service: 'Kringwerk',
    somebody: 'somebody else',
    joined: (by: string) => `This agenda was also changed meanwhile by ${by}. Both changes have been saved.`,
    clashed: (by: string) =>
      `This agenda was also changed meanwhile by ${by}, partly in the same place. Nothing has been saved yet. Look at this and then choose Save:`,
    clashes: {
      field: (title: string, label: string, by: string, theirs: string) =>
        theirs
          ? `"${title}", ${label.toLowerCase()}: your text stands. From ${by}: "${theirs}".`
          : `"${title}", ${label.toLowerCase()}: your text stands. Emptied by ${by}.`,
      explanation: (title: string) => `"${title}", explanation: the text of both of you stands.`,
      removedHere: (title: string, by: string) =>
        `You had removed "${title}", but it was changed by ${by}. It is back.`,
      removedThere: (title: string, by: string) =>
        `"${title}" was removed by ${by}, but you changed it. It is still there.`,
    },
    takeTheirs: (by: string) => `Throw my change away and take that of ${by}`,
    saveFirst: 'The agenda could not be saved yet. See at the agenda what has to be done, and then choose again.',
    titleMissing: 'Give each item a subject.',
    minutesWrong: 'Fill in a whole number of minutes for each item, from 1 to 600.',
    cell: { time: 'Time', item: 'Subject', kind: 'Kind', who: 'Who', minutes: 'Min.' },
    cancel: 'Not yet',
  },
});
