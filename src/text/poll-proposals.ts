import type { PublicHolidayName } from '../time/holidays.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, longDate } from './format.ts';
import { publicHolidayNames } from './year-plan-reasons.ts';

/** "donderdag 4 september 2025 om 17.00 uur" */
function moment(local: string, language: Language): string {
  const [date, time] = [longDate(local, language), clockTime(local, language)];
  return language === 'nl' ? `${date} om ${time} uur` : `${date} at ${time}`;
}

/** Dates that members propose because none of those of the poll suits them. Dates come as they are shown elsewhere. */
export const proposalText = bothLanguages({
  nl: {
    none: 'Geen van deze data?',
    other: 'Stel een andere voor',
    question: (title: string) => `Welke datum past je wel voor ${title}?`,
    line: 'Je voorstel gaat naar wie de datumprikker maakte. Neemt die het op, dan wordt de rest er ook naar gevraagd.',
    saysNo: 'Bij de data die er al staan, vullen we "nee" voor je in. Dat kun je nog wijzigen.',
    lasts: 'Duurt',
    duration: (minutes: number) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      if (hours === 0) return `${rest} minuten`;
      return rest === 0 ? `${hours} uur` : `${hours} uur en ${rest} minuten`;
    },
    date: 'Datum',
    dateMissing: 'Kies een datum.',
    time: 'Begint om',
    timeMissing: 'Kies een begintijd.',
    note: 'Toelichting (mag leeg blijven)',
    noteHint: 'Bijvoorbeeld: op dinsdag kunnen we allebei.',
    send: 'Stel deze datum voor',
    back: 'Terug',
    mine: {
      open: (date: string) => `Je stelde ${date} voor. Je hoort of die datum erbij komt.`,
      taken: (date: string) => `Je stelde ${date} voor. Die datum staat er nu bij.`,
      declined: (date: string, word: string) =>
        `Je stelde ${date} voor. Die datum komt er niet bij.${word ? ` Antwoord: ${word}` : ''}`,
    },
    organiser: {
      question: (name: string, title: string) => `${name} stelt voor ${title} een andere datum voor`,
      date: 'Voorstel',
      note: 'Toelichting',
      take: 'Neem op',
      decline: 'Niet overnemen',
      word: 'Antwoord aan wie het voorstelde (mag leeg blijven)',
      next: 'Neem je de datum op, dan krijgt wie al geantwoord heeft de vraag of die ook kan.',
      taken: 'De datum staat erbij. De leden krijgen de vraag.',
      declined: 'De datum is niet overgenomen. Wie het voorstelde, heeft bericht gekregen.',
      mail: (name: string, title: string, date: string, note: string) => [
        `${name} kan niet goed op de data voor ${title} en stelt voor: ${date}.`,
        ...(note ? [`Toelichting: ${note}`] : []),
        'Open Kringwerk om de datum op te nemen, of niet.',
      ],
    },
    reply: {
      taken: (title: string) => `Je voorstel voor ${title} is overgenomen`,
      takenLine: (name: string, date: string) =>
        `${name} heeft je voorstel overgenomen: ${date}. We hebben daar "ja" voor je ingevuld.`,
      declined: (title: string) => `Je voorstel voor ${title} is niet overgenomen`,
      declinedLine: (name: string, date: string, word: string) =>
        `${name} neemt je voorstel niet over: ${date}.${word ? ` Antwoord: ${word}` : ''}`,
    },
    section: 'Voorgesteld door leden',
    waiting: (proposals: number) => count(proposals, 'voorstel wacht op jou', 'voorstellen wachten op jou'),
    by: (name: string, date: string) => `${name}: ${date}`,
    states: { open: 'Wacht op antwoord', taken: 'Overgenomen', declined: 'Niet overgenomen' },
    declineTitle: 'Dit voorstel niet overnemen?',
    declineHelp: (name: string) => `${name} krijgt bericht. Zet er een woord bij als je wilt.`,
  },
  en: {
    none: 'None of these dates?',
    other: 'Propose another',
    question: (title: string) => `Which date does suit you for ${title}?`,
    line: 'Your proposal goes to whoever made the date poll. If it is taken up, the others are asked about it too.',
    saysNo: 'For the dates that are there already we fill in "no" for you. You can still change that.',
    lasts: 'Lasts',
    duration: (minutes: number) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      if (hours === 0) return `${rest} minutes`;
      return rest === 0 ? count(hours, 'hour', 'hours') : `${count(hours, 'hour', 'hours')} and ${rest} minutes`;
    },
    date: 'Date',
    dateMissing: 'Choose a date.',
    time: 'Starts at',
    timeMissing: 'Choose a starting time.',
    note: 'Explanation (may stay empty)',
    noteHint: 'For example: on Tuesday we can both make it.',
    send: 'Propose this date',
    back: 'Back',
    mine: {
      open: (date: string) => `You proposed ${date}. You will hear whether it is added.`,
      taken: (date: string) => `You proposed ${date}. That date has been added.`,
      declined: (date: string, word: string) =>
        `You proposed ${date}. That date will not be added.${word ? ` Reply: ${word}` : ''}`,
    },
    organiser: {
      question: (name: string, title: string) => `${name} proposes another date for ${title}`,
      date: 'Proposal',
      note: 'Explanation',
      take: 'Add it',
      decline: 'Do not add',
      word: 'Reply to whoever proposed it (may stay empty)',
      next: 'If you add the date, those who have answered are asked about it too.',
      taken: 'The date has been added. The members are asked about it.',
      declined: 'The date was not added. Whoever proposed it has been told.',
      mail: (name: string, title: string, date: string, note: string) => [
        `The dates for ${title} do not suit ${name}, who proposes: ${date}.`,
        ...(note ? [`Explanation: ${note}`] : []),
        'Open Kringwerk to add the date, or not.',
      ],
    },
    reply: {
      taken: (title: string) => `Your proposal for ${title} was taken up`,
      takenLine: (name: string, date: string) =>
        `${name} has taken up your proposal: ${date}. We filled in "yes" for you.`,
      declined: (title: string) => `Your proposal for ${title} was not taken up`,
      declinedLine: (name: string, date: string, word: string) =>
        `${name} does not take up your proposal: ${date}.${word ? ` Reply: ${word}` : ''}`,
    },
    section: 'Proposed by members',
    waiting: (proposals: number) => count(proposals, 'proposal waits for you', 'proposals wait for you'),
    by: (name: string, date: string) => `${name}: ${date}`,
    states: { open: 'Waits for an answer', taken: 'Taken up', declined: 'Not taken up' },
    declineTitle: 'Do not take up this proposal?',
    declineHelp: (name: string) => `${name} will be told. Add a word if you like.`,
  },
});

type Facts = Readonly<Record<string, string | number>>;
const fact = (facts: Facts, name: string): string => String(facts[name] ?? '');
const holidayName = (facts: Facts, language: Language): string =>
  publicHolidayNames[language][fact(facts, 'holiday') as PublicHolidayName];

/** Why a proposed date is refused: what is wrong, what was kept, what to do. */
export const proposalRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'proposal-invalid': () => 'Vul een datum en een begintijd in. Er is nog niets verstuurd.',
    'proposal-past': () => 'Deze datum ligt in het verleden. Er is niets gewijzigd. Kies een latere datum.',
    'proposal-holiday': (facts) =>
      `Deze datum is een vrije dag (${holidayName(facts, 'nl')}). Er is nog niets verstuurd. Kies een andere dag.`,
    'proposal-before-deadline': (facts) =>
      `Deze datum valt voor het einde van de reactietijd (${moment(fact(facts, 'deadline'), 'nl')}). Er is nog niets verstuurd. Stel een latere datum voor.`,
    'proposal-is-option': () => 'Deze datum staat er al bij. Geef daar je antwoord. Er is nog niets verstuurd.',
    'proposal-too-many': (facts) =>
      `Je hebt al ${fact(facts, 'most')} voorstellen gedaan die nog wachten. Je voorstel is niet verstuurd. Wacht op antwoord.`,
    'proposal-declined-before': () =>
      'Deze datum stelde je al voor; die is niet overgenomen. Stel een andere datum voor.',
    'proposal-settled': () =>
      'Over dit voorstel is al beslist. Er is niets gewijzigd. Ververs het scherm om te zien hoe het staat.',
    'proposal-poll-closed': () =>
      'De reactietijd van deze peiling is voorbij. Er is niets gewijzigd. Kies "Wijzig de data" om de datum toe te voegen, met een nieuwe uiterste datum.',
  },
  en: {
    'proposal-invalid': () => 'Fill in a date and a starting time. Nothing has been sent yet.',
    'proposal-past': () => 'This date lies in the past. Nothing has changed. Choose a later date.',
    'proposal-holiday': (facts) =>
      `This date is a public holiday (${holidayName(facts, 'en')}). Nothing has been sent yet. Choose another day.`,
    'proposal-before-deadline': (facts) =>
      `This date falls before the deadline for answers (${moment(fact(facts, 'deadline'), 'en')}). Nothing has been sent yet. Propose a later date.`,
    'proposal-is-option': () => 'This date is there already. Give your answer there. Nothing has been sent yet.',
    'proposal-too-many': (facts) =>
      `You have ${fact(facts, 'most')} proposals that still wait. This one was not sent. Wait for an answer.`,
    'proposal-declined-before': () => 'You proposed this date before; it was not taken up. Propose another date.',
    'proposal-settled': () =>
      'This proposal has been decided upon already. Nothing has changed. Refresh the screen to see how it stands.',
    'proposal-poll-closed': () =>
      'The time to answer this poll is over. Nothing has changed. Choose "Change the dates" to add the date, with a new deadline.',
  },
});
