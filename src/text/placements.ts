import { toLocal } from '../time/local.ts';
import { bothLanguages } from './copy.ts';
import { clockTime, count, type Language, list, longDate, shortDate, shortMoment } from './format.ts';

/** "2026-2027" */
export function schoolYearName(firstYear: number): string {
  return `${firstYear}-${firstYear + 1}`;
}

/** "vrijdag 15 januari 2027, 17.00 uur" */
function moment(local: string, language: Language): string {
  const time = clockTime(local, language);
  return language === 'nl' ? `${longDate(local, language)}, ${time} uur` : `${longDate(local, language)}, ${time}`;
}

/** "do 4 sep, 14.00" of an instant. */
function when(instant: string, language: Language): string {
  return shortMoment(toLocal(instant), language);
}

/** One figure as a cell: "12, definitief". */
export interface FigureWords {
  certainty: 'definite' | 'provisional' | 'none';
  places: number;
  provisionalUntil: string | null;
  reason: string;
}

/** Everything people see about placement rounds, apart from refusals. */
export const placementsCopy = bothLanguages({
  nl: {
    roundTitle: (year: number, period: string) => `Plaatsingsronde ${schoolYearName(year)}, ${period}`,
    obligation: (year: number, period: string) => `Opgave plaatsingen ${schoolYearName(year)}, ${period}`,
    schoolObligation: (year: number, period: string) =>
      `Opgave plaatsingen per school ${schoolYearName(year)}, ${period}`,
    who: (partnership: string) => `Plaatsingen · ${partnership}`,
    /** Above a question of one round: with two periods in a year the school year alone does not tell them apart. */
    whoInRound: (partnership: string, year: number, period: string) =>
      `Plaatsingen ${schoolYearName(year)}, ${period} · ${partnership}`,
    ask: (board: string, year: number) => `Hoeveel studenten kan ${board} plaatsen in ${schoolYearName(year)}?`,
    answered: (board: string, total: string, year: number) =>
      `${board} kan ${total} plaatsen in ${schoolYearName(year)}`,
    nothingYet: (board: string, year: number) => `${board} heeft voor ${schoolYearName(year)} nog niets opgegeven`,
    students: (number: number) => count(number, 'student', 'studenten'),
    period: 'Periode',
    answerBefore: 'Antwoord vóór',
    teachers: 'Groepsleraren',
    teachersValue: (teachers: number, half: number) => `${teachers} (de helft is ${half})`,
    total: 'Samen',
    suggestion: (lastYear: boolean) =>
      `Hieronder staat wat jullie ${lastYear ? 'vorig jaar' : 'de vorige keer'} opgaven. Dat is een voorstel: pas aan wat nu anders is.`,
    lawHint: (half: number) =>
      `Ter vergelijking: de wet (WPO art. 36) gaat uit van plaatsen voor ten hoogste de helft van de groepsleraren. Bij jullie is dat ${half}. Afwijken mag.`,
    placesLabel: (variant: string, previous: number | null, lastYear: boolean) =>
      previous === null
        ? `${variant}: aantal plaatsen`
        : `${variant}: aantal plaatsen (${lastYear ? 'vorig jaar' : 'vorige keer'} ${previous})`,
    certaintyLabel: 'Hoe zeker?',
    definite: 'Definitief',
    provisional: 'Onder voorbehoud',
    none: 'Nee, geen plaatsen',
    untilLabel: 'Bij "onder voorbehoud": wanneer weet je het zeker?',
    reasonLabel: 'Bij "nee": waarom niet?',
    keptHint: 'Leeg laten mag: dan blijft staan wat er nu per variant staat.',
    capLabel: 'Samen hoogstens (mag leeg blijven)',
    send: 'Verstuur opgave',
    sendNext: 'Verstuur en ga verder',
    confirm: 'Ja, verstuur deze aantallen',
    edit: 'Wijzig',
    editRest: 'Vul de rest in',
    keep: 'Laat staan zoals het was',
    page: (from: number, until: number, all: number) => `Variant ${from} tot en met ${until} van ${all}.`,
    partialSmall: 'Weet je nog niet alles? Verstuur wat je weet. De rest kan later.',
    untilWhen: (deadline: string) => `Je kunt dit tot ${moment(deadline, 'nl')} aanpassen.`,
    stillMissing: (variants: readonly string[]) => `Nog niet ingevuld: ${list(variants, 'nl')}.`,
    variantHead: 'Variant',
    figureHead: 'Dit jaar',
    previousHead: (lastYear: boolean): string => (lastYear ? 'Vorig jaar' : 'Vorige keer'),
    figure: (figure: FigureWords) =>
      figure.certainty === 'none'
        ? `geen: ${figure.reason}`
        : figure.certainty === 'provisional'
          ? `${figure.places}, onder voorbehoud tot ${shortDate(figure.provisionalUntil ?? '', 'nl')}`
          : `${figure.places}, definitief`,
    schoolsFigure: (definite: number, provisional: number, schools: number) =>
      provisional === 0
        ? `${definite} (van ${count(schools, 'school', 'scholen')})`
        : `${definite} definitief en ${provisional} onder voorbehoud (van ${count(schools, 'school', 'scholen')})`,
    notFilled: 'nog niet ingevuld',
    unknown: '–',
    capLine: (cap: number) => `hoogstens ${cap}`,
    byYou: (at: string) => `Jij vulde dit in op ${when(at, 'nl')}.`,
    byOther: (name: string, at: string) => `Ingevuld door ${name} op ${when(at, 'nl')}.`,
    byProgramme: (name: string, at: string) => `Namens jullie ingevuld door ${name} op ${when(at, 'nl')}.`,
    colleague: (name: string) => `Al beantwoord door ${name}. Klopt het niet? Kies Wijzig.`,
    thanks: 'Bedankt, je opgave is binnen.',
    thanksPartial: 'Bedankt. Wat je invulde, is bewaard.',
    closedLine: (deadline: string) => `De ronde is gesloten. Antwoorden kon tot ${moment(deadline, 'nl')}.`,
    closedKept: 'Deze opgave blijft staan.',
    closedEmpty: 'Er is geen opgave ontvangen.',
    askWhom: (names: readonly string[]) =>
      names.length === 0
        ? 'Wil je nog iets wijzigen? Vraag het de programmaleider.'
        : `Wil je nog iets wijzigen? Vraag het ${list(names, 'nl')}.`,
    cancelled: (board: string, year: number) =>
      `De vraag aan ${board} over plaatsen in ${schoolYearName(year)} vervalt`,
    cancelledLine: 'De programmaleider heeft deze ronde ingetrokken. Je hoeft niets meer te doen.',
    notYours: (board: string) => `Deze vraag is voor ${board}`,
    notYoursLine: (board: string) =>
      `Alleen de bestuurder of de BOC van ${board} kan deze vraag beantwoorden. Denk je dat jij dat bent? Vraag het de programmaleider.`,
    notYourSchool: (school: string) =>
      `Alleen de contactpersoon van ${school} en het bestuur van de school kunnen deze vraag beantwoorden. Klopt dat niet? Vraag het je bestuur.`,
    delegatedBy: (board: string, school: string) =>
      `${board} vraagt je dit voor ${school} in te vullen. Het bestuur ziet je antwoord en kan het aanpassen.`,
    delegationEnded: (board: string, school: string) => `${board} geeft de plaatsen voor ${school} weer zelf op`,
    delegationEndedLine: 'Je hoeft niets meer te doen.',
    delegationEndedKept: 'Je hoeft niets meer te doen. Wat je invulde, is bewaard.',
    boardOverrules: (school: { boardName: string; overruled: readonly string[] }) =>
      `Voor ${list(school.overruled, 'nl')} gaf ${school.boardName} zelf een aantal op voor alle scholen samen. Dat telt.`,
    changedByBoard: (name: string, at: string) =>
      `Ingevuld door de school, aangepast door het bestuur (${name}, ${when(at, 'nl')}).`,
    belowHalf: (half: number, teachers: number) =>
      `Dit is minder dan de helft van jullie ${teachers} groepsleraren (${half}). Dat mag; je opgave is zo bewaard.`,
    aboveHalf: (half: number, teachers: number) =>
      `Dit is meer dan de helft van jullie ${teachers} groepsleraren (${half}). Dat mag; je opgave is zo bewaard.`,
    capCounts: (sum: number, cap: number) =>
      `Per variant samen zijn het ${sum} plaatsen. We plaatsen er nooit meer dan ${cap}, verdeeld over de varianten.`,
    askSummary: (board: string, year: number) =>
      `Opgave gevraagd: hoeveel studenten kan ${board} plaatsen in ${schoolYearName(year)}?`,
    mailSubject: (board: string, year: number, period: string) =>
      `Plaatsen voor studenten in ${schoolYearName(year)} (${period}): opgave van ${board}`,
    mailParagraphs: (facts: {
      partnership: string;
      board: string;
      year: number;
      deadline: string;
      explanation: string;
    }) => [
      `${facts.partnership} wil weten hoeveel studenten ${facts.board} kan plaatsen in ${schoolYearName(facts.year)}.`,
      ...(facts.explanation === '' ? [] : [facts.explanation]),
      `Je kunt antwoorden tot ${moment(facts.deadline, 'nl')}. Weet je nog niet alles? Verstuur wat je weet, de rest kan later.`,
    ],
  },
  en: {
    roundTitle: (year, period) => `Placement round ${schoolYearName(year)}, ${period}`,
    obligation: (year, period) => `Placement capacity ${schoolYearName(year)}, ${period}`,
    schoolObligation: (year, period) => `Placement capacity per school ${schoolYearName(year)}, ${period}`,
    who: (partnership) => `Placements · ${partnership}`,
    whoInRound: (partnership, year, period) => `Placements ${schoolYearName(year)}, ${period} · ${partnership}`,
    ask: (board, year) => `How many students can ${board} place in ${schoolYearName(year)}?`,
    answered: (board, total, year) => `${board} can place ${total} in ${schoolYearName(year)}`,
    nothingYet: (board, year) => `${board} has not answered yet for ${schoolYearName(year)}`,
    students: (number) => count(number, 'student', 'students'),
    period: 'Period',
    answerBefore: 'Answer before',
    teachers: 'Group teachers',
    teachersValue: (teachers, half) => `${teachers} (half is ${half})`,
    total: 'Together',
    suggestion: (lastYear) =>
      `Below is what you gave ${lastYear ? 'last year' : 'last time'}. It is a suggestion: change what is different now.`,
    lawHint: (half) =>
      `For comparison: the law (WPO art. 36) assumes places for at most half the group teachers. For you that is ${half}. You may differ from it.`,
    placesLabel: (variant, previous, lastYear) =>
      previous === null
        ? `${variant}: number of places`
        : `${variant}: number of places (${lastYear ? 'last year' : 'last time'} ${previous})`,
    certaintyLabel: 'How certain?',
    definite: 'Definite',
    provisional: 'Provisional',
    none: 'No places',
    untilLabel: 'If provisional: when will you know for sure?',
    reasonLabel: 'If none: why not?',
    keptHint: 'You may leave this empty: then each variant stays as it is.',
    capLabel: 'At most, together (may stay empty)',
    send: 'Send answer',
    sendNext: 'Send and continue',
    confirm: 'Yes, send these numbers',
    edit: 'Change',
    editRest: 'Fill in the rest',
    keep: 'Leave it as it was',
    page: (from, until, all) => `Variants ${from} to ${until} of ${all}.`,
    partialSmall: 'Do you not know everything yet? Send what you know. The rest can wait.',
    untilWhen: (deadline) => `You can change this until ${moment(deadline, 'en')}.`,
    stillMissing: (variants) => `Not filled in yet: ${list(variants, 'en')}.`,
    variantHead: 'Variant',
    figureHead: 'This year',
    previousHead: (lastYear) => (lastYear ? 'Last year' : 'Last time'),
    figure: (figure) =>
      figure.certainty === 'none'
        ? `none: ${figure.reason}`
        : figure.certainty === 'provisional'
          ? `${figure.places}, provisional until ${shortDate(figure.provisionalUntil ?? '', 'en')}`
          : `${figure.places}, definite`,
    schoolsFigure: (definite, provisional, schools) =>
      provisional === 0
        ? `${definite} (from ${count(schools, 'school', 'schools')})`
        : `${definite} definite and ${provisional} provisional (from ${count(schools, 'school', 'schools')})`,
    notFilled: 'not filled in yet',
    unknown: '–',
    capLine: (cap) => `at most ${cap}`,
    byYou: (at) => `You filled this in on ${when(at, 'en')}.`,
    byOther: (name, at) => `Filled in by ${name} on ${when(at, 'en')}.`,
    byProgramme: (name, at) => `Filled in on your behalf by ${name} on ${when(at, 'en')}.`,
    colleague: (name) => `Already answered by ${name}. Not right? Choose Change.`,
    thanks: 'Thank you, your answer has come in.',
    thanksPartial: 'Thank you. What you filled in has been kept.',
    closedLine: (deadline) => `The round is closed. Answers were taken until ${moment(deadline, 'en')}.`,
    closedKept: 'This answer stands.',
    closedEmpty: 'No answer was received.',
    askWhom: (names) =>
      names.length === 0
        ? 'Do you want to change something? Ask the programme leader.'
        : `Do you want to change something? Ask ${list(names, 'en')}.`,
    cancelled: (board, year) => `The question to ${board} about places in ${schoolYearName(year)} is withdrawn`,
    cancelledLine: 'The programme leader has withdrawn this round. There is nothing left for you to do.',
    notYours: (board) => `This question is for ${board}`,
    notYoursLine: (board) =>
      `Only the board member or the training coordinator of ${board} can answer this question. Do you think that is you? Ask the programme leader.`,
    notYourSchool: (school) =>
      `Only the contact person of ${school} and its board can answer this question. Not right? Ask your board.`,
    delegatedBy: (board, school) =>
      `${board} asks you to fill this in for ${school}. The board sees your answer and can change it.`,
    delegationEnded: (board, school) => `${board} states the places for ${school} itself again`,
    delegationEndedLine: 'There is nothing left for you to do.',
    delegationEndedKept: 'There is nothing left for you to do. What you filled in has been kept.',
    boardOverrules: (school) =>
      `For ${list(school.overruled, 'en')} ${school.boardName} gave one figure for all its schools. That one counts.`,
    changedByBoard: (name, at) => `Filled in by the school, changed by the board (${name}, ${when(at, 'en')}).`,
    belowHalf: (half, teachers) =>
      `This is less than half of your ${teachers} group teachers (${half}). That is allowed; your answer has been kept as it is.`,
    aboveHalf: (half, teachers) =>
      `This is more than half of your ${teachers} group teachers (${half}). That is allowed; your answer has been kept as it is.`,
    capCounts: (sum, cap) =>
      `The variants add up to ${sum} places. We never place more than ${cap}, spread over the variants.`,
    askSummary: (board, year) => `Asked: how many students can ${board} place in ${schoolYearName(year)}?`,
    mailSubject: (board, year, period) =>
      `Places for students in ${schoolYearName(year)} (${period}): answer of ${board}`,
    mailParagraphs: (facts) => [
      `${facts.partnership} would like to know how many students ${facts.board} can place in ${schoolYearName(facts.year)}.`,
      ...(facts.explanation === '' ? [] : [facts.explanation]),
      `You can answer until ${moment(facts.deadline, 'en')}. Do you not know everything yet? Send what you know, the rest can wait.`,
    ],
  },
});

type Warning =
  | { code: 'below-half' | 'above-half'; total: number; half: number; groupTeachers: number }
  | { code: 'cap-counts'; sum: number; cap: number };

/** The sentence for something worth knowing about an answer that was saved. */
export function capacityWarningText(warning: Warning, language: Language): string {
  const copy = placementsCopy[language];
  if (warning.code === 'cap-counts') return copy.capCounts(warning.sum, warning.cap);
  const say = warning.code === 'below-half' ? copy.belowHalf : copy.aboveHalf;
  return say(warning.half, warning.groupTeachers);
}

/** How the rounds that are open stand, for a chat answer; names boards, never people. */
export interface RoundStatusFacts {
  schoolYear: number;
  period: string;
  deadline: string;
  progress: { boards: number; answered: number; partial: number; none: number };
  kringen: { name: string | null; boards: number; answered: number }[];
  /** Relatiebeheerders, who has most to chase first. */
  managers: { name: string; boards: number; answered: number }[];
  /** Boards whose answer is not complete, in order of kring and name. */
  missing: readonly string[];
  total: { demand: number | null; definite: number; provisional: number };
  /** Variants with more demand than places. */
  short: { name: string; short: number }[];
}

const MOST_NAMED = 12;

export const roundStatusCopy = bothLanguages({
  nl: {
    head: (facts: RoundStatusFacts) =>
      `${placementsCopy.nl.roundTitle(facts.schoolYear, facts.period)}: ${facts.progress.answered} van ${count(facts.progress.boards, 'bestuur', 'besturen')} klaar`,
    until: (deadline: string) => `Antwoorden kan tot ${moment(deadline, 'nl')}.`,
    places: (total: RoundStatusFacts['total']) =>
      total.demand === null
        ? `Tot nu toe ${count(total.definite, 'plaats', 'plaatsen')} definitief en ${total.provisional} onder voorbehoud.`
        : `Tot nu toe ${count(total.definite, 'plaats', 'plaatsen')} definitief en ${total.provisional} onder voorbehoud, voor ${count(total.demand, 'student', 'studenten')}.`,
    noKring: 'Zonder kring',
    answeredOf: (answered: number, boards: number) => `${answered} van ${count(boards, 'bestuur', 'besturen')} klaar`,
    managers: (all: RoundStatusFacts['managers']) =>
      `Nog te vragen, per relatiebeheerder: ${list(
        all.map(({ name, boards, answered }) => `${name} (nog ${boards - answered})`),
        'nl',
      )}.`,
    remind: 'Herinner wie nog niet klaar is',
    missing: (names: readonly string[]) =>
      names.length > MOST_NAMED
        ? `Nog niet klaar: ${names.slice(0, MOST_NAMED).join(', ')} en nog ${names.length - MOST_NAMED}.`
        : `Nog niet klaar: ${list(names, 'nl')}.`,
    short: (variants: RoundStatusFacts['short']) =>
      `Te weinig plaatsen: ${list(
        variants.map(({ name, short }) => `${name} (${short} tekort)`),
        'nl',
      )}.`,
    noRound: 'Er is nu geen plaatsingsronde open.',
  },
  en: {
    head: (facts) =>
      `${placementsCopy.en.roundTitle(facts.schoolYear, facts.period)}: ${facts.progress.answered} of ${count(facts.progress.boards, 'board', 'boards')} done`,
    until: (deadline) => `Answers are taken until ${moment(deadline, 'en')}.`,
    places: (total) =>
      total.demand === null
        ? `So far ${count(total.definite, 'place', 'places')} definite and ${total.provisional} provisional.`
        : `So far ${count(total.definite, 'place', 'places')} definite and ${total.provisional} provisional, for ${count(total.demand, 'student', 'students')}.`,
    noKring: 'Without kring',
    answeredOf: (answered, boards) => `${answered} of ${count(boards, 'board', 'boards')} done`,
    managers: (all) =>
      `To chase, by relation manager: ${list(
        all.map(({ name, boards, answered }) => `${name} (${boards - answered} open)`),
        'en',
      )}.`,
    remind: 'Remind who is not done yet',
    missing: (names) =>
      names.length > MOST_NAMED
        ? `Not done yet: ${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more.`
        : `Not done yet: ${list(names, 'en')}.`,
    short: (variants) =>
      `Too few places: ${list(
        variants.map(({ name, short }) => `${name} (${short} short)`),
        'en',
      )}.`,
    noRound: 'No placement round is open now.',
  },
});
