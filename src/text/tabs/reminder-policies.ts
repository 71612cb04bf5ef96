import type { ReminderPolicy } from '../../reminders/rules/policies.ts';
import { bothLanguages } from '../copy.ts';
import { count, list } from '../format.ts';

function daysNl(days: number): string {
  return days === 0 ? 'op de dag zelf' : `${count(days, 'dag', 'dagen')} van tevoren`;
}

function daysEn(days: number): string {
  return days === 0 ? 'on the day itself' : `${count(days, 'day', 'days')} before`;
}

const WHO = {
  nl: { deputy: 'plaatsvervanger', boc: 'BOC', relatiebeheerder: 'relatiebeheerder' },
  en: { deputy: 'deputy', boc: 'BOC', relatiebeheerder: 'relatiebeheerder' },
};

/** "Herinneringen instellen": when people are reminded, and who is told when no answer comes. */
export const policiesText = bothLanguages({
  nl: {
    open: 'Herinneringen instellen',
    title: 'Herinneringen instellen',
    intro:
      'Na de eerste vraag herinnert Kringwerk vanzelf wie nog niet heeft geantwoord. Dat stopt zodra er een antwoord is. Een moment in het weekend, op een feestdag of in de schoolvakantie schuift naar de werkdag ervoor. Sluit een vraag vandaag en kwam er die dag nog geen herinnering, dan krijgt wie Teams heeft daar één melding van; waar geen herinneringen zijn afgesproken niet.',
    everybody: 'Voor iedereen',
    mostAWeek: 'Hooguit zoveel herinneringen per persoon per week',
    holidays: 'Geen herinneringen in de schoolvakantie van de eigen regio',
    save: 'Bewaar',
    saved: 'Bewaard.',
    kinds: {
      poll: 'Datumprikkers',
      capacity: 'Opgaven in een plaatsingsronde',
      redistribution: 'Voorstellen voor herverdeling',
      students: 'Studenten bevestigen',
      swap: 'Ruilverzoeken',
      action: 'Actiepunten',
      outcome: 'Vragen aan de kringen',
      programme: 'Inschrijven voor sessies',
      paper: 'Beloofde stukken',
      correction: 'Correcties op notulen',
    } as Record<string, string>,
    reminders: ({ daysBefore }: ReminderPolicy) =>
      daysBefore.length === 0
        ? 'Geen herinneringen.'
        : `Herinnering ${list(daysBefore.map(String), 'nl')} ${daysBefore.at(-1) === 1 ? 'dag' : 'dagen'} van tevoren.`,
    escalation: ({ escalation }: ReminderPolicy) =>
      escalation.length === 0
        ? 'Daarna hoort niemand anders ervan.'
        : `Nog geen antwoord: ${list(
            escalation.map(({ to, daysBefore }) => `de ${WHO.nl[to]} ${daysNl(daysBefore)}`),
            'nl',
          )}.`,
    own: 'Eigen afspraak',
    standard: 'Standaard',
    change: 'Wijzig',
    changeOf: (what: string) => `Wijzig ${what}`,
    forBody: 'Andere afspraak voor een overleg',
    chooseBody: 'Kies een overleg',
    days: 'Dagen van tevoren',
    daysHelp: 'Bijvoorbeeld: 7, 3, 1. Laat leeg voor geen herinneringen.',
    noDays: 'Vul hele dagen in met komma’s ertussen, bijvoorbeeld: 7, 3, 1.',
    steps: 'Wie krijgt bericht als er geen antwoord komt',
    stepNames: {
      deputy: 'Plaatsvervanger',
      boc: 'BOC van het bestuur',
      relatiebeheerder: 'Relatiebeheerder van het bestuur',
    } as Record<string, string>,
    stepDays: (step: keyof (typeof WHO)['nl']) => `Wanneer krijgt de ${WHO.nl[step]} bericht, in dagen`,
    before: 'dagen van tevoren',
    stepsHelp: 'Plaatsvervanger en BOC mogen zelf antwoorden. De relatiebeheerder kan alleen navragen.',
    cancel: 'Annuleer',
    back: 'Terug naar standaard',
    backOf: (what: string) => `Zet ${what} terug naar standaard`,
    readOnly: 'Alleen de programmaleider en het secretariaat kunnen dit wijzigen.',
  },
  en: {
    open: 'Reminder settings',
    title: 'Reminder settings',
    intro:
      'After the first question Kringwerk reminds whoever has not answered. That stops as soon as there is an answer. A moment in the weekend, on a public holiday or in the school holidays moves to the working day before it. Where a question closes today and no reminder came that day, whoever has Teams gets one notification of it; not where no reminders were agreed.',
    everybody: 'For everybody',
    mostAWeek: 'At most so many reminders per person a week',
    holidays: 'No reminders in the school holidays of their own region',
    save: 'Save',
    saved: 'Saved.',
    kinds: {
      poll: 'Date polls',
      capacity: 'Offers in a placement round',
      redistribution: 'Proposals for redistribution',
      students: 'Confirming students',
      swap: 'Swaps of students',
      action: 'Action items',
      outcome: 'Questions to the kringen',
      programme: 'Signing up for sessions',
      paper: 'Promised papers',
      correction: 'Corrections of minutes',
    },
    reminders: ({ daysBefore }) =>
      daysBefore.length === 0
        ? 'No reminders.'
        : `Reminder ${list(daysBefore.map(String), 'en')} ${daysBefore.at(-1) === 1 ? 'day' : 'days'} before.`,
    escalation: ({ escalation }) =>
      escalation.length === 0
        ? 'After that nobody else hears of it.'
        : `No answer yet: ${list(
            escalation.map(({ to, daysBefore }) => `the ${WHO.en[to]} ${daysEn(daysBefore)}`),
            'en',
          )}.`,
    own: 'Own agreement',
    standard: 'Standard',
    change: 'Change',
    changeOf: (what) => `Change ${what}`,
    forBody: 'Another agreement for a body',
    chooseBody: 'Choose a body',
    days: 'Days before',
    daysHelp: 'For example: 7, 3, 1. Leave empty for no reminders.',
    noDays: 'Fill in whole days with commas between them, for example: 7, 3, 1.',
    steps: 'Who is told when no answer comes',
    stepNames: {
      deputy: 'Deputy',
      boc: 'BOC of the board',
      relatiebeheerder: 'Relatiebeheerder of the board',
    },
    stepDays: (step) => `When is the ${WHO.en[step]} told, in days`,
    before: 'days before',
    stepsHelp: 'Deputy and BOC may answer themselves. The relatiebeheerder can only ask what is the matter.',
    cancel: 'Cancel',
    back: 'Back to standard',
    backOf: (what) => `Set ${what} back to standard`,
    readOnly: 'Only the programme leader and the secretariat can change this.',
  },
});
