import type { KringStanding, Position, Tally } from '../outcomes/rules/outcome-round.ts';
import { POSITIONS } from '../outcomes/rules/outcome-round.ts';
import { bothLanguages } from './copy.ts';
import { count, type Language, list, longDate } from './format.ts';

const nl = {
  positions: {
    agree: 'Eens',
    'agree-if': 'Eens, onder voorwaarde',
    disagree: 'Niet eens',
    none: 'Geen gezamenlijk standpunt',
  } as Record<Position, string>,
  standings: {
    settled: 'Vastgesteld',
    busy: 'Bezig',
    waiting: 'Nog niet begonnen',
    late: 'Te laat',
    gone: 'Kring is opgeheven',
  } as Record<KringStanding, string>,
  afterRollUp: 'na de bundeling',
  obligation: (title: string, kring: string) => `Opbrengst van ${kring}: ${title}`,
  summary: (body: string, title: string) => `Vraag van ${body}: ${title}`,
  question: (body: string, title: string) => `${body} vraagt: ${title}`,
  itemTitle: (body: string, title: string) => `Vraag van ${body}: ${title}`,
  itemDue: (due: string, url: string) => `Leg de opbrengst vast tot en met ${longDate(due, 'nl')}: ${url}`,
  mailSettle: (body: string, kring: string, due: string) =>
    `${body} wil weten hoe ${kring} hierover denkt. Bespreek het in de kring en leg de opbrengst vast tot en met ${longDate(due, 'nl')}. Jij stelt het antwoord vast.`,
  mailAdd: (body: string, kring: string) =>
    `${body} wil weten hoe ${kring} hierover denkt. Het komt op de agenda van de kring. Je kunt alvast iets meegeven.`,
  due: (due: string) => `Antwoorden kan tot en met ${longDate(due, 'nl')}.`,
  settledBy: (name: string) => `${name} stelt het antwoord van de kring vast.`,
  settled: (name: string) => (name ? `Vastgesteld door ${name}.` : 'Vastgesteld.'),
  late: 'De laatste dag is voorbij. Antwoorden kan nog; wat gebundeld is, noemt jullie als kring die nog niet heeft geantwoord.',
  gone: (into: string | null) =>
    into
      ? `De kring is opgegaan in ${into}. Antwoorden kan daar.`
      : 'De kring is opgeheven. Er wordt niets meer gevraagd.',
  withdrawn: 'De vraag is ingetrokken. Wat er was opgeschreven, is bewaard.',
  decided: 'Er is een besluit genomen. Het komt op de agenda van de kring.',
  open: 'Open de opbrengst',
  questionOf: (nth: number, of: number, text: string) => `Vraag ${nth} van ${of}: ${text}`,
  added: (name: string, text: string) => `${name}: ${text}`,
  inTab: 'Er staat al veel tekst. Verder schrijven gaat in de tab.',
  position: 'Standpunt van de kring',
  positionLine: (position: Position | null) => (position ? nl.positions[position] : 'Nog geen standpunt'),
  reasons: 'Waarom? (en onder welke voorwaarde)',
  dissent: 'Wie denkt er anders, en waarom?',
  dissentLine: (text: string) => `Ander geluid: ${text}`,
  save: 'Bewaar en ga verder',
  previous: 'Vorige vraag',
  change: 'Wijzig',
  settle: 'Stel vast namens de kring',
  reopen: 'Open weer om te wijzigen',
  addHelp: (settler: string | null) =>
    settler
      ? `${settler} stelt het antwoord vast. Wil je iets meegeven? Het staat er met je naam bij.`
      : 'Wil je iets meegeven? Het staat er met je naam bij.',
  addTo: 'Bij welke vraag',
  addLabel: 'Wat wil je meegeven?',
  add: 'Voeg toe',
  decidedTitle: (body: string, title: string) => `Besluit van ${body}: ${title}`,
  decisionLine: (number: string, text: string) => `Besluit ${number}: ${text}`,
  followUp: (text: string) => `Vervolg: ${text}`,
  onAgenda: (date: string) => `Staat op de agenda van ${date}.`,
  rolledTitle: (title: string) => `Opbrengsten van de kringen: ${title}`,
  rolledHead: (date: string, settled: number, asked: number) =>
    `Gebundeld op ${longDate(date, 'nl')}. ${settled} van ${count(asked, 'kring heeft', 'kringen hebben')} geantwoord.`,
  without: (names: readonly string[]) => `Nog geen antwoord van ${list(names, 'nl')}.`,
  rolledFoot: (url: string) => `In eigen woorden, kring voor kring: ${url}`,
  moreInOverview: 'De overige vragen staan in het overzicht.',
  saidBy: (position: string, names: readonly string[]) => `${position}: ${list(names, 'nl')}.`,
  missingNames: (names: readonly string[]) => `Nog geen antwoord: ${list(names, 'nl')}.`,
  goneNames: (names: readonly string[]) => `Opgeheven zonder antwoord: ${list(names, 'nl')}.`,
  paper: {
    kind: 'Opbrengsten van de kringen',
    asker: 'Gevraagd door',
    due: 'Antwoorden tot en met',
    answered: 'Geantwoord',
    missing: 'Nog geen antwoord van',
    of: (settled: number, asked: number) => `${settled} van ${count(asked, 'kring', 'kringen')}`,
    head: ['Kring', 'Standpunt', 'Waarom', 'Ander geluid'],
    decisions: 'Wat er is besloten',
    decisionHead: ['Nummer', 'Besluit', 'Vervolg'],
    footer: (title: string, date: string) => `Opbrengsten: ${title} · ${date}`,
  },
};

const en: typeof nl = {
  positions: { agree: 'Agree', 'agree-if': 'Agree, on a condition', disagree: 'Disagree', none: 'No common position' },
  standings: {
    settled: 'Settled',
    busy: 'In progress',
    waiting: 'Not begun',
    late: 'Late',
    gone: 'Kring has ended',
  },
  afterRollUp: 'after they were brought together',
  obligation: (title, kring) => `Outcome of ${kring}: ${title}`,
  summary: (body, title) => `Question from ${body}: ${title}`,
  question: (body, title) => `${body} asks: ${title}`,
  itemTitle: (body, title) => `Question from ${body}: ${title}`,
  itemDue: (due, url) => `Record the outcome by ${longDate(due, 'en')}: ${url}`,
  mailSettle: (body, kring, due) =>
    `${body} wants to know what ${kring} thinks of this. Discuss it in the kring and record the outcome by ${longDate(due, 'en')}. You settle the answer.`,
  mailAdd: (body, kring) =>
    `${body} wants to know what ${kring} thinks of this. It comes on the agenda of the kring. You can add something now.`,
  due: (due) => `You can answer until ${longDate(due, 'en')}.`,
  settledBy: (name) => `${name} settles the answer of the kring.`,
  settled: (name) => (name ? `Settled by ${name}.` : 'Settled.'),
  late: 'The last day has passed. You can still answer; what was brought together names you as not having answered.',
  gone: (into) =>
    into ? `The kring has become part of ${into}. Answer there.` : 'The kring has ended. Nothing is asked any more.',
  withdrawn: 'The question was withdrawn. What had been written is kept.',
  decided: 'A decision was taken. It comes on the agenda of the kring.',
  open: 'Open the outcome',
  questionOf: (nth, of, text) => `Question ${nth} of ${of}: ${text}`,
  added: (name, text) => `${name}: ${text}`,
  inTab: 'There is much text already. Go on in the tab.',
  position: 'Position of the kring',
  positionLine: (position) => (position ? en.positions[position] : 'No position yet'),
  reasons: 'Why? (and on what condition)',
  dissent: 'Who thinks otherwise, and why?',
  dissentLine: (text) => `Other voice: ${text}`,
  save: 'Save and go on',
  previous: 'Previous question',
  change: 'Change',
  settle: 'Settle for the kring',
  reopen: 'Open again to change',
  addHelp: (settler) =>
    settler
      ? `${settler} settles the answer. Anything to add? It stands there under your name.`
      : 'Anything to add? It stands there under your name.',
  addTo: 'To which question',
  addLabel: 'What do you want to add?',
  add: 'Add',
  decidedTitle: (body, title) => `Decision of ${body}: ${title}`,
  decisionLine: (number, text) => `Decision ${number}: ${text}`,
  followUp: (text) => `Follow-up: ${text}`,
  onAgenda: (date) => `It is on the agenda of ${date}.`,
  rolledTitle: (title) => `Outcomes of the kringen: ${title}`,
  rolledHead: (date, settled, asked) =>
    `Brought together on ${longDate(date, 'en')}. ${settled} of ${count(asked, 'kring has', 'kringen have')} answered.`,
  without: (names) => `No answer yet from ${list(names, 'en')}.`,
  rolledFoot: (url) => `In their own words, kring by kring: ${url}`,
  moreInOverview: 'The other questions are in the overview.',
  saidBy: (position, names) => `${position}: ${list(names, 'en')}.`,
  missingNames: (names) => `No answer yet: ${list(names, 'en')}.`,
  goneNames: (names) => `Ended without an answer: ${list(names, 'en')}.`,
  paper: {
    kind: 'Outcomes of the kringen',
    asker: 'Asked by',
    due: 'Answer by',
    answered: 'Answered',
    missing: 'No answer yet from',
    of: (settled, asked) => `${settled} of ${count(asked, 'kring', 'kringen')}`,
    head: ['Kring', 'Position', 'Why', 'Other voice'],
    decisions: 'What was decided',
    decisionHead: ['Number', 'Decision', 'Follow-up'],
    footer: (title, date) => `Outcomes: ${title} · ${date}`,
  },
};

/** Questions to the kringen and their outcomes: on cards, in mail, on agendas and on paper. */
export const outcomesCopy = bothLanguages({ nl, en });

/** Who said what, each position a sentence with names; those who said nothing are named too. */
export function tallyLines(tally: Tally, language: Language): string[] {
  const say = outcomesCopy[language];
  return [
    ...POSITIONS.filter((position) => tally.said[position].length > 0).map((position) =>
      say.saidBy(say.positions[position], tally.said[position]),
    ),
    ...(tally.missing.length > 0 ? [say.missingNames(tally.missing)] : []),
    ...(tally.gone.length > 0 ? [say.goneNames(tally.gone)] : []),
  ];
}

type Facts = Readonly<Record<string, string | number>>;

export const outcomesRefusals = bothLanguages<Record<string, (facts: Facts) => string>>({
  nl: {
    'outcome-due-past': () =>
      'De laatste dag om te antwoorden is al voorbij. Er is niets verstuurd. Kies een latere dag.',
    'outcome-no-kring': () =>
      'Je vroeg het aan een overleg dat geen kring (meer) is. Er is niets verstuurd. Ververs het scherm en kies opnieuw.',
    'outcome-settler-gone': () =>
      'Wie het antwoord zou vaststellen, heeft die zetel niet meer. Er is niets verstuurd. Kies iemand anders.',
    'outcome-withdrawn': () =>
      'Deze vraag is ingetrokken. Wat er al was opgeschreven, is bewaard. Je hoeft niets te doen.',
    'outcome-decided': () =>
      'Hierover is al een besluit genomen. Er is niets gewijzigd. Het besluit komt op de agenda van elke kring.',
    'outcome-kring-gone': ({ kring }) =>
      `${kring} bestaat niet meer. Wat er was opgeschreven, is bewaard. Is de kring samengevoegd? Antwoord dan bij de nieuwe kring.`,
    'outcome-settled': () =>
      'Dit antwoord is al vastgesteld. Er is niets gewijzigd. Open het eerst weer als je iets wilt veranderen.',
    'outcome-rolled-up': () =>
      'Dit antwoord is al gebundeld voor de vergadering en blijft zo staan. Er is niets gewijzigd. Geef een aanvulling mee, of vraag de vragensteller om opnieuw te bundelen.',
    'outcome-incomplete': ({ open }) =>
      `${Number(open) === 1 ? 'Bij 1 vraag ontbreekt' : `Bij ${open} vragen ontbreekt`} het standpunt nog. Wat je al schreef, is bewaard. Vul het aan en stel dan vast.`,
    'outcome-nothing-yet': () =>
      'Nog geen kring heeft een antwoord vastgesteld. Er is niets gebundeld. Stuur een herinnering, of wacht nog even.',
    'outcome-late-kringen': ({ kringen }) =>
      `Nog geen antwoord van ${kringen}. Er is nog niets gebundeld. Wil je zonder hen verder? Dan staat dat erbij.`,
    'outcome-no-meeting': ({ body }) =>
      `Voor ${body} staat geen bijeenkomst gepland. Er is niets gebundeld. Plan eerst een bijeenkomst.`,
  },
  en: {
    'outcome-due-past': () => 'The last day to answer has passed. Nothing was sent. Choose a later day.',
    'outcome-no-kring': () =>
      'You asked a body that is not a kring (any more). Nothing was sent. Refresh the screen and choose again.',
    'outcome-settler-gone': () =>
      'Whoever would settle the answer no longer has that seat. Nothing was sent. Choose somebody else.',
    'outcome-withdrawn': () => 'This question was withdrawn. What had been written is kept. You need not do anything.',
    'outcome-decided': () =>
      'A decision on this has been taken. Nothing was changed. The decision comes on the agenda of each kring.',
    'outcome-kring-gone': ({ kring }) =>
      `${kring} no longer exists. What had been written is kept. Was it merged? Then answer at the new kring.`,
    'outcome-settled': () => 'This answer has been settled. Nothing was changed. Open it again first to change it.',
    'outcome-rolled-up': () =>
      'This answer was brought together for the meeting and stays as it is. Nothing was changed. Add something, or ask for the outcomes to be brought together again.',
    'outcome-incomplete': ({ open }) =>
      `${Number(open) === 1 ? '1 question has' : `${open} questions have`} no position yet. What you wrote is kept. Complete it, then settle.`,
    'outcome-nothing-yet': () =>
      'No kring has settled an answer yet. Nothing was brought together. Send a reminder, or wait.',
    'outcome-late-kringen': ({ kringen }) =>
      `No answer yet from ${kringen}. Nothing was brought together. Go on without them? Then that is stated.`,
    'outcome-no-meeting': ({ body }) =>
      `No meeting is planned for ${body}. Nothing was brought together. Plan one first.`,
  },
});
