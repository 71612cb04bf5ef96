import type { MappingFault, StudentField } from '../placements/rules/students/columns.ts';
import type { AgreedMove, ChangedField } from '../placements/rules/students/difference.ts';
import type { StudentFault, StudentFaultCode } from '../placements/rules/students/read-list.ts';
import { localDate } from '../time/local.ts';
import { bothLanguages } from './copy.ts';
import { type Language, shortDate } from './format.ts';

/** What each column of a student list is called on the screen. */
export const studentFieldNames = bothLanguages<Record<StudentField, string>>({
  nl: {
    studentNumber: 'Studentnummer',
    variant: 'Opleidingsvariant',
    school: 'School (BRIN, of BRIN met vestiging)',
    site: 'Vestiging',
    phase: 'Fase',
    mentor: 'Mentor',
    startsOn: 'Van',
    endsOn: 'Tot en met',
  },
  en: {
    studentNumber: 'Student number',
    variant: 'Programme variant',
    school: 'School (BRIN, or BRIN with site)',
    site: 'Site',
    phase: 'Phase',
    mentor: 'Mentor',
    startsOn: 'From',
    endsOn: 'Until',
  },
});

const faults = bothLanguages<Record<StudentFaultCode, (value: string) => string>>({
  nl: {
    'number-empty': () => 'Hier ontbreekt het studentnummer. Vul het in.',
    'number-wrong': () => 'Dit is geen studentnummer. Een studentnummer heeft 5 tot 10 cijfers en niets anders.',
    'number-twice': (row) => `Deze student staat ook in rij ${row}. Laat één van de twee rijen staan.`,
    'variant-unknown': (value) =>
      value
        ? `"${value}" is geen opleidingsvariant van deze ronde. Schrijf de naam zoals in de ronde.`
        : 'Hier ontbreekt de opleidingsvariant. Vul de naam in zoals in de ronde.',
    'school-empty': () => 'Hier ontbreekt de school. Vul het BRIN in, zoals 05AB of 05AB00.',
    'brin-wrong': () =>
      'Dit is geen BRIN. Schrijf twee cijfers en twee letters (05AB), of met de vestiging erbij (05AB00).',
    'brin-unknown': (value) =>
      `School ${value} staat niet in de deelnemerslijst. Kijk het BRIN na, of voeg de school toe aan de deelnemerslijst.`,
    'site-unknown': (value) =>
      `Vestiging ${value} staat niet in de deelnemerslijst. Kijk het nummer na, of laat de vestiging weg.`,
    'date-wrong': () => 'Dit is geen datum. Schrijf bijvoorbeeld 1-9-2026.',
    'ends-before-start': () => 'Deze datum ligt voor het begin van de plaatsing. Kijk beide datums na.',
    'text-long': (value) => `Deze tekst is te lang. Gebruik hoogstens ${value} tekens.`,
    formula: () => 'Hier staat een formule. Zet er de uitkomst neer.',
    'list-empty': () => 'Onder de kopjes staan geen studenten. Kijk na of je het goede bestand hebt.',
  },
  en: {
    'number-empty': () => 'The student number is missing here. Fill it in.',
    'number-wrong': () => 'This is not a student number. A student number has 5 to 10 digits and nothing else.',
    'number-twice': (row) => `This student is in row ${row} as well. Keep one of the two rows.`,
    'variant-unknown': (value) =>
      value
        ? `"${value}" is not a programme variant of this round. Write the name as in the round.`
        : 'The programme variant is missing here. Fill in the name as in the round.',
    'school-empty': () => 'The school is missing here. Fill in the BRIN, such as 05AB or 05AB00.',
    'brin-wrong': () => 'This is not a BRIN. Write two digits and two letters (05AB), or with the site (05AB00).',
    'brin-unknown': (value) => `School ${value} is not in the roster. Check the BRIN, or add the school to the roster.`,
    'site-unknown': (value) => `Site ${value} is not in the roster. Check the number, or leave the site out.`,
    'date-wrong': () => 'This is not a date. Write for instance 1-9-2026.',
    'ends-before-start': () => 'This date lies before the start of the placement. Check both dates.',
    'text-long': (value) => `This text is too long. Use at most ${value} characters.`,
    formula: () => 'There is a formula here. Put the outcome there.',
    'list-empty': () => 'There are no students below the headings. Check that you have the right file.',
  },
});

export function studentFaultText(fault: StudentFault, language: Language): string {
  return faults[language][fault.code](fault.value);
}

const mappingFaults = bothLanguages<Record<MappingFault['code'], (field: string) => string>>({
  nl: {
    'column-missing': (field) => `Kies in welke kolom dit staat: ${field}.`,
    'column-twice': (field) =>
      `De kolom die je koos voor ${field}, staat twee keer in het bestand. Geef elke kolom een eigen kopje.`,
    'column-shared': (field) =>
      `De kolom voor ${field} gebruik je ook voor iets anders. Kies voor elk een eigen kolom.`,
  },
  en: {
    'column-missing': (field) => `Choose the column that holds this: ${field}.`,
    'column-twice': (field) =>
      `The column you chose for ${field} is in the file twice. Give each column its own heading.`,
    'column-shared': (field) => `You use the column for ${field} for something else too. Choose a column for each.`,
  },
});

export function mappingFaultText(fault: MappingFault, language: Language): string {
  return mappingFaults[language][fault.code](studentFieldNames[language][fault.field]);
}

interface Change {
  before: { school: string; variant: string };
  after: { school: string; variant: string };
  fields: readonly ChangedField[];
  again: boolean;
}

const changed = bothLanguages({
  nl: {
    moved: (before: string, after: string) => `van ${before} naar ${after}`,
    other: {
      siteId: 'andere vestiging',
      phase: 'andere fase',
      mentor: 'andere mentor',
      startsOn: 'andere begindatum',
      endsOn: 'andere einddatum',
      back: 'staat weer in de lijst',
    },
    again: 'het bestuur beslist opnieuw',
    undone: {
      swap: (day: string) => `terug na ruil van ${day}`,
      replacement: (day: string) => `terug na nieuwe plaats van ${day}`,
    },
  },
  en: {
    moved: (before: string, after: string) => `from ${before} to ${after}`,
    other: {
      siteId: 'other site',
      phase: 'other phase',
      mentor: 'other mentor',
      startsOn: 'other start date',
      endsOn: 'other end date',
      back: 'is in the list again',
    },
    again: 'the board decides anew',
    undone: {
      swap: (day: string) => `back after the swap of ${day}`,
      replacement: (day: string) => `back after the new place of ${day}`,
    },
  },
});

/** What a list would do to a student whom boards agreed to move here. */
export function movedBackWords({ how, at }: AgreedMove, language: Language): string {
  return changed[language].undone[how](shortDate(localDate(at), language));
}

/** What an import changes in one student, a phrase each. */
export function changeWords({ before, after, fields, again }: Change, language: Language): string[] {
  const words = changed[language];
  const phrases = fields.map((field) => {
    if (field === 'schoolId') return words.moved(before.school, after.school);
    return field === 'variantId' ? words.moved(before.variant, after.variant) : words.other[field];
  });
  return again ? [...phrases, words.again] : phrases;
}

/** What stands in a message about students once those are erased. */
export const studentErasureCopy = bothLanguages({
  nl: { summary: 'De gegevens van deze studenten zijn gewist' },
  en: { summary: 'What was held about these students is erased' },
});

type Sentences = Record<string, () => string>;

export const studentRefusals = bothLanguages<Sentences>({
  nl: {
    'students-round-open': () =>
      'Deze ronde is nog open. Er is niets gewist. Sluit eerst de ronde; daarna kun je de studenten wissen.',
    'students-round-draft': () =>
      'Deze ronde is nog een concept. Open eerst de ronde; daarna kun je studenten inlezen. Er is niets opgeslagen.',
    'student-elsewhere': () =>
      'Een van deze studenten hoort niet (meer) bij dit bestuur: de school of de student is verplaatst. Er is niets opgeslagen. Ververs het scherm.',
    'student-gone': () =>
      'Een van deze studenten staat niet meer in de lijst van de opleiding. Er is niets opgeslagen. Ververs het scherm.',
    'keeping-past': () =>
      'Deze datum is al geweest. Er is niets gewijzigd. Kies een latere datum, of wis de studenten nu.',
    'keeping-early': () =>
      'Tot het schooljaar voorbij is, zijn de gegevens nodig. Er is niets gewijzigd. Kies een datum vanaf 1 augustus na het schooljaar.',
    'keeping-long': () =>
      'Langer dan zeven jaar na het schooljaar mogen we deze gegevens niet bewaren. Er is niets gewijzigd. Kies een eerdere datum.',
    'keeping-field-whole': () =>
      'Dit gegeven hoort bij de plaatsing en gaat samen met de ronde weg. Er is niets gewijzigd. Pas de termijn van de ronde aan.',
    'keeping-field-later': () =>
      'Dit gegeven hoort bij de plaatsing en kan niet langer blijven dan de ronde. Er is niets gewijzigd. Kies een eerdere datum, of verleng eerst de termijn van de ronde.',
    'student-number-wrong': () => 'Dit is geen studentnummer. Een studentnummer heeft 5 tot 10 cijfers. Kijk het na.',
    'replacement-not-needed': () =>
      'Voor deze student wordt geen plaats meer gezocht. Er is niemand gevraagd. Ververs het scherm.',
    'replacement-open': () =>
      'Voor deze student zijn al besturen gevraagd. Wacht op hun antwoord, of stop eerst met zoeken.',
    'replacement-no-room': () =>
      'Een van deze besturen heeft intussen geen plaats meer. Er is niemand gevraagd. Ververs het scherm en kies opnieuw.',
    'replacement-taken': () =>
      'Een ander bestuur was je voor: deze student heeft al een plaats. Je hoeft niets meer te doen.',
    'replacement-over': () =>
      'Antwoorden kan niet meer. Kun je de student toch plaatsen? Vertel het de programmaleider.',
    'replacement-withdrawn': () => 'Deze vraag is ingetrokken. Je hoeft niets meer te doen.',
    'replacement-no-school': () => 'Kies op welke school de student komt. Er is nog niets opgeslagen.',
    'student-no-reason': () => 'Vul in waarom deze student niet geplaatst kan worden. Er is niets opgeslagen.',
    'student-reason-number': () =>
      'Zet geen studentnummer of telefoonnummer in de tekst: anderen lezen die. Schrijf bijvoorbeeld: student 3. Er is niets opgeslagen.',
    'student-reason-long': () => 'De reden is te lang. Gebruik hoogstens 500 tekens. Er is niets opgeslagen.',
    'students-one-file': () => 'Kies één bestand met alle studenten. Er is niets opgeslagen.',
  },
  en: {
    'students-round-open': () =>
      'This round is still open. Nothing was erased. Close the round first; after that you can erase the students.',
    'students-round-draft': () =>
      'This round is still a draft. Open the round first; after that you can read in students. Nothing has been saved.',
    'student-elsewhere': () =>
      'One of these students does not belong to this board (any more): the school or the student has moved. Nothing has been saved. Refresh the screen.',
    'student-gone': () =>
      'One of these students is no longer in the list of the institute. Nothing has been saved. Refresh the screen.',
    'keeping-past': () => 'This date has passed. Nothing was changed. Choose a later date, or erase the students now.',
    'keeping-early': () =>
      'The data are needed until the school year is over. Nothing was changed. Choose a date from 1 August after the school year.',
    'keeping-long': () =>
      'We may not keep these data for more than seven years after the school year. Nothing was changed. Choose an earlier date.',
    'keeping-field-whole': () =>
      'This field is part of the placement and goes together with the round. Nothing was changed. Change the term of the round.',
    'keeping-field-later': () =>
      'This field is part of the placement and cannot stay longer than the round. Nothing was changed. Choose an earlier date, or extend the term of the round first.',
    'student-number-wrong': () => 'This is not a student number. A student number has 5 to 10 digits. Check it.',
    'replacement-not-needed': () =>
      'No place is sought for this student any more. Nobody was asked. Refresh the screen.',
    'replacement-open': () => 'Boards have been asked for this student already. Wait for their answer, or stop first.',
    'replacement-no-room': () =>
      'One of these boards has no room any more. Nobody was asked. Refresh the screen and choose again.',
    'replacement-taken': () =>
      'Another board was before you: this student has a place already. There is nothing left for you to do.',
    'replacement-over': () =>
      'Answers are no longer taken. Can you place the student after all? Tell the programme leader.',
    'replacement-withdrawn': () => 'This question has been withdrawn. There is nothing left for you to do.',
    'replacement-no-school': () => 'Choose the school for the student. Nothing has been saved yet.',
    'student-no-reason': () => 'Say why this student cannot be placed. Nothing has been saved.',
    'student-reason-number': () =>
      'Put no student number or telephone number in the text: others read it. Write for instance: student 3. Nothing has been saved.',
    'student-reason-long': () => 'The reason is too long. Use at most 500 characters. Nothing has been saved.',
    'students-one-file': () => 'Choose one file with all students. Nothing has been saved.',
  },
});

/** The example list, in Dutch: it stands for a file of a Dutch system. */
export const exampleListCopy = {
  sheet: 'Studenten',
  headings: ['Studentnummer', 'Opleidingsvariant', 'Fase', 'BRIN-vestiging', 'Mentor', 'Van', 'Tot'],
  phase: (year: number) => `Jaar ${year}`,
};
