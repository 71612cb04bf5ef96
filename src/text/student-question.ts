import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, longDate } from './format.ts';
import { schoolYearName } from './placements.ts';

const moment = (local: string, language: Language): string =>
  `${longDate(local, language)}, ${clockTime(local, language)}${language === 'nl' ? ' uur' : ''}`;

interface Pseudonym {
  label: number;
  variant: string;
  phase: string | null;
  school: string;
}
const facts = ({ variant, phase, school }: Pseudonym): string => [variant, phase, school].filter(Boolean).join(', ');

/** The question to a board or school to say yes or no to its students, by card and mail. Never a number or a name of a student. */
export const studentQuestionCopy = bothLanguages({
  nl: {
    obligation: (year: number, period: string) => `Studenten bevestigen ${schoolYearName(year)}, ${period}`,
    schoolObligation: (year: number, period: string) =>
      `Studenten bevestigen per school ${schoolYearName(year)}, ${period}`,
    summary: (name: string, waiting: number) =>
      `${count(waiting, 'student wacht', 'studenten wachten')} op een antwoord van ${name}`,
    mail: (partnership: string, year: number, answerBy: string) => [
      `${partnership} vraagt je per student te zeggen of die in ${schoolYearName(year)} op jullie school kan komen. Zeg ja, zeg nee met een reden, of stel een ruil voor.`,
      `Je kunt antwoorden tot ${moment(answerBy, 'nl')}. Studenten hebben hier een volgnummer; het studentnummer zie je in het tabblad zodra je ja hebt gezegd.`,
    ],
    ask: (name: string) => `Kan ${name} deze student plaatsen?`,
    student: 'Student',
    nth: (label: number, nth: number, all: number) => `Student ${label} (${nth} van ${all})`,
    about: 'Opleiding en school',
    facts,
    standing: 'Antwoord tot nu toe',
    stands: { proposed: 'Nog geen', confirmed: 'Ja', declined: 'Nee' },
    yes: 'Ja, we plaatsen deze student',
    no: 'Nee',
    swap: 'Stel een ruil voor',
    next: 'Volgende student',
    yesAll: (waiting: number) => `Ja tegen alle ${waiting} die wachten`,
    left: (waiting: number, all: number) => `${waiting} van ${all} wachten nog op een antwoord.`,
    until: (answerBy: string) => `Antwoorden kan tot ${moment(answerBy, 'nl')}. Tot dan kun je alles wijzigen.`,
    tab: 'Alle studenten onder elkaar, met hun nummer na een ja, staan in het tabblad Plaatsing.',
    whyNot: (label: number) => `Waarom kan student ${label} niet geplaatst worden?`,
    reasonLabel: 'Waarom niet?',
    reasonHelp: 'Noem geen namen en geen persoonlijke omstandigheden.',
    sendNo: 'Verstuur nee',
    back: 'Terug naar de student',
    allDone: (name: string) => `${name} heeft alle studenten beantwoord`,
    none: (name: string) => `${name} heeft geen studenten in deze ronde`,
    counts: (yes: number, no: number) => `${yes} ja, ${no} nee.`,
    change: 'Bekijk en wijzig',
    closed: 'Deze vraag is gesloten',
    kept: (yes: number, no: number, waiting: number) =>
      `Wat je antwoordde blijft staan: ${yes} ja, ${no} nee, ${waiting} zonder antwoord.`,
    contact: (contacts: string) => `Wil je nog iets wijzigen? Vraag het ${contacts}.`,
    swapWith: 'Met welke student?',
    swapAsk: (label: number) => `Met wie kan student ${label} ruilen?`,
    swapHelp: 'De andere kant krijgt de vraag ook. Er verandert pas iets als jullie allebei ja zeggen.',
    swapNone: 'Er is nu geen student van dezelfde variant om mee te ruilen.',
    swapMore: (more: number) => `Nog ${more} andere staan in het tabblad Plaatsing.`,
    swapWhy: 'Waarom? (mag leeg)',
    sendSwap: 'Stel deze ruil voor',
    partner: (student: Pseudonym) => `Student ${student.label}: ${facts(student)}`,
    swapOpen: (student: Pseudonym, answerBy: string) =>
      `Ruil voorgesteld met student ${student.label} (${facts(student)}). Antwoord kan tot ${moment(answerBy, 'nl')}.`,
    swapTitle: 'Ruil',
    stopSwap: 'Trek de ruil in',
    bySchool: (name: string) => `${name}, voor de school`,
  },
  en: {
    obligation: (year, period) => `Confirm students ${schoolYearName(year)}, ${period}`,
    schoolObligation: (year, period) => `Confirm students per school ${schoolYearName(year)}, ${period}`,
    summary: (name, waiting) => `${count(waiting, 'student waits', 'students wait')} for an answer from ${name}`,
    mail: (partnership, year, answerBy) => [
      `${partnership} asks you to say for each student whether they can come to your school in ${schoolYearName(year)}. Say yes, say no with a reason, or propose a swap.`,
      `You can answer until ${moment(answerBy, 'en')}. Students have a sequence number here; you see the student number in the tab once you have said yes.`,
    ],
    ask: (name) => `Can ${name} place this student?`,
    student: 'Student',
    nth: (label, nth, all) => `Student ${label} (${nth} of ${all})`,
    about: 'Programme and school',
    facts,
    standing: 'Answer so far',
    stands: { proposed: 'None yet', confirmed: 'Yes', declined: 'No' },
    yes: 'Yes, we place this student',
    no: 'No',
    swap: 'Propose a swap',
    next: 'Next student',
    yesAll: (waiting) => `Yes to all ${waiting} waiting`,
    left: (waiting, all) => `${waiting} of ${all} still wait for an answer.`,
    until: (answerBy) => `Answers are taken until ${moment(answerBy, 'en')}. Until then you can change everything.`,
    tab: 'All students in one list, with their number after a yes, are in the Placements tab.',
    whyNot: (label) => `Why can student ${label} not be placed?`,
    reasonLabel: 'Why not?',
    reasonHelp: 'Name nobody, and no personal circumstances.',
    sendNo: 'Send no',
    back: 'Back to the student',
    allDone: (name) => `${name} has answered for all students`,
    none: (name) => `${name} has no students in this round`,
    counts: (yes, no) => `${yes} yes, ${no} no.`,
    change: 'See and change',
    closed: 'This question is closed',
    kept: (yes, no, waiting) => `What you answered stands: ${yes} yes, ${no} no, ${waiting} without an answer.`,
    contact: (contacts) => `Do you want to change something? Ask ${contacts}.`,
    swapWith: 'With which student?',
    swapAsk: (label) => `Whom can student ${label} change places with?`,
    swapHelp: 'The other side is asked as well. Nothing changes until you both say yes.',
    swapNone: 'There is no student of the same variant to swap with now.',
    swapMore: (more) => `${more} more are in the Placements tab.`,
    swapWhy: 'Why? (may be empty)',
    sendSwap: 'Propose this swap',
    partner: (student) => `Student ${student.label}: ${facts(student)}`,
    swapOpen: (student, answerBy) =>
      `A swap with student ${student.label} (${facts(student)}) was proposed. Answers are taken until ${moment(answerBy, 'en')}.`,
    swapTitle: 'Swap',
    stopSwap: 'Withdraw the swap',
    bySchool: (name) => `${name}, for the school`,
  },
});
