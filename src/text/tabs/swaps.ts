import { bothLanguages } from '../copy.ts';
import { count } from '../format.ts';

interface Pseudonym {
  label: number;
  variant: string;
  phase: string | null;
  school: string;
}
const facts = ({ label, variant, phase, school }: Pseudonym): string =>
  [`Student ${label}`, variant, phase, school].filter(Boolean).join(', ');

/** Students who may change places, and asking boards and schools to confirm theirs, in the tab. */
export const swapsText = bothLanguages({
  nl: {
    ask: 'Vraag om te bevestigen',
    askTitle: 'Besturen en scholen vragen?',
    askBody:
      'Elk bestuur met studenten die wachten krijgt een kaart of mail. Een school die van haar bestuur zelf antwoordt, krijgt de vraag in plaats van het bestuur. Namen en studentnummers staan er niet in. Wie niet antwoordt, krijgt vanzelf een herinnering.',
    askUntil: 'Antwoord voor',
    askTime: 'Tijd',
    askSend: 'Verstuur de vraag',
    asked: (boards: number, schools: number) =>
      schools === 0
        ? `De vraag is verstuurd aan ${count(boards, 'bestuur', 'besturen')}.`
        : `De vraag is verstuurd aan ${count(boards, 'bestuur', 'besturen')} en ${count(schools, 'school', 'scholen')}.`,
    unreachable: (names: string) => `Niemand om te vragen bij: ${names}.`,
    title: 'Ruilen',
    intro: 'Er verandert pas iets als beide kanten ja zeggen.',
    facts,
    arrow: (a: Pseudonym, b: Pseudonym) => `${facts(a)} met ${facts(b)}`,
    by: (name: string, reason: string) => (reason ? `Voorgesteld door ${name}: ${reason}` : `Voorgesteld door ${name}`),
    until: (moment: string) => `Antwoord kan tot ${moment}.`,
    states: {
      open: 'Wacht op antwoord',
      done: 'Geruild',
      declined: 'Gaat niet door',
      expired: 'Verlopen',
      withdrawn: 'Ingetrokken',
      overtaken: 'Kon niet meer: een student is ergens anders geplaatst',
    },
    side: (school: string, state: 'open' | 'agreed' | 'declined', reason: string) => {
      const said = { open: 'nog geen antwoord', agreed: 'ja', declined: 'nee' }[state];
      return reason ? `${school}: ${said} (${reason})` : `${school}: ${said}`;
    },
    yes: 'Laat ze ruilen',
    yesFor: (school: string) => `Laat ze ruilen, namens ${school}`,
    no: 'Zeg nee',
    noFor: (school: string) => `Zeg nee, namens ${school}`,
    noTitle: 'Waarom ruilen jullie niet?',
    reason: 'Reden',
    withdraw: 'Trek de ruil in',
    keep: 'Laat het zo',
    swap: 'Ruil',
    swapFor: (student: string) => `Stel een ruil voor met ${student}`,
    proposeTitle: (student: string) => `${student} laten ruilen`,
    partner: 'Met welke student?',
    choose: 'Kies een student',
    none: 'Er is nu geen student van dezelfde variant om mee te ruilen.',
    candidate: (student: Pseudonym & { board: string }, sameBoard: boolean) =>
      sameBoard ? `${facts(student)} (eigen bestuur)` : `${facts(student)} (${student.board})`,
    more: (more: number) => `Nog ${more} andere staan hier niet bij.`,
    why: 'Waarom? (mag leeg)',
    whyHelp: 'De andere kant leest dit. Noem geen namen en geen persoonlijke omstandigheden.',
    propose: 'Stel deze ruil voor',
    decidedSchool: (name: string, day: string) => `${name} voor de school, ${day}`,
    schoolLink: (school: string) => `Bekijk de studenten van ${school}`,
  },
  en: {
    ask: 'Ask to confirm',
    askTitle: 'Ask boards and schools?',
    askBody:
      'Every board with students waiting gets a card or mail. A school that its board lets answer for itself is asked instead of the board. No names and no student numbers are in it. Whoever does not answer is reminded by itself.',
    askUntil: 'Answer before',
    askTime: 'Time',
    askSend: 'Send the question',
    asked: (boards, schools) =>
      schools === 0
        ? `The question went to ${count(boards, 'board', 'boards')}.`
        : `The question went to ${count(boards, 'board', 'boards')} and ${count(schools, 'school', 'schools')}.`,
    unreachable: (names) => `Nobody to ask at: ${names}.`,
    title: 'Swaps',
    intro: 'Nothing changes until both sides say yes.',
    facts,
    arrow: (a, b) => `${facts(a)} with ${facts(b)}`,
    by: (name, reason) => (reason ? `Proposed by ${name}: ${reason}` : `Proposed by ${name}`),
    until: (moment) => `Answers are taken until ${moment}.`,
    states: {
      open: 'Waits for an answer',
      done: 'Swapped',
      declined: 'Is off',
      expired: 'Expired',
      withdrawn: 'Withdrawn',
      overtaken: 'No longer possible: a student was placed elsewhere',
    },
    side: (school, state, reason) => {
      const said = { open: 'no answer yet', agreed: 'yes', declined: 'no' }[state];
      return reason ? `${school}: ${said} (${reason})` : `${school}: ${said}`;
    },
    yes: 'Let them swap',
    yesFor: (school) => `Let them swap, for ${school}`,
    no: 'Say no',
    noFor: (school) => `Say no, for ${school}`,
    noTitle: 'Why do you not swap?',
    reason: 'Reason',
    withdraw: 'Withdraw the swap',
    keep: 'Leave it',
    swap: 'Swap',
    swapFor: (student) => `Propose a swap with ${student}`,
    proposeTitle: (student) => `Let ${student} swap`,
    partner: 'With which student?',
    choose: 'Choose a student',
    none: 'There is no student of the same variant to swap with now.',
    candidate: (student, sameBoard) =>
      sameBoard ? `${facts(student)} (own board)` : `${facts(student)} (${student.board})`,
    more: (more) => `${more} more are not listed here.`,
    why: 'Why? (may be empty)',
    whyHelp: 'The other side reads this. Name nobody, and no personal circumstances.',
    propose: 'Propose this swap',
    decidedSchool: (name, day) => `${name} for the school, ${day}`,
    schoolLink: (school) => `See the students of ${school}`,
  },
});
