import { bothLanguages } from './copy.ts';
import { clockTime, type Language, longDate } from './format.ts';
import { schoolYearName } from './placements.ts';

const moment = (local: string, language: Language): string =>
  `${longDate(local, language)}, ${clockTime(local, language)}${language === 'nl' ? ' uur' : ''}`;

interface Pseudonym {
  label: number;
  variant: string;
  phase: string | null;
  school: string;
}
const facts = ({ label, variant, phase, school }: Pseudonym): string =>
  [`Student ${label}`, variant, phase, school].filter(Boolean).join(', ');

/** Two students who may change places, by card and mail. Never a number or a name of a student. */
export const swapCopy = bothLanguages({
  nl: {
    obligation: (year: number, period: string) => `Ruilverzoek studenten ${schoolYearName(year)}, ${period}`,
    ask: (a: number, b: number) => `Mogen student ${a} en student ${b} van plaats ruilen?`,
    comes: 'Komt bij jullie',
    goes: 'Gaat naar de ander',
    why: 'Waarom',
    by: 'Voorgesteld door',
    facts,
    yes: 'Ja, laat ze ruilen',
    no: 'Nee',
    both: 'Er verandert pas iets als beide kanten ja zeggen.',
    until: (answerBy: string) => `Antwoorden kan tot ${moment(answerBy, 'nl')}.`,
    whyNot: 'Waarom ruilen jullie niet?',
    reasonLabel: 'Waarom niet?',
    sendNo: 'Verstuur nee',
    back: 'Terug naar de vraag',
    agreed: 'Jullie zeiden ja. We wachten op de andere kant.',
    withdraw: 'Trek de ruil in',
    answered: (name: string, onBehalf: boolean) =>
      onBehalf ? `Namens jullie beantwoord door ${name}.` : `Beantwoord door ${name}.`,
    ended: {
      done: 'De studenten zijn geruild',
      declined: 'De ruil gaat niet door',
      expired: 'De ruil is verlopen',
      withdrawn: 'De ruil is ingetrokken',
      overtaken: 'Deze ruil kan niet meer',
    },
    endedLine: {
      done: 'De student die bij jullie komt staat nu bij jullie studenten, met het studentnummer.',
      declined: 'Eén kant zei nee. Beide studenten blijven waar ze zijn.',
      expired: 'Er kwam niet op tijd een antwoord. Beide studenten blijven waar ze zijn.',
      withdrawn: 'Beide studenten blijven waar ze zijn. Je hoeft niets meer te doen.',
      overtaken: 'Een van de studenten is intussen ergens anders geplaatst. Er is niets geruild.',
    },
    reason: (reason: string) => `Toelichting: ${reason}`,
    mail: (year: number, answerBy: string) => [
      `In ${schoolYearName(year)} wil een ander bestuur of een andere school een student met jullie ruilen. Er verandert pas iets als beide kanten ja zeggen.`,
      `Je kunt antwoorden tot ${moment(answerBy, 'nl')}.`,
    ],
    news: {
      done: (a: Pseudonym, b: Pseudonym) => ({
        summary: `Student ${a.label} en student ${b.label} zijn geruild`,
        lines: [
          `Student ${a.label} gaat naar ${b.school}, student ${b.label} naar ${a.school}.`,
          'Zet dit ook in OnStage.',
        ],
      }),
      declined: (a: Pseudonym, b: Pseudonym) => ({
        summary: `De ruil van student ${a.label} en student ${b.label} gaat niet door`,
        lines: ['Eén kant zei nee. Beide studenten blijven waar ze zijn.'],
      }),
      expired: (a: Pseudonym, b: Pseudonym) => ({
        summary: `De ruil van student ${a.label} en student ${b.label} is verlopen`,
        lines: ['Er kwam niet op tijd een antwoord. Beide studenten blijven waar ze zijn.'],
      }),
      overtaken: (a: Pseudonym, b: Pseudonym) => ({
        summary: `De ruil van student ${a.label} en student ${b.label} kan niet meer`,
        lines: ['Een van de studenten is intussen ergens anders geplaatst. Er is niets geruild.'],
      }),
    },
  },
  en: {
    obligation: (year, period) => `Swap of students ${schoolYearName(year)}, ${period}`,
    ask: (a, b) => `May student ${a} and student ${b} change places?`,
    comes: 'Comes to you',
    goes: 'Goes to the other side',
    why: 'Why',
    by: 'Proposed by',
    facts,
    yes: 'Yes, let them swap',
    no: 'No',
    both: 'Nothing changes until both sides say yes.',
    until: (answerBy) => `Answers are taken until ${moment(answerBy, 'en')}.`,
    whyNot: 'Why do you not swap?',
    reasonLabel: 'Why not?',
    sendNo: 'Send no',
    back: 'Back to the question',
    agreed: 'You said yes. We wait for the other side.',
    withdraw: 'Withdraw the swap',
    answered: (name, onBehalf) => (onBehalf ? `Answered for you by ${name}.` : `Answered by ${name}.`),
    ended: {
      done: 'The students have changed places',
      declined: 'The swap is off',
      expired: 'The swap has expired',
      withdrawn: 'The swap was withdrawn',
      overtaken: 'This swap is no longer possible',
    },
    endedLine: {
      done: 'The student who comes to you is now among your students, with the student number.',
      declined: 'One side said no. Both students stay where they are.',
      expired: 'No answer came in time. Both students stay where they are.',
      withdrawn: 'Both students stay where they are. There is nothing left for you to do.',
      overtaken: 'One of the students was placed elsewhere meanwhile. Nothing was swapped.',
    },
    reason: (reason) => `Comment: ${reason}`,
    mail: (year, answerBy) => [
      `In ${schoolYearName(year)} another board or school would like to swap a student with you. Nothing changes until both sides say yes.`,
      `You can answer until ${moment(answerBy, 'en')}.`,
    ],
    news: {
      done: (a, b) => ({
        summary: `Student ${a.label} and student ${b.label} have changed places`,
        lines: [
          `Student ${a.label} goes to ${b.school}, student ${b.label} to ${a.school}.`,
          'Change this in OnStage too.',
        ],
      }),
      declined: (a, b) => ({
        summary: `The swap of student ${a.label} and student ${b.label} is off`,
        lines: ['One side said no. Both students stay where they are.'],
      }),
      expired: (a, b) => ({
        summary: `The swap of student ${a.label} and student ${b.label} has expired`,
        lines: ['No answer came in time. Both students stay where they are.'],
      }),
      overtaken: (a, b) => ({
        summary: `The swap of student ${a.label} and student ${b.label} is no longer possible`,
        lines: ['One of the students was placed elsewhere meanwhile. Nothing was swapped.'],
      }),
    },
  },
});

type Sentences = Record<string, () => string>;

export const swapRefusals = bothLanguages<Sentences>({
  nl: {
    'swap-same-school': () =>
      'Deze studenten zitten op dezelfde school. Er is niets voorgesteld. Kies een student van een andere school.',
    'swap-other-variant': () =>
      'Deze studenten doen een andere variant. Er is niets voorgesteld. Kies een student van dezelfde variant.',
    'swap-busy': () =>
      'Voor een van deze studenten loopt al een ruil. Er is niets voorgesteld. Wacht op het antwoord, of trek die ruil eerst in.',
    'swap-sought': () =>
      'Voor een van deze studenten wordt al een andere plaats gezocht. Er is niets voorgesteld. Stop eerst met zoeken.',
    'swap-open': () =>
      'Voor deze student loopt een ruil. Er is niemand gevraagd. Wacht op het antwoord, of trek de ruil eerst in.',
    'swap-no-partner': () => 'Kies met welke student je wilt ruilen. Er is nog niets voorgesteld.',
    'swap-partner-gone': () =>
      'Deze student kan niet meer ruilen: die is intussen verplaatst of uit de lijst. Er is niets voorgesteld. Kies een andere student.',
    'swap-reason-long': () => 'De toelichting is te lang. Gebruik hoogstens 500 tekens. Er is niets voorgesteld.',
    'swap-no-reason': () => 'Vul in waarom jullie niet ruilen. Er is niets opgeslagen.',
    'swap-done': () => 'Deze studenten zijn al geruild. Je hoeft niets meer te doen.',
    'swap-declined': () =>
      'Deze ruil gaat niet door: één kant zei nee. Beide studenten blijven waar ze zijn. Stel zo nodig een nieuwe ruil voor.',
    'swap-expired': () => 'Deze ruil is verlopen. Er is niets geruild. Stel zo nodig een nieuwe ruil voor.',
    'swap-withdrawn': () => 'Deze ruil is ingetrokken. Er is niets geruild. Je hoeft niets meer te doen.',
    'swap-overtaken': () =>
      'Een van deze studenten is intussen ergens anders geplaatst. Er is niets geruild. Stel zo nodig een nieuwe ruil voor.',
    'swap-which-side': () => 'Kies namens welke kant je antwoordt. Er is niets opgeslagen.',
    'students-none-waiting': () => 'Er wachten geen studenten op een antwoord. Er is niemand gevraagd.',
    'students-changed': () =>
      'De studenten die wachten zijn intussen veranderd. Er is niets opgeslagen. Bekijk ze opnieuw en zeg dan ja.',
  },
  en: {
    'swap-same-school': () =>
      'These students are at the same school. Nothing was proposed. Choose a student of another school.',
    'swap-other-variant': () =>
      'These students are of different variants. Nothing was proposed. Choose a student of the same variant.',
    'swap-busy': () =>
      'One of these students is in a swap already. Nothing was proposed. Wait for the answer, or withdraw that swap first.',
    'swap-sought': () =>
      'Another place is being sought for one of these students. Nothing was proposed. Stop seeking first.',
    'swap-open': () => 'This student is in a swap. Nobody was asked. Wait for the answer, or withdraw the swap first.',
    'swap-no-partner': () => 'Choose the student to swap with. Nothing was proposed yet.',
    'swap-partner-gone': () =>
      'This student can no longer swap: they have moved or left the list. Nothing was proposed. Choose another student.',
    'swap-reason-long': () => 'The comment is too long. Use at most 500 characters. Nothing was proposed.',
    'swap-no-reason': () => 'Say why you do not swap. Nothing was saved.',
    'swap-done': () => 'These students have changed places already. There is nothing left for you to do.',
    'swap-declined': () =>
      'This swap is off: one side said no. Both students stay where they are. Propose another swap if need be.',
    'swap-expired': () => 'This swap has expired. Nothing was swapped. Propose another swap if need be.',
    'swap-withdrawn': () => 'This swap was withdrawn. Nothing was swapped. There is nothing left for you to do.',
    'swap-overtaken': () =>
      'One of these students was placed elsewhere meanwhile. Nothing was swapped. Propose another swap if need be.',
    'swap-which-side': () => 'Choose which side you answer for. Nothing was saved.',
    'students-none-waiting': () => 'No students wait for an answer. Nobody was asked.',
    'students-changed': () =>
      'The students that wait have changed meanwhile. Nothing was saved. Look at them again, and say yes then.',
  },
});

type AboutBoard = Record<string, (facts: { board: string }) => string>;

export const studentPlaceRefusals = bothLanguages<AboutBoard>({
  nl: {
    'students-school-not-yours': ({ board }) =>
      `Voor deze school antwoordt ${board}. Er is niets opgeslagen. Wil je zelf antwoorden? Vraag het je bestuur.`,
  },
  en: {
    'students-school-not-yours': ({ board }) =>
      `${board} answers for this school. Nothing was saved. Do you want to answer yourself? Ask your board.`,
  },
});
