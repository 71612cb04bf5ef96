import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, list, longDate } from './format.ts';

/** "donderdag 4 september 2025 om 17.00 uur" */
function moment(local: string, language: Language): string {
  const [date, time] = [longDate(local, language), clockTime(local, language)];
  return language === 'nl' ? `${date} om ${time} uur` : `${date} at ${time}`;
}

/** Dates that join or leave a poll that people have already answered. Dates come as they are shown elsewhere. */
export const pollChangeText = bothLanguages({
  nl: {
    newDates: (title: string, dates: number) =>
      dates === 1 ? `Kun je ook op deze datum voor ${title}?` : `Kun je ook op deze data voor ${title}?`,
    newDatesLine: (dates: number) =>
      `${dates === 1 ? 'Er is een datum' : `Er zijn ${dates} data`} bijgekomen. Wat je al had ingevuld, blijft staan.`,
    summary: (title: string) => `De data voor ${title} zijn gewijzigd`,
    askSummary: (title: string, dates: number) =>
      `Er ${dates === 1 ? 'is een datum' : 'zijn data'} bijgekomen voor ${title}: kun je dan?`,
    reopened: (title: string) => `De datumprikker voor ${title} is weer open`,
    gone: (dates: string[]) =>
      `${dates.length === 1 ? 'Deze datum is' : 'Deze data zijn'} vervallen: ${list(dates, 'nl')}. Je andere antwoorden blijven staan.`,
    mail: (by: string, title: string, added: string[], gone: string[]) => [
      `${by} heeft de data voor ${title} gewijzigd.`,
      ...(added.length > 0 ? [`Erbij gekomen: ${added.join('; ')}.`] : []),
      ...(gone.length > 0 ? [`Vervallen: ${gone.join('; ')}.`] : []),
      'Wat je eerder hebt geantwoord op de andere data, blijft staan.',
    ],
    answerBelow: 'Met de knop hieronder geef je antwoord. Aanmelden hoeft niet.',
  },
  en: {
    newDates: (title: string, dates: number) =>
      dates === 1 ? `Can you make this date too for ${title}?` : `Can you make these dates too for ${title}?`,
    newDatesLine: (dates: number) =>
      `${dates === 1 ? 'A date has' : `${dates} dates have`} been added. What you filled in before still stands.`,
    summary: (title: string) => `The dates for ${title} have changed`,
    askSummary: (title: string, dates: number) =>
      `${dates === 1 ? 'A date has' : 'Dates have'} been added for ${title}: can you make it?`,
    reopened: (title: string) => `The date poll for ${title} is open again`,
    gone: (dates: string[]) =>
      `${dates.length === 1 ? 'This date was' : 'These dates were'} withdrawn: ${list(dates, 'en')}. Your other answers still stand.`,
    mail: (by: string, title: string, added: string[], gone: string[]) => [
      `${by} has changed the dates for ${title}.`,
      ...(added.length > 0 ? [`Added: ${added.join('; ')}.`] : []),
      ...(gone.length > 0 ? [`Withdrawn: ${gone.join('; ')}.`] : []),
      'What you answered about the other dates still stands.',
    ],
    answerBelow: 'Use the button below to answer. You need not sign in.',
  },
});

/** The screen on which the organiser changes the dates. */
export const changeDatesText = bothLanguages({
  nl: {
    open: 'Wijzig de data',
    title: (poll: string) => `Wijzig de data: ${poll}`,
    now: 'De data van nu',
    nowHelp: 'Een datum die je intrekt, kan niet meer gekozen worden. Antwoorden op de andere data blijven staan.',
    withdraw: (date: string) => `Trek in: ${date}`,
    withdrawShort: 'Trek in',
    keepShort: 'Toch houden',
    keep: (date: string) => `Toch houden: ${date}`,
    withdrawn: 'Wordt ingetrokken',
    canCome: (seats: number) => `${seats} ${seats === 1 ? 'kan' : 'kunnen'}`,
    added: 'Data erbij',
    addedHelp: 'Wie al heeft geantwoord, krijgt alleen de vraag over de nieuwe data.',
    addFirst: 'Voeg een datum toe',
    reopens: 'Deze peiling is gesloten. Met een nieuwe datum of een latere uiterste datum gaat zij weer open.',
    told: (people: number) =>
      people === 0
        ? 'Nog niemand heeft geantwoord. De kaart die mensen al hebben, past zich aan; er gaat geen bericht uit.'
        : `${count(people, 'zetel heeft', 'zetels hebben')} al geantwoord. Wie dat deed, krijgt één bericht over de wijziging. Bij de anderen past de kaart zich aan.`,
    save: 'Bewaar en laat het weten',
    nothing: 'Er is nog niets gewijzigd.',
    ended: 'De datum is al gekozen, of de peiling gaat niet door. Er valt niets meer te wijzigen.',
  },
  en: {
    open: 'Change the dates',
    title: (poll: string) => `Change the dates: ${poll}`,
    now: 'The dates now',
    nowHelp: 'A date that you withdraw can no longer be chosen. Answers about the other dates still stand.',
    withdraw: (date: string) => `Withdraw: ${date}`,
    withdrawShort: 'Withdraw',
    keepShort: 'Keep after all',
    keep: (date: string) => `Keep after all: ${date}`,
    withdrawn: 'Will be withdrawn',
    canCome: (seats: number) => `${seats} can come`,
    added: 'Dates to add',
    addedHelp: 'Those who have answered are asked about the new dates only.',
    addFirst: 'Add a date',
    reopens: 'This poll has closed. A new date or a later deadline opens it again.',
    told: (people: number) =>
      people === 0
        ? 'Nobody has answered yet. The cards that people have will adapt; no message goes out.'
        : `${count(people, 'seat has', 'seats have')} answered. Those who did get one message about the change. The other cards adapt.`,
    save: 'Save and tell them',
    nothing: 'Nothing has been changed yet.',
    ended: 'The date has been chosen, or the poll is off. There is nothing left to change.',
  },
});

type Facts = Readonly<Record<string, string | number>>;
const fact = (facts: Facts, name: string): string => String(facts[name] ?? '');

/** Why a change of dates, or a proposed date, is refused. */
export const pollChangeRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'poll-no-date-left': () =>
      'Er moet minstens één datum overblijven. Er is niets gewijzigd. Is er geen datum meer? Annuleer dan de peiling, of voeg een nieuwe datum toe.',
    'poll-too-many-dates': (facts) =>
      `Een peiling kan hoogstens ${fact(facts, 'most')} data hebben, met de ingetrokken data erbij. Er is niets gewijzigd. Voeg er minder toe.`,
    'poll-closed-only-adds': () =>
      'Deze peiling is gesloten. Er is niets gewijzigd. Kies een datum, of voeg een datum toe: dan gaat de peiling weer open.',
    'poll-deadline-after-existing': (facts) =>
      `${moment(fact(facts, 'starts'), 'nl')} ligt vóór het einde van de reactietijd. Er is niets gewijzigd. Trek die datum in, of kies een eerdere uiterste datum.`,
    'poll-date-unknown': () =>
      'Een van deze data hoort niet bij deze peiling. Er is niets gewijzigd. Ververs het scherm en kies opnieuw.',
    'options-withdrawn': () =>
      'De data die je koos, zijn intussen vervallen. Er is niets opgeslagen. Hieronder staan de data van nu.',
  },
  en: {
    'poll-no-date-left': () =>
      'At least one date has to remain. Nothing has changed. Is no date left? Then cancel the poll, or add a new date.',
    'poll-too-many-dates': (facts) =>
      `A poll can have at most ${fact(facts, 'most')} dates, withdrawn ones included. Nothing has changed. Add fewer.`,
    'poll-closed-only-adds': () =>
      'This poll has closed. Nothing has changed. Choose a date, or add one: the poll then opens again.',
    'poll-deadline-after-existing': (facts) =>
      `${moment(fact(facts, 'starts'), 'en')} lies before the deadline for answers. Nothing has changed. Withdraw that date, or choose an earlier deadline.`,
    'poll-date-unknown': () =>
      'One of these dates is not part of this poll. Nothing has changed. Refresh the screen and choose again.',
    'options-withdrawn': () =>
      'The dates you chose have been withdrawn meanwhile. Nothing was saved. Below are the dates as they are now.',
  },
});
