import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, longDate } from './format.ts';
import { schoolYearName } from './placements.ts';

const moment = (local: string, language: Language): string =>
  `${longDate(local, language)}, ${clockTime(local, language)}${language === 'nl' ? ' uur' : ''}`;

/** The question to a board for a place for one student, by card and mail. Never a number, a name, or where the student was. */
export const replacementCopy = bothLanguages({
  nl: {
    ask: (board: string, variant: string) => `Heeft ${board} nog een plaats voor een student ${variant}?`,
    student: 'Student',
    studentFact: (label: number, variant: string, phase: string | null) =>
      phase ? `Student ${label}, ${variant}, ${phase}` : `Student ${label}, ${variant}`,
    why: 'Waarom jullie',
    whyFact: ({ sameKring, spare }: { sameKring: boolean; spare: number }) =>
      sameKring
        ? `In dezelfde kring, en jullie hebben nog ${count(spare, 'plaats', 'plaatsen')} voor deze variant.`
        : `Jullie hebben nog ${count(spare, 'plaats', 'plaatsen')} voor deze variant.`,
    which: 'Op welke school?',
    accept: 'Ja, we plaatsen deze student',
    no: 'Nee',
    first: 'Meer besturen krijgen deze vraag. Wie het eerst ja zegt, plaatst de student.',
    until: (answerBy: string) => `Antwoorden kan tot ${moment(answerBy, 'nl')}.`,
    whyNot: (board: string) => `Waarom kan ${board} deze student niet plaatsen?`,
    reasonLabel: 'Waarom niet?',
    sendNo: 'Verstuur nee',
    back: 'Terug naar de vraag',
    declined: (board: string) => `${board} plaatst deze student niet`,
    reason: (reason: string) => `Toelichting: ${reason}`,
    yetYes: 'Toch een plaats? Bekijk de vraag',
    accepted: (board: string, school: string) => `${board} plaatst deze student op ${school}`,
    acceptedLine: 'Dank je wel. De student staat nu bij jullie studenten, met het studentnummer.',
    lost: 'Deze student heeft al een plaats',
    lostLine: 'Een ander bestuur was je voor. Je hoeft niets meer te doen.',
    withdrawn: 'Deze vraag is niet meer nodig',
    nothingToDo: 'De programmaleider heeft de vraag ingetrokken. Je hoeft niets meer te doen.',
    expired: 'Deze vraag is gesloten',
    expiredLine: (answerBy: string) => `Antwoorden kon tot ${moment(answerBy, 'nl')}.`,
    by: (name: string, onBehalf: boolean) =>
      onBehalf ? `Namens het bestuur geantwoord door ${name}.` : `Geantwoord door ${name}.`,
    mail: (board: string, year: number, answerBy: string) => [
      `In ${schoolYearName(year)} kan een student niet terecht waar die geplaatst was. ${board} gaf aan nog plaats te hebben.`,
      `Je kunt antwoorden tot ${moment(answerBy, 'nl')}. Meer besturen krijgen deze vraag; wie het eerst ja zegt, plaatst de student.`,
    ],
    found: (label: number, school: string, board: string) => ({
      summary: `Student ${label} heeft een plaats`,
      lines: [`${board} plaatst student ${label} op ${school}.`, 'Zet dit ook in OnStage.'],
    }),
    notFound: (label: number, variant: string) => ({
      summary: `Nog geen plaats voor student ${label}`,
      lines: [
        `Geen van de gevraagde besturen had een plaats voor student ${label} (${variant}). Vraag andere besturen.`,
      ],
    }),
  },
  en: {
    ask: (board, variant) => `Does ${board} have a place for one more ${variant} student?`,
    student: 'Student',
    studentFact: (label, variant, phase) =>
      phase ? `Student ${label}, ${variant}, ${phase}` : `Student ${label}, ${variant}`,
    why: 'Why you',
    whyFact: ({ sameKring, spare }) =>
      sameKring
        ? `In the same kring, and you have ${count(spare, 'place', 'places')} left for this variant.`
        : `You have ${count(spare, 'place', 'places')} left for this variant.`,
    which: 'At which school?',
    accept: 'Yes, we place this student',
    no: 'No',
    first: 'Several boards get this question. Whoever says yes first places the student.',
    until: (answerBy) => `Answers are taken until ${moment(answerBy, 'en')}.`,
    whyNot: (board) => `Why can ${board} not place this student?`,
    reasonLabel: 'Why not?',
    sendNo: 'Send no',
    back: 'Back to the question',
    declined: (board) => `${board} does not place this student`,
    reason: (reason) => `Comment: ${reason}`,
    yetYes: 'A place after all? See the question',
    accepted: (board, school) => `${board} places this student at ${school}`,
    acceptedLine: 'Thank you. The student is now among your students, with the student number.',
    lost: 'This student has a place already',
    lostLine: 'Another board was before you. There is nothing left for you to do.',
    withdrawn: 'This question is no longer needed',
    nothingToDo: 'The programme leader has withdrawn the question. There is nothing left for you to do.',
    expired: 'This question is closed',
    expiredLine: (answerBy) => `Answers were taken until ${moment(answerBy, 'en')}.`,
    by: (name, onBehalf) => (onBehalf ? `Answered for the board by ${name}.` : `Answered by ${name}.`),
    mail: (board, year, answerBy) => [
      `In ${schoolYearName(year)} a student cannot go where they were placed. ${board} said it has room.`,
      `You can answer until ${moment(answerBy, 'en')}. Several boards get this question; whoever says yes first places the student.`,
    ],
    found: (label, school, board) => ({
      summary: `Student ${label} has a place`,
      lines: [`${board} places student ${label} at ${school}.`, 'Change this in OnStage too.'],
    }),
    notFound: (label, variant) => ({
      summary: `No place yet for student ${label}`,
      lines: [`None of the boards had a place for student ${label} (${variant}). Ask other boards.`],
    }),
  },
});
