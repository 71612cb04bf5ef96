import { CHOICES, layoutOf, SHEET_KEYS, type SheetKey, wordsOf } from '../people/rules/roster-layout.ts';

/** What each sheet is for, and what goes in its columns: the sheet Uitleg of the template. */
const SHEET_HELP: Record<SheetKey, string> = {
  boards: 'Eén rij per schoolbestuur. Het bestuursnummer is waaraan een bestuur wordt herkend.',
  schools:
    'Eén rij per vestiging. Heeft een school meer vestigingen, herhaal dan de BRIN; de rest van de school mag je daar leeg laten, behalve naam en bestuur.',
  persons: 'Iedereen die meedoet, één rij per persoon. Het e-mailadres is waaraan iemand wordt herkend.',
  roles: 'Rollen die niet bij een zetel horen. Iemand met twee rollen krijgt twee rijen.',
  bodies: 'Elke stuurgroep, kring, werkgroep, brede bijeenkomst en elk ander overleg.',
  seats:
    'Wie in welk overleg zit. Eén rij per lid of plaatsvervanger; een lege zetel mag ook. Wisselt het lid, zet dan een einddatum en voeg een rij toe met dezelfde zetel.',
  regions: "De onderwijsregio's waarin jullie scholen liggen.",
};

export const COLUMN_HELP: Record<SheetKey, Record<string, string>> = {
  boards: {
    number: 'Vijf cijfers, zoals 41001.',
    name: 'Naam van het bestuur.',
    kring: 'Naam van een kring van blad Overleggen. Leeg: geen kring.',
    relatiebeheerder: 'E-mailadres van iemand van blad Personen: de contactpersoon van de opleiding voor dit bestuur.',
  },
  schools: {
    brin: 'Twee cijfers en twee letters, zoals 05AB.',
    name: 'Naam van de school.',
    board: 'Bestuursnummer van blad Besturen, of de naam van het bestuur.',
    kind: 'Zoals jullie het zelf noemen, bijvoorbeeld OLS of AOS. Mag leeg.',
    tier: `${list('tier')}. Mag leeg.`,
    holidayRegion: `${list('holidayRegion')}.`,
    groupTeachers: 'Aantal groepsleerkrachten, een heel getal. Mag leeg.',
    contact: 'E-mailadres van iemand van blad Personen. Mag leeg.',
    code: 'BRIN en twee cijfers, zoals 05AB00, of alleen de twee cijfers. Leeg: de hoofdvestiging, 00.',
    siteName: 'Mag leeg.',
    city: 'Plaats van de vestiging. Mag leeg.',
    region: "Naam van blad Onderwijsregio's. Een vestiging telt in één onderwijsregio.",
  },
  persons: {
    email: 'Het adres waarop iemand mail krijgt en waarmee iemand in Teams bekend is.',
    name: 'Voor- en achternaam. Losse kolommen Voornaam, Tussenvoegsel en Achternaam mogen ook.',
    organisation: 'Bestuur, school of opleiding waar iemand werkt. Mag leeg.',
    language: `${list('language')}. Leeg: Nederlands.`,
  },
  roles: {
    email: 'E-mailadres van iemand van blad Personen.',
    role: `${wordsOf('role')
      .filter((word) => word !== CHOICES.role.relatiebeheerder[0])
      .join(', ')}.`,
    for: 'Bestuursnummer of BRIN waarvoor de rol geldt. Verplicht bij bestuurder en boc; leeg bij programmaleider, bureau en secretaris.',
  },
  bodies: {
    name: 'Naam van het overleg.',
    kind: `${list('bodyKind')}.`,
    quorum:
      'Wanneer het overleg door kan gaan. Schrijf een aantal en van wie, met een puntkomma ertussen: voorzitter; helft besturen; 1 opleiding. ' +
      'Het aantal is een getal of het woord helft; zonder aantal is het 1. Je kunt kiezen uit: stemmend, verplicht, voorzitter, secretaris, leden, adviseurs, besturen (zetels van een bestuur), kringen (zetels namens een kring) en opleiding (zetels van geen van beide). Leeg: geen quorum.',
  },
  seats: {
    body: 'Naam van een overleg van blad Overleggen.',
    label:
      'Naam van de zetel; die komt in een overleg maar een keer voor. Leeg mag bij een voorzitter, een secretaris, en een zetel van een bestuur of kring.',
    role: `${list('seatRole')}. Leeg: lid.`,
    board: 'Bestuursnummer, als de zetel bij een bestuur hoort.',
    kring: 'Naam van de kring die de zetel vertegenwoordigt.',
    votes: 'ja of nee. Leeg: leden en voorzitter stemmen, secretarissen en adviseurs niet.',
    required: 'ja of nee: kan het overleg niet zonder deze zetel? Leeg: alleen de voorzitter.',
    member: 'E-mailadres van wie de zetel heeft. Leeg: de zetel is vrij.',
    from: 'Eerste dag, zoals 1-8-2026. Leeg: geen begin.',
    until: 'Laatste dag. Leeg: geen einde.',
    deputy: 'E-mailadres van wie mag vervangen. Mag leeg.',
    deputyFrom: 'Eerste dag als plaatsvervanger. Mag leeg.',
    deputyUntil: 'Laatste dag als plaatsvervanger. Mag leeg.',
  },
  regions: { name: 'Naam van de onderwijsregio.', core: 'ja of nee. Leeg: nee.' },
};

function list(choices: keyof typeof CHOICES): string {
  return wordsOf(choices).join(', ');
}

/** The rows of the sheet Uitleg. */
export function templateGuide(): string[][] {
  return [
    ['Blad', 'Kolom', 'Uitleg'],
    ['', '', 'Haal de voorbeeldrijen weg en vul je eigen gegevens in. De namen in dit bestand zijn verzonnen.'],
    [
      '',
      '',
      'Een blad dat je weglaat, blijft zoals het is. Een rij die je weghaalt, wordt beëindigd; er wordt niets gewist.',
    ],
    [
      '',
      '',
      'Je ziet eerst wat er verandert. Pas daarna importeer je. Hetzelfde bestand nog eens importeren verandert niets.',
    ],
    ...SHEET_KEYS.flatMap((key) => [
      [layoutOf(key).name, '', SHEET_HELP[key]],
      ...layoutOf(key)
        .columns.filter((column) => column.writes !== false)
        .map((column) => ['', column.heading, COLUMN_HELP[key][column.key] ?? '']),
    ]),
  ];
}
