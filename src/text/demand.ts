import type { DemandFault, DemandFaultCode } from '../placements/rules/demand-list.ts';
import { bothLanguages } from './copy.ts';
import type { Language } from './format.ts';

const fields = bothLanguages<Record<string, string>>({
  nl: {
    variant: 'Opleidingsvariant',
    kring: 'Kring',
    region: 'Onderwijsregio',
    period: 'Periode',
    students: 'Studenten',
  },
  en: {
    variant: 'Programme variant',
    kring: 'Kring',
    region: 'Education region',
    period: 'Period',
    students: 'Students',
  },
});

const faults = bothLanguages<Record<DemandFaultCode, (value: string) => string>>({
  nl: {
    'column-missing': (value) => `De kolom "${value}" ontbreekt. Voeg hem toe, of begin met het voorbeeldbestand.`,
    'column-twice': (value) => `De kolom "${value}" staat er twee keer in. Laat er één staan.`,
    'variant-unknown': (value) =>
      value
        ? `"${value}" is geen opleidingsvariant van deze ronde. Schrijf de naam zoals in de ronde.`
        : 'Hier ontbreekt de opleidingsvariant. Vul de naam in zoals in de ronde.',
    'kring-unknown': (value) =>
      `"${value}" is geen kring van dit partnerschap. Schrijf de naam zoals in de deelnemerslijst, of laat de cel leeg voor het hele partnerschap.`,
    'region-unknown': (value) =>
      `"${value}" is geen onderwijsregio van dit partnerschap. Schrijf de naam zoals in de deelnemerslijst, of laat de cel leeg.`,
    'two-places': () =>
      'Hier staan een kring en een onderwijsregio in één rij. Maak er twee rijen van, of laat één van de twee leeg.',
    'number-wrong': (value) => `"${value}" is geen aantal. Vul een heel getal in van 0 tot en met 99.999.`,
    twice: (row) =>
      `Deze variant staat voor dezelfde kring of regio ook in rij ${row}. Laat één van de twee rijen staan.`,
    formula: () => 'Hier staat een formule. Zet er de uitkomst neer.',
    'regions-over': (value) =>
      `Van ${value} staan er in de kringen of de onderwijsregio’s samen meer studenten dan in het hele partnerschap. Kijk de aantallen na.`,
    'list-empty': () => 'Onder de kopjes staan geen aantallen. Kijk na of je het goede bestand hebt.',
  },
  en: {
    'column-missing': (value) => `The column "${value}" is missing. Add it, or begin with the example file.`,
    'column-twice': (value) => `The column "${value}" is there twice. Keep one.`,
    'variant-unknown': (value) =>
      value
        ? `"${value}" is not a programme variant of this round. Write the name as in the round.`
        : 'The programme variant is missing here. Fill in the name as in the round.',
    'kring-unknown': (value) =>
      `"${value}" is not a kring of this partnership. Write the name as on the roster, or leave the cell empty for the whole partnership.`,
    'region-unknown': (value) =>
      `"${value}" is not an education region of this partnership. Write the name as on the roster, or leave the cell empty.`,
    'two-places': () =>
      'There are a kring and an education region in one row. Make it two rows, or leave one of them empty.',
    'number-wrong': (value) => `"${value}" is not a number of students. Fill in a whole number from 0 to 99,999.`,
    twice: (row) => `This variant is in row ${row} for the same kring or region as well. Keep one of the two rows.`,
    formula: () => 'There is a formula here. Put its outcome instead.',
    'regions-over': (value) =>
      `Of ${value} there are more students in the kringen or the education regions together than in the whole partnership. Check the numbers.`,
    'list-empty': () => 'There are no numbers below the headings. Check whether this is the right file.',
  },
});

/** `nameOf`: what a variant is called, for a fault that is about one as a whole. */
export function demandFaultText(fault: DemandFault, language: Language, nameOf: (id: string) => string): string {
  const say = faults[language][fault.code];
  if (fault.code === 'column-missing' || fault.code === 'column-twice') return say(fields[language][fault.value] ?? '');
  return say(fault.code === 'regions-over' ? nameOf(fault.value) : fault.value);
}

/** The example list, in Dutch: it stands for a file of the institute. */
export const demandListCopy = {
  sheet: 'Vraag',
  headings: ['Opleidingsvariant', 'Kring', 'Onderwijsregio', 'Periode', 'Studenten'],
};

export const demandText = bothLanguages({
  nl: {
    ask: 'Hoeveel studenten moeten een plaats krijgen?',
    divide: 'Verdeeld over',
    divideHint: 'Samen nooit meer dan het aantal hierboven. Wat je niet weet, laat je leeg.',
    divisions: { none: 'Niet verdeeld', kring: 'Kringen', region: 'Onderwijsregio’s' },
    placeColumns: { kring: 'Kring', region: 'Onderwijsregio' },
    title: 'Lees de vraag van de opleiding in',
    open: 'Lees in uit Excel of CSV',
    intro:
      'Kies een Excel- of CSV-bestand met het aantal studenten per opleidingsvariant, en per kring of onderwijsregio als je dat weet. Je ziet eerst wat er verandert; daarna bewaar je het.',
    example: 'Download het voorbeeldbestand',
    checking: 'Het bestand wordt gecontroleerd',
    faults: 'Er is niets bewaard. Verbeter dit in het bestand en kies het opnieuw.',
    faultTitle: 'Fouten in het bestand',
    place: (row: number, column: string) => `Rij ${row}, ${column}`,
    row: (row: number) => `Rij ${row}`,
    file: 'Hele bestand',
    columns: { place: 'Plaats', text: 'Wat er mis is' },
    changes: 'Wat er verandert',
    changeColumns: { variant: 'Opleidingsvariant', kring: 'Kring of regio', before: 'Nu', after: 'Wordt' },
    whole: 'Hele partnerschap',
    unknown: 'onbekend',
    none: 'Er verandert niets: alles staat er al zo in.',
    same: (same: number) => (same === 1 ? '1 aantal blijft gelijk.' : `${same} aantallen blijven gelijk.`),
    otherPeriod: (rows: number) =>
      rows === 1
        ? '1 rij gaat over een andere periode en telt niet mee.'
        : `${rows} rijen gaan over een andere periode en tellen niet mee.`,
    save: 'Bewaar deze vraag',
    again: 'Kies een ander bestand',
    saved: 'De vraag is bewaard.',
  },
  en: {
    ask: 'How many students need a place?',
    divide: 'Divided over',
    divideHint: 'Together never more than the number above. Leave empty what you do not know.',
    divisions: { none: 'Not divided', kring: 'Kringen', region: 'Education regions' },
    placeColumns: { kring: 'Kring', region: 'Education region' },
    title: 'Read in the demand of the institute',
    open: 'Read in from Excel or CSV',
    intro:
      'Choose an Excel or CSV file with the number of students per programme variant, and per kring or education region where you know it. You first see what changes; then you save it.',
    example: 'Download the example file',
    checking: 'The file is being checked',
    faults: 'Nothing was saved. Mend this in the file and choose it again.',
    faultTitle: 'Faults in the file',
    place: (row, column) => `Row ${row}, ${column}`,
    row: (row) => `Row ${row}`,
    file: 'Whole file',
    columns: { place: 'Place', text: 'What is wrong' },
    changes: 'What changes',
    changeColumns: { variant: 'Programme variant', kring: 'Kring or region', before: 'Now', after: 'Becomes' },
    whole: 'Whole partnership',
    unknown: 'unknown',
    none: 'Nothing changes: it is all like this already.',
    same: (same) => (same === 1 ? '1 number stays the same.' : `${same} numbers stay the same.`),
    otherPeriod: (rows) =>
      rows === 1
        ? '1 row is about another period and does not count.'
        : `${rows} rows are about another period and do not count.`,
    save: 'Save this demand',
    again: 'Choose another file',
    saved: 'The demand is saved.',
  },
});

export const demandRefusals = bothLanguages<Record<string, () => string>>({
  nl: {
    'demand-changed': () =>
      'De vraag is intussen gewijzigd. Er is niets bewaard. Bekijk opnieuw wat dit bestand verandert.',
    'demand-one-file': () => 'Kies één bestand met de vraag. Er is niets bewaard.',
  },
  en: {
    'demand-changed': () =>
      'The demand has changed meanwhile. Nothing was saved. Look again at what this file changes.',
    'demand-one-file': () => 'Choose one file with the demand. Nothing was saved.',
  },
});
