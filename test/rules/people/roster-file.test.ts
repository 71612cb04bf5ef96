import { describe, expect, test } from '@jest/globals';
import { EXAMPLE_ROSTER } from '../../../src/people/rules/roster-example.ts';
import { rosterFile } from '../../../src/people/rules/roster-file.ts';
import { rosterRows } from '../../../src/people/rules/roster-rows.ts';
import type { ReadSheet } from '../../../src/people/rules/roster-sheets.ts';
import type { RosterRecords } from '../../../src/people/schema.ts';
import { faultPlace, faultText } from '../../../src/text/people.ts';

/** The example roster as sheets, with cells changed: `Besturen!A2` counts as a spreadsheet does. */
function sheets(
  changed: Record<string, string | number | null> = {},
  records: RosterRecords = EXAMPLE_ROSTER,
): ReadSheet[] {
  const all = rosterRows(records).map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }));
  for (const [place, value] of Object.entries(changed)) {
    const [, name = '', column = 'A', row = '1'] = /^(.+)!([A-Z])(\d+)$/.exec(place) ?? [];
    const rows = all.find((sheet) => sheet.name === name)?.rows ?? [];
    const cells = rows[Number(row) - 1];
    if (cells) cells[column.charCodeAt(0) - 65] = value;
  }
  return all;
}

/** The faults as a person reads them. */
function said(read: ReadSheet[], known: RosterRecords = {}): string[] {
  return rosterFile(read, known).faults.map((fault) => {
    const line = { sheet: fault.sheet, row: fault.row, column: fault.column, text: faultText(fault, 'nl') };
    return `${faultPlace(line, 'nl')}: ${line.text}`;
  });
}

describe('faults say where and how it should be', () => {
  test('the example has none', () => {
    expect(said(sheets())).toEqual([]);
  });

  test.each<[string, Record<string, string | number | null>, string]>([
    [
      'a BRIN',
      { 'Scholen!A4': '5AB' },
      "Blad Scholen, rij 4, kolom BRIN: '5AB' is geen BRIN: twee cijfers en twee letters, zoals 05AB.",
    ],
    [
      'an empty name',
      { 'Besturen!B2': null },
      'Blad Besturen, rij 2, kolom Bestuur: Hier staat niets, maar deze cel is nodig. Vul de cel in.',
    ],
    [
      'a board twice',
      { 'Besturen!A3': '41001' },
      "Blad Besturen, rij 3, kolom Bestuursnummer: '41001' staat al in rij 2. Haal een van de twee rijen weg.",
    ],
    [
      'a person twice',
      { 'Personen!A3': 'jolanda.van.der.meulen@voorbeeld.example' },
      "Blad Personen, rij 3, kolom E-mail: 'jolanda.van.der.meulen@voorbeeld.example' staat al in rij 2. Haal een van de twee rijen weg.",
    ],
    [
      'an unknown board',
      { 'Scholen!C4': '49999' },
      "Blad Scholen, rij 4, kolom Bestuur: Bestuur '49999' staat niet op blad Besturen.",
    ],
    [
      'a stranger in a seat',
      { 'Zetels!H2': 'niemand@voorbeeld.example' },
      "Blad Zetels, rij 2, kolom Lid: 'niemand@voorbeeld.example' staat niet op blad Personen.",
    ],
    [
      'a kring that is none',
      { 'Besturen!C2': 'Stuurgroep' },
      "Blad Besturen, rij 2, kolom Kring: 'Stuurgroep' is een overleg, maar geen kring. Pas op blad Overleggen de soort aan.",
    ],
    [
      'a vestiging of another school',
      { 'Scholen!I2': '07KL02' },
      "Blad Scholen, rij 2, kolom Vestiging: Vestiging '07KL02' hoort niet bij BRIN 05AB.",
    ],
    [
      'a school that contradicts itself',
      { 'Scholen!G3': 12 },
      "Blad Scholen, rij 3, kolom Groepsleerkrachten: '12' klopt niet met rij 2. Laat de cel leeg, of vul in beide rijen hetzelfde in.",
    ],
    [
      'dates the wrong way round',
      { 'Zetels!J3': '1-1-2020' },
      'Blad Zetels, rij 3, kolom Tot en met: Deze datum ligt voor de begindatum.',
    ],
    [
      'a date for nobody',
      { 'Zetels!L2': '1-1-2026' },
      'Blad Zetels, rij 2, kolom Plaatsvervanger vanaf: Hier staat een datum, maar in kolom Plaatsvervanger staat niemand.',
    ],
    [
      'a nameless seat',
      { 'Zetels!B4': null },
      "Blad Zetels, rij 4, kolom Zetel: Geef de zetel een naam die in dit overleg maar een keer voorkomt, zoals 'Lid 1' of 'Lid namens de pabo'.",
    ],
    [
      'a quorum in free words',
      { 'Overleggen!C2': 'genoeg mensen' },
      "Blad Overleggen, rij 2, kolom Quorum: 'genoeg mensen' is geen quorum. Schrijf bijvoorbeeld: voorzitter; helft besturen; 1 opleiding.",
    ],
    [
      'a bestuurder of nothing',
      { 'Rollen!C3': null },
      'Blad Rollen, rij 3, kolom Voor: Bij de rol bestuurder hoort een bestuur. Vul het bestuursnummer in.',
    ],
    [
      'a programmaleider of a board',
      { 'Rollen!C2': '41001' },
      'Blad Rollen, rij 2, kolom Voor: De rol programmaleider geldt voor het hele partnerschap. Laat deze cel leeg.',
    ],
    [
      'a relatiebeheerder as a role',
      { 'Rollen!B4': 'Relatiebeheerder' },
      'Blad Rollen, rij 4, kolom Rol: Een relatiebeheerder zet je op blad Besturen, in kolom Relatiebeheerder.',
    ],
    [
      'nobody to run it',
      { 'Rollen!B2': 'bureau' },
      'Blad Rollen: Na deze import is er geen programmaleider meer. Geef op blad Rollen minstens één persoon van blad Personen de rol programmaleider.',
    ],
  ])('%s', (_what, changed, sentence) => {
    const [first, ...rest] = said(sheets(changed));
    expect(first).toBe(sentence);
    // Whoever a doubled row has pushed out is missed elsewhere; every other fault stands alone.
    if (!sentence.includes('staat al in rij')) expect(rest).toEqual([]);
  });

  test('two members of one seat at the same time', () => {
    const terms = [
      ...EXAMPLE_ROSTER.terms,
      {
        body: 'Kring Oost',
        seat: 'Lid namens Het Kompas',
        email: 'marleen.de.groot@voorbeeld.example',
        kind: 'member' as const,
        from: '2026-01-01',
        until: null,
      },
    ];
    expect(said(sheets({}, { ...EXAMPLE_ROSTER, terms }))).toEqual([
      "Blad Zetels, rij 7, kolom Lid: Zetel 'Lid namens Het Kompas' heeft in dezelfde tijd al een lid in rij 6. Geef elke zetel een eigen naam, of pas de datums aan.",
    ]);
  });

  test('a column that is missing, and one that is there twice', () => {
    expect(said([{ name: 'Besturen', rows: [['Naam', 'Kring', 'kring']] }])).toEqual([
      'Blad Besturen, rij 1, kolom kring: Deze kolom staat er twee keer. Haal er een weg.',
      'Blad Besturen, rij 1, kolom Bestuursnummer: Deze kolom ontbreekt. Voeg de kolom toe met precies deze kop.',
    ]);
  });

  test('a file without a sheet that is known', () => {
    const file = rosterFile(
      [
        {
          name: 'Boodschappen',
          rows: [
            ['wat', 'hoeveel'],
            ['brood', 2],
          ],
        },
      ],
      {},
    );
    expect(file.faults.map((fault) => fault.code)).toEqual(['no-known-sheet']);
    expect(file.notes).toEqual([{ code: 'unknown-sheet', sheet: 'Boodschappen' }]);
  });
});

describe('a file is read as people make it', () => {
  test('sheets by their headings, titles above the list, other words, spare columns', () => {
    const file = rosterFile(
      [
        {
          name: 'Blad1',
          rows: [
            ['Lijst van augustus'],
            [],
            ['BEVOEGD GEZAG NUMMER', 'naam bestuur', 'Telefoon'],
            ['41001', 'De Wilgenhof', '030'],
          ],
        },
        {
          name: 'export (2)',
          rows: [
            ['E-mailadres', 'Voornaam', 'Tussenvoegsel', 'Achternaam'],
            ['A@b.nl', 'Anna', 'van', 'Dijk'],
          ],
        },
      ],
      { roles: [{ email: 'a@b.nl', role: 'programmaleider', for: null }] },
    );
    expect(file.faults).toEqual([]);
    expect(file.records).toEqual({
      boards: [{ number: '41001', name: 'De Wilgenhof', kring: null, relatiebeheerder: null }],
      persons: [{ email: 'a@b.nl', name: 'Anna van Dijk', organisation: null, language: 'nl' }],
    });
    expect(file.notes).toEqual([{ code: 'unknown-column', sheet: 'Blad1', column: 'Telefoon' }]);
  });

  test('people and boards may be named by name where only one has it', () => {
    const file = rosterFile(sheets({ 'Zetels!H2': 'marleen de groot', 'Scholen!C4': 'vereniging het kompas' }), {});
    expect(file.faults).toEqual([]);
    expect(file.records.terms?.[0]?.email).toBe('marleen.de.groot@voorbeeld.example');
    expect(file.records.schools?.[1]?.board).toBe('41002');
  });

  test('a school without a vestiging has its main one; later rows may leave the school empty', () => {
    const file = rosterFile(
      sheets({ 'Scholen!I4': null, 'Scholen!D3': null, 'Scholen!G3': null, 'Scholen!A3': null }),
      {},
    );
    expect(file.faults).toEqual([]);
    expect(file.records.sites?.map((site) => site.code)).toEqual(['05AB00', '05AB01', '07KL00']);
    expect(file.records.schools?.[0]).toMatchObject({ kind: 'OLS', groupTeachers: 18 });
  });

  test('an absent sheet may be named from the roster as it is', () => {
    const scholen = sheets().filter((sheet) => sheet.name === 'Scholen');
    expect(said(scholen, EXAMPLE_ROSTER)).toEqual([]);
    expect(said(scholen)).not.toEqual([]);
  });

  test('a seat says for itself whether it votes', () => {
    const rows = [
      ['Overleg', 'Zetel', 'Rol'],
      ['Stuurgroep', 'Voorzitter', 'voorzitter'],
      ['Stuurgroep', 'Notulist', 'notulist'],
      ['Stuurgroep', 'Programmaleider', 'Adviseur'],
      ['Stuurgroep', 'Lid 1', null],
    ];
    const { records } = rosterFile([{ name: 'Zetels', rows }], EXAMPLE_ROSTER);
    expect(records.seats?.map(({ label, votes, required }) => [label, votes, required])).toEqual([
      ['Voorzitter', true, true],
      ['Notulist', false, false],
      ['Programmaleider', false, false],
      ['Lid 1', true, false],
    ]);
  });

  test('a deputy beside two successive members is one deputy', () => {
    const rows = [
      ['Overleg', 'Zetel', 'Lid', 'Tot en met', 'Vanaf', 'Plaatsvervanger'],
      ['Stuurgroep', 'Lid 1', 'Ruben Hoekstra', '31-7-2026', null, 'Marleen de Groot'],
      ['Stuurgroep', 'Lid 1', 'Fatima el Khatib', null, '1-8-2026', 'Marleen de Groot'],
    ];
    const { records, faults } = rosterFile([{ name: 'Zetels', rows }], EXAMPLE_ROSTER);
    expect(faults).toEqual([]);
    expect(records.terms?.map(({ kind, email, from, until }) => [kind, email.split('@')[0], from, until])).toEqual([
      ['member', 'ruben.hoekstra', null, '2026-07-31'],
      ['deputy', 'marleen.de.groot', null, null],
      ['member', 'fatima.el.khatib', '2026-08-01', null],
    ]);
  });
});
