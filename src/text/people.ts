import type { RosterPart } from '../people/rules/roster-records.ts';
import type { Fault, FaultCode, Note } from '../people/rules/roster-sheets.ts';
import type { RosterFault } from '../people/schema.ts';
import type { FileFault, FileFaultCode } from '../sheets/cells.ts';
import { bothLanguages } from './copy.ts';
import type { Language } from './format.ts';

type Facts = Fault['facts'];
type Sentences = Record<FaultCode, (facts: Facts) => string>;

/** What is wrong with a cell or sheet of an uploaded roster, and how it should be. */
const faults = bothLanguages<Sentences>({
  nl: {
    'no-known-sheet': () =>
      'Ik vind geen blad dat ik ken. Gebruik de namen en kolomkoppen van het voorbeeldbestand, zoals Besturen, Scholen en Personen.',
    'sheet-twice': ({ other }) => `Dit blad bevat hetzelfde soort lijst als blad ${other}. Voeg de twee bladen samen.`,
    'missing-column': () => 'Deze kolom ontbreekt. Voeg de kolom toe met precies deze kop.',
    'column-twice': () => 'Deze kolom staat er twee keer. Haal er een weg.',
    empty: () => 'Hier staat niets, maar deze cel is nodig. Vul de cel in.',
    formula: ({ given }) => `'${given}' is een formule. Zet er de uitkomst neer.`,
    'error-value': ({ given }) => `'${given}' is een foutmelding van een formule. Zet er de juiste waarde neer.`,
    'too-long': () => 'Deze tekst is te lang. Gebruik hoogstens 200 tekens.',
    'not-email': ({ given }) => `'${given}' is geen e-mailadres, zoals naam@school.nl.`,
    'not-brin': ({ given }) => `'${given}' is geen BRIN: twee cijfers en twee letters, zoals 05AB.`,
    'not-site': ({ given }) =>
      `'${given}' is geen vestiging: BRIN en twee cijfers, zoals 05AB00, of alleen de twee cijfers.`,
    'not-board-number': ({ given }) => `'${given}' is geen bestuursnummer: vijf cijfers, zoals 41001.`,
    'not-number': ({ given }) => `'${given}' is geen heel getal.`,
    'not-date': ({ given }) => `'${given}' is geen datum. Schrijf dag, maand en jaar, zoals 1-8-2026.`,
    'not-yes-no': ({ given }) => `'${given}' is geen ja of nee.`,
    'not-choice': ({ given, words }) => `'${given}' ken ik hier niet. Kies uit: ${words}.`,
    'not-quorum': ({ given }) =>
      `'${given}' is geen quorum. Schrijf bijvoorbeeld: voorzitter; helft besturen; 1 opleiding.`,
    twice: ({ given, first }) => `'${given}' staat al in rij ${first}. Haal een van de twee rijen weg.`,
    'unknown-board': ({ given }) => `Bestuur '${given}' staat niet op blad Besturen.`,
    'unknown-person': ({ given }) => `'${given}' staat niet op blad Personen.`,
    'name-not-unique': ({ given }) => `Er zijn er meer met de naam '${given}'. Gebruik het e-mailadres of het nummer.`,
    'unknown-region': ({ given }) => `'${given}' staat niet op blad Onderwijsregio's.`,
    'unknown-body': ({ given }) => `Overleg '${given}' staat niet op blad Overleggen.`,
    'unknown-kring': ({ given }) => `Kring '${given}' staat niet op blad Overleggen.`,
    'unknown-reach': ({ given }) => `'${given}' is geen bestuur van blad Besturen en geen BRIN van blad Scholen.`,
    'not-a-kring': ({ given }) => `'${given}' is een overleg, maar geen kring. Pas op blad Overleggen de soort aan.`,
    differs: ({ given, first }) =>
      `'${given}' klopt niet met rij ${first}. Laat de cel leeg, of vul in beide rijen hetzelfde in.`,
    'other-school': ({ given, brin }) => `Vestiging '${given}' hoort niet bij BRIN ${brin}.`,
    'until-before-from': () => 'Deze datum ligt voor de begindatum.',
    'date-without-person': ({ person }) => `Hier staat een datum, maar in kolom ${person} staat niemand.`,
    'two-holders': ({ seat, first }) =>
      `Zetel '${seat}' heeft in dezelfde tijd al een lid in rij ${first}. Geef elke zetel een eigen naam, of pas de datums aan.`,
    'label-needed': () =>
      "Geef de zetel een naam die in dit overleg maar een keer voorkomt, zoals 'Lid 1' of 'Lid namens de pabo'.",
    'role-needs-board': ({ role }) => `Bij de rol ${role} hoort een bestuur. Vul het bestuursnummer in.`,
    'role-needs-no-board': ({ role }) => `De rol ${role} geldt voor het hele partnerschap. Laat deze cel leeg.`,
    'relatiebeheerder-on-boards': () => 'Een relatiebeheerder zet je op blad Besturen, in kolom Relatiebeheerder.',
    'no-programmaleider': () =>
      'Na deze import is er geen programmaleider meer. Geef op blad Rollen minstens één persoon van blad Personen de rol programmaleider.',
  },
  en: {
    'no-known-sheet': () =>
      'There is no sheet I know. Use the names and headings of the example file, such as Besturen, Scholen and Personen.',
    'sheet-twice': ({ other }) => `This sheet holds the same kind of list as sheet ${other}. Put the two together.`,
    'missing-column': () => 'This column is missing. Add it with exactly this heading.',
    'column-twice': () => 'This column is there twice. Remove one of them.',
    empty: () => 'This cell is empty, but it is needed. Fill it in.',
    formula: ({ given }) => `'${given}' is a formula. Put its outcome there instead.`,
    'error-value': ({ given }) => `'${given}' is an error of a formula. Put the right value there.`,
    'too-long': () => 'This text is too long. Use at most 200 characters.',
    'not-email': ({ given }) => `'${given}' is not an e-mail address, such as name@school.nl.`,
    'not-brin': ({ given }) => `'${given}' is not a BRIN: two digits and two letters, such as 05AB.`,
    'not-site': ({ given }) =>
      `'${given}' is not a vestiging: a BRIN and two digits, such as 05AB00, or the digits alone.`,
    'not-board-number': ({ given }) => `'${given}' is not a bestuursnummer: five digits, such as 41001.`,
    'not-number': ({ given }) => `'${given}' is not a whole number.`,
    'not-date': ({ given }) => `'${given}' is not a date. Write day, month and year, such as 1-8-2026.`,
    'not-yes-no': ({ given }) => `'${given}' is neither ja nor nee.`,
    'not-choice': ({ given, words }) => `I do not know '${given}' here. Choose from: ${words}.`,
    'not-quorum': ({ given }) =>
      `'${given}' is not a quorum. Write for instance: voorzitter; helft besturen; 1 opleiding.`,
    twice: ({ given, first }) => `'${given}' is already in row ${first}. Remove one of the two rows.`,
    'unknown-board': ({ given }) => `Board '${given}' is not on sheet Besturen.`,
    'unknown-person': ({ given }) => `'${given}' is not on sheet Personen.`,
    'name-not-unique': ({ given }) => `More than one has the name '${given}'. Use the e-mail address or the number.`,
    'unknown-region': ({ given }) => `'${given}' is not on sheet Onderwijsregio's.`,
    'unknown-body': ({ given }) => `Body '${given}' is not on sheet Overleggen.`,
    'unknown-kring': ({ given }) => `Kring '${given}' is not on sheet Overleggen.`,
    'unknown-reach': ({ given }) => `'${given}' is neither a board of sheet Besturen nor a BRIN of sheet Scholen.`,
    'not-a-kring': ({ given }) => `'${given}' is a body, but not a kring. Change its kind on sheet Overleggen.`,
    differs: ({ given, first }) =>
      `'${given}' does not agree with row ${first}. Leave it empty, or make both rows the same.`,
    'other-school': ({ given, brin }) => `Vestiging '${given}' does not belong to BRIN ${brin}.`,
    'until-before-from': () => 'This date lies before the first day.',
    'date-without-person': ({ person }) => `There is a date here, but nobody in column ${person}.`,
    'two-holders': ({ seat, first }) =>
      `Seat '${seat}' already has a member at the same time in row ${first}. Give each seat its own name, or change the dates.`,
    'label-needed': () =>
      "Give the seat a name that is used once in this body, such as 'Lid 1' or 'Lid namens de pabo'.",
    'role-needs-board': ({ role }) => `The role ${role} is held for a board. Fill in the bestuursnummer.`,
    'role-needs-no-board': ({ role }) => `The role ${role} holds for the whole partnership. Leave this cell empty.`,
    'relatiebeheerder-on-boards': () => 'A relatiebeheerder is named on sheet Besturen, in column Relatiebeheerder.',
    'no-programmaleider': () =>
      'After this import there would be no programmaleider. On sheet Rollen, give somebody of sheet Personen the role programmaleider.',
  },
});

const fileFaults = bothLanguages<Record<FileFaultCode, string>>({
  nl: {
    empty: 'Dit bestand is leeg.',
    'too-large': 'Dit bestand is te groot. Gebruik een bestand van hoogstens 12 MB, met alleen de deelnemerslijst.',
    'too-many-rows': 'Dit bestand heeft te veel rijen. Een blad mag hoogstens 60.000 rijen hebben.',
    'old-excel':
      'Dit is een oud Excel-bestand of een bestand met een wachtwoord. Sla het op als Excel-werkmap (.xlsx) zonder wachtwoord.',
    'not-a-sheet': 'Dit is geen Excel- of CSV-bestand. Sla je lijst op als Excel-werkmap (.xlsx) of als CSV.',
    damaged: 'Dit bestand is beschadigd. Open het in Excel, sla het opnieuw op en probeer het nog eens.',
    'formula-without-value':
      'Hier staat een formule zonder uitkomst. Zet er de waarde neer, of open het bestand in Excel en sla het op.',
    'csv-quotes': 'Een aanhalingsteken wordt hier niet gesloten. Haal het weg of zet er een aanhalingsteken bij.',
  },
  en: {
    empty: 'This file is empty.',
    'too-large': 'This file is too large. Use a file of at most 12 MB with nothing but the roster.',
    'too-many-rows': 'This file has too many rows. A sheet may have at most 60,000 rows.',
    'old-excel':
      'This is an old Excel file or one with a password. Save it as an Excel workbook (.xlsx) without a password.',
    'not-a-sheet':
      'This is neither an Excel file nor a CSV file. Save your list as an Excel workbook (.xlsx) or as CSV.',
    damaged: 'This file is damaged. Open it in Excel, save it again and try once more.',
    'formula-without-value':
      'Here is a formula without an outcome. Put the value there, or open the file in Excel and save it.',
    'csv-quotes': 'A quotation mark is not closed here. Remove it or add one.',
  },
});

export function faultText(fault: Fault, language: Language): string {
  return faults[language][fault.code](fault.facts);
}

/** A file that could not be read, as a line among the other faults; the file's name stands for the sheet. */
export function fileFaultText(fault: FileFault, language: Language): RosterFault {
  const column = fault.column === null ? null : columnLetters(fault.column);
  return { sheet: fault.file, row: fault.row, column, text: fileFaults[language][fault.code] };
}

/** 1 is A, 27 is AA, as a spreadsheet names columns without a heading. */
function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** "Blad Scholen, rij 14, kolom BRIN" */
export function faultPlace({ sheet, row, column }: RosterFault, language: Language): string {
  const nl = language === 'nl';
  return [
    ...(sheet === '' ? [] : [`${nl ? 'Blad' : 'Sheet'} ${sheet}`]),
    ...(row === null ? [] : [`${nl ? 'rij' : 'row'} ${row}`]),
    ...(column === null ? [] : [`${nl ? 'kolom' : 'column'} ${column}`]),
  ].join(', ');
}

export function noteText(note: Note, language: Language): string {
  const nl = language === 'nl';
  if (note.code === 'unknown-sheet') {
    return nl
      ? `Blad ${note.sheet} herken ik niet. Het wordt overgeslagen.`
      : `I do not recognise sheet ${note.sheet}. It is passed over.`;
  }
  if (note.code === 'own-quorum') {
    return nl
      ? `Het quorum van ${note.body} is in Kringwerk ingesteld. Dat blijft zo; wat het blad zegt wordt overgeslagen.`
      : `The quorum of ${note.body} was set in Kringwerk. It stays; what the sheet says is passed over.`;
  }
  return nl
    ? `Blad ${note.sheet}: kolom ${note.column} gebruik ik niet. Die wordt overgeslagen.`
    : `Sheet ${note.sheet}: column ${note.column} is not used. It is passed over.`;
}

/** What each kind of record is called, several of them. */
export const partNames = bothLanguages<Record<RosterPart, string>>({
  nl: {
    boards: 'Besturen',
    schools: 'Scholen',
    sites: 'Vestigingen',
    persons: 'Personen',
    roles: 'Rollen',
    bodies: 'Overleggen',
    seats: 'Zetels',
    terms: 'Leden en plaatsvervangers',
    regions: "Onderwijsregio's",
  },
  en: {
    boards: 'Boards',
    schools: 'Schools',
    sites: 'Sites',
    persons: 'People',
    roles: 'Roles',
    bodies: 'Bodies',
    seats: 'Seats',
    terms: 'Members and deputies',
    regions: 'Education regions',
  },
});

export const peopleRefusals = bothLanguages<
  Record<string, (facts: Readonly<Record<string, string | number>>) => string>
>({
  nl: {
    'import-not-found': () =>
      'Deze upload is er niet meer: uploads blijven een dag bewaard. Er is niets veranderd. Upload het bestand opnieuw.',
    'no-files': () => 'Er zat geen bestand bij. Kies een Excel- of CSV-bestand en upload het opnieuw.',
    'too-many-files': () => 'Je kunt hoogstens tien bestanden tegelijk uploaden. Er is niets veranderd.',
    'upload-too-large': () =>
      'Deze upload is te groot. Er is niets veranderd. Gebruik bestanden van samen hoogstens 12 MB.',
    'partnership-exists': ({ name }) =>
      `Er is al een partnerschap met de naam ${name}. Er is niets veranderd. Kies een andere naam.`,
    'own-address': () =>
      'Je eigen e-mailadres kun je hier niet wijzigen, zodat een tikfout je niet buitensluit. Er is niets veranderd. Vraag een collega van het programma om het te doen.',
    'address-taken': ({ name }) => `Dit e-mailadres hoort al bij ${name}. Er is niets veranderd. Controleer het adres.`,
    'address-of-former': ({ name }) =>
      `Dit e-mailadres hoort bij ${name}, die niet meer meedoet. Er is niets veranderd. Controleer het adres, of zet ${name} terug in de deelnemerslijst.`,
    'founder-unnamed': () =>
      'Je account heeft geen naam of e-mailadres. Er is niets veranderd. Vul een programmaleider in met naam en e-mailadres.',
  },
  en: {
    'import-not-found': () =>
      'This upload is gone: uploads are kept for a day. Nothing has changed. Upload the file again.',
    'no-files': () => 'There was no file. Choose an Excel or CSV file and upload it again.',
    'too-many-files': () => 'You can upload at most ten files at a time. Nothing has changed.',
    'upload-too-large': () => 'This upload is too large. Nothing has changed. Use files of 12 MB at most together.',
    'partnership-exists': ({ name }) =>
      `There already is a partnership named ${name}. Nothing has changed. Choose another name.`,
    'own-address': () =>
      'You cannot change your own e-mail address here, so that a slip does not shut you out. Nothing has changed. Ask a colleague of the programme to do it.',
    'address-taken': ({ name }) =>
      `This e-mail address already belongs to ${name}. Nothing has changed. Check the address.`,
    'address-of-former': ({ name }) =>
      `This e-mail address belongs to ${name}, who no longer takes part. Nothing has changed. Check the address, or put ${name} back in the roster.`,
    'founder-unnamed': () =>
      'Your account has no name or e-mail address. Nothing has changed. Name a programmaleider with an e-mail address.',
  },
});
