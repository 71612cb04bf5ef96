/**
 * The sheets of the roster workbook, column by column. One table for reading, writing and explaining: headings are
 * Dutch because the file is; `also` holds what people call the same thing. Spelling is compared without case,
 * accents, spaces and punctuation.
 */
export const SHEETS = {
  regions: {
    name: "Onderwijsregio's",
    also: ['onderwijsregio', 'regios'],
    columns: [
      { key: 'name', heading: 'Onderwijsregio', kind: 'text', required: true, also: ['naam', 'regio'] },
      { key: 'core', heading: 'Kernregio', kind: 'yesNo', also: ['kern', 'kern (ja/nee)'] },
    ],
  },
  bodies: {
    name: 'Overleggen',
    also: ['overleg', 'gremia', 'kringen', 'groepen'],
    columns: [
      { key: 'name', heading: 'Overleg', kind: 'text', required: true, also: ['naam', 'naam overleg', 'gremium'] },
      { key: 'kind', heading: 'Soort', kind: 'choice', choices: 'bodyKind', required: true, also: ['soort overleg'] },
      { key: 'quorum', heading: 'Quorum', kind: 'quorum' },
    ],
  },
  boards: {
    name: 'Besturen',
    also: ['bestuur', 'schoolbesturen'],
    columns: [
      {
        key: 'number',
        heading: 'Bestuursnummer',
        kind: 'boardNumber',
        required: true,
        also: ['bestuurnummer', 'bevoegd gezag nummer', 'bg nummer', 'nummer'],
      },
      { key: 'name', heading: 'Bestuur', kind: 'text', required: true, also: ['naam', 'naam bestuur', 'bestuursnaam'] },
      { key: 'kring', heading: 'Kring', kind: 'text', also: ['regio', 'cluster'] },
      {
        key: 'relatiebeheerder',
        heading: 'Relatiebeheerder',
        kind: 'person',
        also: ['relatiebeheerder e-mail', 'e-mail relatiebeheerder', 'contactpersoon opleiding'],
      },
    ],
  },
  schools: {
    name: 'Scholen',
    also: ['school', 'vestigingen', 'scholen en vestigingen'],
    columns: [
      { key: 'brin', heading: 'BRIN', kind: 'brin', also: ['brinnummer', 'brin nummer', 'brincode'] },
      { key: 'name', heading: 'School', kind: 'text', required: true, also: ['naam', 'naam school', 'schoolnaam'] },
      { key: 'board', heading: 'Bestuur', kind: 'board', required: true, also: ['bestuursnummer', 'bestuurnummer'] },
      { key: 'kind', heading: 'Soort', kind: 'text', also: ['type', 'soort school', 'ols/aos', 'schooltype'] },
      { key: 'tier', heading: 'Status', kind: 'choice', choices: 'tier', also: ['erkenning', 'accreditatie'] },
      {
        key: 'holidayRegion',
        heading: 'Vakantieregio',
        kind: 'choice',
        choices: 'holidayRegion',
        also: ['schoolvakantieregio'],
      },
      {
        key: 'groupTeachers',
        heading: 'Groepsleerkrachten',
        kind: 'number',
        also: ['aantal groepsleerkrachten', 'aantal leerkrachten', 'leerkrachten'],
      },
      {
        key: 'contact',
        heading: 'Contactpersoon',
        kind: 'person',
        also: ['contact', 'e-mail contactpersoon', 'contactpersoon e-mail', 'schoolopleider'],
      },
      {
        key: 'code',
        heading: 'Vestiging',
        kind: 'site',
        also: ['vestigingscode', 'vestigingsnummer', 'brin vestiging'],
      },
      { key: 'siteName', heading: 'Naam vestiging', kind: 'text', also: ['vestigingsnaam', 'locatie'] },
      { key: 'city', heading: 'Plaats', kind: 'text', also: ['plaatsnaam', 'vestigingsplaats', 'woonplaats'] },
      { key: 'region', heading: 'Onderwijsregio', kind: 'text', also: ['regio'] },
    ],
  },
  persons: {
    name: 'Personen',
    also: ['persoon', 'deelnemers', 'contactpersonen', 'mensen', 'deelnemerslijst'],
    columns: [
      {
        key: 'email',
        heading: 'E-mail',
        kind: 'email',
        required: true,
        also: ['e-mailadres', 'mail', 'mailadres', 'emailadres'],
      },
      { key: 'name', heading: 'Naam', kind: 'text', also: ['volledige naam', 'naam persoon'] },
      { key: 'firstName', heading: 'Voornaam', kind: 'text', also: ['roepnaam'], writes: false },
      { key: 'infix', heading: 'Tussenvoegsel', kind: 'text', also: ['tussenvoegsels', 'tv'], writes: false },
      { key: 'lastName', heading: 'Achternaam', kind: 'text', writes: false },
      { key: 'organisation', heading: 'Organisatie', kind: 'text', also: ['werkgever', 'instelling'] },
      { key: 'language', heading: 'Taal', kind: 'choice', choices: 'language' },
    ],
  },
  roles: {
    name: 'Rollen',
    also: ['rol', 'rollen en taken'],
    columns: [
      {
        key: 'email',
        heading: 'Persoon',
        kind: 'person',
        required: true,
        also: ['e-mail', 'e-mailadres', 'mail', 'naam'],
      },
      { key: 'role', heading: 'Rol', kind: 'choice', choices: 'role', required: true, also: ['functie'] },
      {
        key: 'for',
        heading: 'Voor',
        kind: 'reach',
        also: ['bestuur of school', 'bestuursnummer', 'bestuursnummer of brin', 'namens'],
      },
    ],
  },
  seats: {
    name: 'Zetels',
    also: ['zetel', 'leden', 'samenstelling', 'bezetting'],
    columns: [
      { key: 'body', heading: 'Overleg', kind: 'text', required: true, also: ['naam overleg', 'gremium', 'groep'] },
      { key: 'label', heading: 'Zetel', kind: 'text', also: ['naam zetel', 'omschrijving'] },
      { key: 'role', heading: 'Rol', kind: 'choice', choices: 'seatRole', also: ['rol in overleg'] },
      { key: 'board', heading: 'Bestuur', kind: 'board', also: ['bestuursnummer', 'namens bestuur'] },
      { key: 'kring', heading: 'Kring', kind: 'text', also: ['namens kring', 'regio'] },
      { key: 'votes', heading: 'Stemt', kind: 'yesNo', also: ['stemrecht', 'stem'] },
      { key: 'required', heading: 'Verplicht', kind: 'yesNo', also: ['aanwezigheid verplicht', 'vereist'] },
      { key: 'member', heading: 'Lid', kind: 'person', also: ['e-mail lid', 'lid e-mail', 'persoon', 'e-mail'] },
      {
        key: 'from',
        heading: 'Vanaf',
        kind: 'date',
        also: ['van', 'lid vanaf', 'begin', 'startdatum', 'ingangsdatum'],
      },
      {
        key: 'until',
        heading: 'Tot en met',
        kind: 'date',
        also: ['t/m', 'tot', 'lid tot en met', 'einde', 'einddatum'],
      },
      {
        key: 'deputy',
        heading: 'Plaatsvervanger',
        kind: 'person',
        also: ['vervanger', 'e-mail plaatsvervanger', 'plv', 'plaatsvervanger e-mail'],
      },
      {
        key: 'deputyFrom',
        heading: 'Plaatsvervanger vanaf',
        kind: 'date',
        also: ['plv van', 'plv vanaf', 'vervanger vanaf'],
      },
      {
        key: 'deputyUntil',
        heading: 'Plaatsvervanger tot en met',
        kind: 'date',
        also: ['plv t/m', 'plv tot', 'plv tot en met', 'vervanger tot en met'],
      },
    ],
  },
} as const satisfies Record<string, SheetLayout>;

export type SheetKey = keyof typeof SHEETS;
/** In the order in which the sheets stand in the workbook. */
export const SHEET_KEYS: readonly SheetKey[] = ['boards', 'schools', 'persons', 'roles', 'bodies', 'seats', 'regions'];

export interface SheetLayout {
  name: string;
  also: readonly string[];
  columns: readonly Column[];
}

export interface Column {
  key: string;
  heading: string;
  kind: ColumnKind;
  also?: readonly string[];
  required?: boolean;
  choices?: keyof typeof CHOICES;
  /** False: understood when read, never written. */
  writes?: boolean;
}

/** `person`: e-mail or full name; `board`: bestuursnummer or name; `reach`: bestuursnummer, board's name or BRIN. */
export type ColumnKind =
  | 'text'
  | 'email'
  | 'person'
  | 'boardNumber'
  | 'board'
  | 'brin'
  | 'site'
  | 'reach'
  | 'number'
  | 'date'
  | 'yesNo'
  | 'choice'
  | 'quorum';

export function layoutOf(key: SheetKey): SheetLayout {
  return SHEETS[key];
}

/** The words a choice column knows: the first of each is what is written. */
export const CHOICES = {
  bodyKind: {
    stuurgroep: ['stuurgroep', 'bestuurlijk overleg'],
    kring: ['kring', 'regio', 'regiogroep', 'regionale werkgroep', 'cluster'],
    werkgroep: ['werkgroep', 'projectgroep', 'kerngroep'],
    breed: ['brede bijeenkomst', 'breed', 'conferentie', 'plenair'],
    expertteam: ['expertteam', 'expertgroep', 'visitatiegroep'],
    overig: ['overig', 'anders'],
  },
  tier: {
    accredited: ['geaccrediteerd', 'opleidingsschool', 'geaccrediteerde opleidingsschool'],
    keurmerk: ['keurmerk', 'keurmerkschool'],
    stageschool: ['stageschool', 'stage'],
  },
  holidayRegion: { noord: ['noord'], midden: ['midden'], zuid: ['zuid'] },
  language: { nl: ['nederlands', 'nl'], en: ['engels', 'en', 'english'] },
  role: {
    programmaleider: ['programmaleider', 'programmamanager', 'coordinator partnerschap'],
    bureau: ['bureau', 'bureau samen opleiden', 'stagebureau'],
    secretaris: ['secretaris', 'secretariaat'],
    bestuurder: ['bestuurder', 'college van bestuur', 'directeur-bestuurder'],
    boc: ['boc', 'bovenschools opleidingscoordinator'],
    schoolopleider: ['schoolopleider'],
    instituutsopleider: ['instituutsopleider'],
    relatiebeheerder: ['relatiebeheerder'],
  },
  seatRole: {
    lid: ['lid'],
    voorzitter: ['voorzitter'],
    secretaris: ['secretaris', 'notulist'],
    adviseur: ['adviseur', 'toehoorder'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;
export type Choices = keyof typeof CHOICES;

/** The words that may be written in a choice column, as they are written. */
export function wordsOf(choices: Choices): string[] {
  return Object.values(CHOICES[choices]).map((words: readonly string[]) => words[0] ?? '');
}
