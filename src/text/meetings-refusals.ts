import type { PublicHolidayName } from '../time/holidays.ts';
import { bothLanguages } from './copy.ts';
import { type Language, longMoment, longSpan } from './format.ts';
import { publicHolidayNames } from './year-plan-reasons.ts';

type Facts = Readonly<Record<string, string | number>>;
const fact = (facts: Facts, name: string): string => String(facts[name] ?? '');
const holidayName = (facts: Facts, language: Language): string =>
  publicHolidayNames[language][fact(facts, 'holiday') as PublicHolidayName];

/** Refusals of meetings and polls: what is wrong, what was kept, what to do. */
export const meetingsRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'poll-deadline-invalid': () => 'De uiterste datum om te reageren bestaat niet. Vul een datum en een tijd in.',
    'poll-deadline-past': () => 'De uiterste datum om te reageren ligt in het verleden. Kies een later moment.',
    'poll-deadline-after-option': (facts) =>
      `Datum ${fact(facts, 'option')} ligt vóór het einde van de reactietijd. Kies een eerdere uiterste datum of een latere bijeenkomst.`,
    'poll-option-invalid': (facts) => `Datum ${fact(facts, 'option')} bestaat niet. Kijk de dag en de tijd na.`,
    'poll-option-past': (facts) => `Datum ${fact(facts, 'option')} ligt in het verleden. Kies een latere datum.`,
    'poll-option-holiday': (facts) =>
      `Datum ${fact(facts, 'option')} is een vrije dag (${holidayName(facts, 'nl')}). Kies een andere dag. Er is nog niets verstuurd.`,
    'poll-option-double': (facts) => `Datum ${fact(facts, 'option')} staat er twee keer in. Haal er een weg.`,
    'poll-nobody-to-ask': () =>
      'In dit overleg is vandaag geen enkele zetel bezet. Vul eerst de deelnemerslijst aan. Er is nog niets verstuurd.',
    'poll-body-ended': () => 'Dit overleg bestaat niet meer. Kies een ander overleg.',
    'poll-closed': (facts) =>
      `Deze datumprikker is op ${longMoment(fact(facts, 'deadline'), 'nl')} gesloten. Wat je eerder hebt ingevuld, blijft staan. Wil je iets wijzigen? Vraag het de secretaris.`,
    'poll-decided': (facts) =>
      `De datum is al gekozen: ${longSpan(fact(facts, 'starts'), Number(facts['minutes'] ?? 0), 'nl')}. Je keuze is niet opgeslagen. Toch een andere datum? Overleg met wie de datum koos.`,
    'poll-cancelled': () => 'Deze datumprikker is vervallen. Er is niets opgeslagen.',
    'poll-busy-meanwhile': (facts) =>
      `Zei ja, maar is nu bezet volgens de agenda of een ander overleg: ${fact(facts, 'names')}. De datum is nog niet gekozen. Overleg even, of kies de datum toch.`,
    'option-unknown': () => 'Deze datum hoort niet bij deze datumprikker. Ververs het scherm en kies opnieuw.',
    'option-withdrawn': () => 'Deze datum is vervallen. Kies een andere datum.',
    'option-past': () => 'Deze datum is al voorbij. Kies een andere datum.',
    'not-your-seat': () =>
      'Je hebt in dit overleg geen zetel waarvoor je mag antwoorden. Er is niets opgeslagen. Klopt dat niet? Vraag het de programmaleider.',
    'answered-by-colleague': (facts) =>
      `${fact(facts, 'name')} heeft al geantwoord. Dat antwoord blijft staan. Kies "Geef een ander antwoord" als het anders moet.`,
    'nothing-chosen': () => 'Kies bij minstens één datum een antwoord. Er is nog niets opgeslagen.',
    'meeting-not-cancellable': () => 'Deze bijeenkomst is al geweest of gaat al niet door. Er is niets veranderd.',
    'meeting-not-movable': () =>
      'Deze bijeenkomst is al geweest of gaat niet door. Er is niets veranderd. Prik een datum voor een nieuwe bijeenkomst.',
    'meeting-past': () => 'Dit moment ligt in het verleden. Er is niets veranderd. Kies een later moment.',
    'conflict-settled': () => 'Hier is al over beslist. Ververs het scherm om te zien welke datum geldt.',
    'poll-running': () =>
      'Voor deze bijeenkomst loopt al een datumprikker. Er is geen tweede gemaakt. Rond eerst de lopende af.',
  },
  en: {
    'poll-deadline-invalid': () => 'The deadline for answers does not exist. Fill in a date and a time.',
    'poll-deadline-past': () => 'The deadline for answers lies in the past. Choose a later moment.',
    'poll-deadline-after-option': (facts) =>
      `Date ${fact(facts, 'option')} lies before the deadline for answers. Choose an earlier deadline or a later meeting.`,
    'poll-option-invalid': (facts) => `Date ${fact(facts, 'option')} does not exist. Check the day and the time.`,
    'poll-option-past': (facts) => `Date ${fact(facts, 'option')} lies in the past. Choose a later date.`,
    'poll-option-holiday': (facts) =>
      `Date ${fact(facts, 'option')} is a public holiday (${holidayName(facts, 'en')}). Choose another day. Nothing has been sent yet.`,
    'poll-option-double': (facts) => `Date ${fact(facts, 'option')} is in the list twice. Remove one of them.`,
    'poll-nobody-to-ask': () =>
      'Nobody fills a seat in this body today. Complete the roster first. Nothing has been sent yet.',
    'poll-body-ended': () => 'This body no longer exists. Choose another one.',
    'poll-closed': (facts) =>
      `This date poll closed on ${longMoment(fact(facts, 'deadline'), 'en')}. What you filled in before still stands. Do you want to change something? Ask the secretary.`,
    'poll-decided': (facts) =>
      `The date has been chosen already: ${longSpan(fact(facts, 'starts'), Number(facts['minutes'] ?? 0), 'en')}. Your choice was not saved. Do you want another date? Talk to whoever chose it.`,
    'poll-cancelled': () => 'This date poll was dropped. Nothing has been saved.',
    'poll-busy-meanwhile': (facts) =>
      `Said yes, but is busy now by calendar or another meeting: ${fact(facts, 'names')}. The date has not been chosen yet. Check with them, or choose the date all the same.`,
    'option-unknown': () => 'This date is not part of this date poll. Refresh the screen and choose again.',
    'option-withdrawn': () => 'This date was withdrawn. Choose another date.',
    'option-past': () => 'This date has passed. Choose another date.',
    'not-your-seat': () =>
      'You have no seat in this body for which you may answer. Nothing has been saved. Is that wrong? Ask the programme leader.',
    'answered-by-colleague': (facts) =>
      `${fact(facts, 'name')} has answered already. That answer stands. Choose "Give another answer" if it should be different.`,
    'nothing-chosen': () => 'Choose an answer for at least one date. Nothing has been saved yet.',
    'meeting-not-cancellable': () => 'This meeting has been held or is off already. Nothing has changed.',
    'meeting-not-movable': () =>
      'This meeting has been held or is off. Nothing has changed. Poll a date for a new meeting.',
    'meeting-past': () => 'This moment lies in the past. Nothing has changed. Choose a later one.',
    'conflict-settled': () => 'This has been decided already. Refresh the screen to see which date stands.',
    'poll-running': () =>
      'A date poll for this meeting is running already. No second one was made. Finish the running one first.',
  },
});
