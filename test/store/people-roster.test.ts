import { describe, expect, test } from '@jest/globals';
import { presentRoster } from '../../src/people/rules/roster-difference.ts';
import { EXAMPLE_ROSTER } from '../../src/people/rules/roster-example.ts';
import type { RosterRecords } from '../../src/people/schema.ts';
import { seatsOfBody, standingOf } from '../../src/people/store.ts';
import { loadRoster } from '../../src/people/store-roster.ts';
import {
  exportRoster,
  importRoster,
  previewRoster,
  readUpload,
  rosterTemplate,
  rosterWorkbook,
} from '../../src/people/use-cases.ts';
import type { UploadedFile } from '../../src/sheets/cells.ts';
import { exampleFiles } from '../examples/files.ts';
import { hanShape, humShape, pooShape, posShape } from '../examples/shapes.ts';
import { forEachDatabase, type TestDatabase } from '../support/database.ts';

const TODAY = '2026-11-02';

forEachDatabase((database) => {
  const SHAPES = { poo: pooShape(), pos: posShape(), han: hanShape(), hum: humShape() } as const;

  for (const [name, shape] of Object.entries(SHAPES) as [keyof typeof SHAPES, RosterRecords][]) {
    test(`the example of ${name} imports whole, and a second time changes nothing`, async () => {
      const partnershipId = await database.partnership(name);
      const first = await importFiles(database, partnershipId, exampleFiles(name));
      expect(first.faults).toEqual([]);
      expect(sorted(await present(database, partnershipId))).toEqual(sorted(shape));

      const history = await historyRows(database, partnershipId);
      const second = await importFiles(database, partnershipId, exampleFiles(name));
      expect(second).toMatchObject({ saved: true, total: 0, faults: [] });
      expect(await historyRows(database, partnershipId)).toBe(history);
      expect(history).toBe(first.total);
    });

    test(`the export of ${name} can be imported without a change`, async () => {
      const partnershipId = await database.partnership(`${name} export`);
      await importFiles(database, partnershipId, exampleFiles(name));
      const bytes = await database.read(partnershipId, (scope) => exportRoster(scope, database.now));
      const again = await importFiles(database, partnershipId, [{ name: 'export.xlsx', bytes }]);
      expect(again).toMatchObject({ saved: true, total: 0, faults: [] });
    });
  }

  test('the seats of POS: two penvoerders, a member per region, three of the institute', async () => {
    const partnershipId = await database.partnership('POS zetels');
    await importFiles(database, partnershipId, exampleFiles('pos'));
    const seats = await seatsNamed(database, partnershipId, 'Stuurgroep');
    expect(
      seats
        .filter((seat) => seat.label.startsWith('Penvoerder'))
        .map(({ label, required, votes }) => ({ label, required, votes })),
    ).toEqual([
      { label: 'Penvoerder AOS', required: true, votes: true },
      { label: 'Penvoerder OLS', required: true, votes: true },
    ]);
    expect(seats.filter((seat) => seat.kringId !== null)).toHaveLength(5);
    expect(seats.filter((seat) => seat.boardId === null && seat.kringId === null)).toHaveLength(3);
    expect(seats.every((seat) => seat.holderId !== null)).toBe(true);
  });

  test('the seats of HAN: programmaleiders advise without a vote, a board speaks for its region', async () => {
    const partnershipId = await database.partnership('HAN zetels');
    await importFiles(database, partnershipId, exampleFiles('han'));
    const seats = await seatsNamed(database, partnershipId, 'Stuurgroep');
    const advisers = seats.filter((seat) => seat.role === 'adviseur');
    expect(advisers).toHaveLength(2);
    expect(advisers.some((seat) => seat.votes)).toBe(false);
    expect(seats.filter((seat) => seat.boardId !== null && seat.kringId !== null)).toHaveLength(5);
  });

  test('a file with one fault saves nothing at all', async () => {
    const partnershipId = await database.partnership('Met fout');
    const faulty = {
      ...EXAMPLE_ROSTER,
      boards: [{ ...EXAMPLE_ROSTER.boards[0]!, number: '12' }, EXAMPLE_ROSTER.boards[1]!],
    };
    const outcome = await importRecords(database, partnershipId, faulty);
    expect(outcome.saved).toBe(false);
    expect(outcome.faults[0]).toEqual({
      sheet: 'Besturen',
      row: 2,
      column: 'Bestuursnummer',
      text: "'12' is geen bestuursnummer: vijf cijfers, zoals 41001.",
    });
    expect(sorted(await present(database, partnershipId)).persons).toEqual([]);
    expect(await historyRows(database, partnershipId)).toBe(0);
  });

  test('the template imports as it is', async () => {
    const partnershipId = await database.partnership('Voorbeeld');
    const outcome = await importFiles(database, partnershipId, [
      { name: 'voorbeeld.xlsx', bytes: await rosterTemplate() },
    ]);
    expect(outcome.faults).toEqual([]);
    expect(sorted(await present(database, partnershipId))).toEqual(sorted(EXAMPLE_ROSTER));
  });

  describe('a roster that changes', () => {
    test('a successor takes the seat at once, and the rest of the roster stays', async () => {
      const partnershipId = await database.partnership('Opvolging');
      await importRecords(database, partnershipId, EXAMPLE_ROSTER);
      const terms = EXAMPLE_ROSTER.terms.map((term) =>
        term.seat === 'Lid namens Het Kompas' ? { ...term, email: 'marleen.de.groot@voorbeeld.example' } : term,
      );
      const outcome = await importRecords(database, partnershipId, { seats: EXAMPLE_ROSTER.seats, terms });
      expect(outcome).toMatchObject({ saved: true, total: 2 });
      const seats = await seatsNamed(database, partnershipId, 'Kring Oost');
      const holder = seats.find((seat) => seat.label === 'Lid namens Het Kompas')?.holderId;
      expect(await emailOf(database, holder)).toBe('marleen.de.groot@voorbeeld.example');
    });

    test('what is missing ends and can come back; nothing is deleted', async () => {
      const partnershipId = await database.partnership('Weg en terug');
      await importRecords(database, partnershipId, EXAMPLE_ROSTER);
      const without = {
        ...EXAMPLE_ROSTER,
        boards: EXAMPLE_ROSTER.boards.slice(0, 1),
        schools: EXAMPLE_ROSTER.schools.slice(0, 1),
        sites: EXAMPLE_ROSTER.sites.slice(0, 2),
        roles: EXAMPLE_ROSTER.roles.slice(0, 3),
        persons: EXAMPLE_ROSTER.persons.filter((person) => !person.email.startsWith('pieter')),
        seats: EXAMPLE_ROSTER.seats.slice(0, 4),
        terms: EXAMPLE_ROSTER.terms.filter((term) => !term.email.startsWith('pieter')),
      };
      await importRecords(database, partnershipId, without);
      expect(sorted(await present(database, partnershipId))).toEqual(sorted(without));
      const board = await database.open.db
        .selectFrom('board')
        .select('ended_on')
        .where('partnership_id', '=', partnershipId)
        .where('number', '=', '41002')
        .executeTakeFirstOrThrow();
      expect(board.ended_on).toBe(TODAY);

      const back = await importRecords(database, partnershipId, EXAMPLE_ROSTER);
      expect(back.saved).toBe(true);
      expect(sorted(await present(database, partnershipId))).toEqual(sorted(EXAMPLE_ROSTER));
      expect(back.counts.find((count) => count.part === 'boards')).toMatchObject({ added: 0, returned: 1 });
    });

    test('whoever leaves with an absent sheet Zetels leaves their seats and roles too', async () => {
      const partnershipId = await database.partnership('Vertrek');
      await importRecords(database, partnershipId, EXAMPLE_ROSTER);
      const pieter = EXAMPLE_ROSTER.persons.find((person) => person.email.startsWith('pieter'))!;
      await importRecords(database, partnershipId, {
        persons: EXAMPLE_ROSTER.persons.filter((person) => person !== pieter),
      });
      const seats = await seatsNamed(database, partnershipId, 'Kring Oost');
      expect(seats.find((seat) => seat.label === 'Lid namens Het Kompas')).toMatchObject({ askedId: null });
      const kept = await present(database, partnershipId);
      expect(kept.roles?.some((role) => role.email === pieter.email)).toBe(false);
    });

    test('a preview shows field by field what changes, and changes nothing', async () => {
      const partnershipId = await database.partnership('Voorvertoning');
      await importRecords(database, partnershipId, EXAMPLE_ROSTER);
      const boards = [
        { ...EXAMPLE_ROSTER.boards[0]!, name: 'Stichting De Wilgenrijk', kring: null },
        EXAMPLE_ROSTER.boards[1]!,
      ];
      const upload = await readUpload([{ name: 'besturen.xlsx', bytes: await rosterWorkbook({ boards }) }]);
      const look = () =>
        database.read(partnershipId, (scope) => previewRoster(scope, upload, { now: database.now, language: 'nl' }));
      const preview = await look();
      expect(preview.changes).toEqual([
        {
          part: 'boards',
          change: 'changed',
          name: 'Stichting De Wilgenrijk (41001)',
          fields: [
            { heading: 'Bestuur', before: 'Stichting De Wilgenhof', after: 'Stichting De Wilgenrijk' },
            { heading: 'Kring', before: 'Kring Oost', after: '' },
          ],
        },
      ]);
      expect(await look()).toEqual(preview);
    });

    test('the relatiebeheerder of a board has that role, until somebody else is', async () => {
      const partnershipId = await database.partnership('Relatiebeheer');
      await importRecords(database, partnershipId, EXAMPLE_ROSTER);
      expect(await boardRoles(database, partnershipId, 'marleen.de.groot@voorbeeld.example')).toEqual([
        'relatiebeheerder',
      ]);
      const boards = EXAMPLE_ROSTER.boards.map((board) => ({
        ...board,
        relatiebeheerder: 'jolanda.van.der.meulen@voorbeeld.example',
      }));
      await importRecords(database, partnershipId, { boards });
      expect(await boardRoles(database, partnershipId, 'marleen.de.groot@voorbeeld.example')).toEqual([]);
      expect(await boardRoles(database, partnershipId, 'jolanda.van.der.meulen@voorbeeld.example')).toEqual([
        'relatiebeheerder',
        'relatiebeheerder',
      ]);
    });
  });

  test('two partnerships with the same file do not see each other', async () => {
    const [one, other] = [await database.partnership('Een'), await database.partnership('Ander')];
    await importRecords(database, one, EXAMPLE_ROSTER);
    expect((await present(database, other)).persons).toEqual([]);
    await importRecords(database, other, EXAMPLE_ROSTER);
    await importRecords(database, other, {
      ...EXAMPLE_ROSTER,
      regions: [EXAMPLE_ROSTER.regions[0]!],
      schools: undefined,
      sites: undefined,
    });
    expect(sorted(await present(database, one))).toEqual(sorted(EXAMPLE_ROSTER));
  });

  test('10,000 rows are read and imported in under 10 seconds', async () => {
    const partnershipId = await database.partnership('Groot');
    const bytes = await rosterWorkbook(largeRoster(10_000));
    // Processor time, because other tests run beside this one. The embedded database runs in this process.
    const begun = process.cpuUsage();
    const outcome = await importFiles(database, partnershipId, [{ name: 'groot.xlsx', bytes }]);
    const { user, system } = process.cpuUsage(begun);
    const seconds = (user + system) / 1e6;
    expect(outcome.faults).toEqual([]);
    expect(outcome.total).toBeGreaterThan(10_000);
    expect(seconds).toBeLessThan(10);
  });
});

function largeRoster(rows: number): RosterRecords {
  const persons = Array.from({ length: rows / 2 }, (_, n) => ({
    email: `deelnemer.${n}@groot.example`,
    name: `Deelnemer ${n}`,
    organisation: 'Stichting Groot',
    language: 'nl' as const,
  }));
  const boards = Array.from({ length: 900 }, (_, n) => ({
    number: String(50_000 + n),
    name: `Bestuur ${n}`,
    kring: null,
    relatiebeheerder: null,
  }));
  const schools = Array.from({ length: rows / 2 - 900 }, (_, n) => ({
    brin: `${String(n % 100).padStart(2, '0')}${String.fromCharCode(65 + (Math.floor(n / 100) % 26))}${String.fromCharCode(65 + Math.floor(n / 2600))}`,
    name: `School ${n}`,
    board: String(50_000 + (n % 900)),
    kind: null,
    tier: null,
    holidayRegion: null,
    groupTeachers: 10,
    contact: `deelnemer.${n}@groot.example`,
  }));
  const sites = schools.map(({ brin }) => ({ code: `${brin}00`, brin, name: null, city: null, region: null }));
  return {
    persons,
    boards,
    schools,
    sites,
    roles: [{ email: 'deelnemer.0@groot.example', role: 'programmaleider', for: null }],
  };
}

async function importFiles(database: TestDatabase, partnershipId: string, files: UploadedFile[]) {
  const upload = await readUpload(files);
  return database.transact({ partnershipId, personId: null, via: 'system' }, (work) => importRoster(work, upload));
}

async function importRecords(database: TestDatabase, partnershipId: string, records: RosterRecords) {
  return importFiles(database, partnershipId, [{ name: 'lijst.xlsx', bytes: await rosterWorkbook(records) }]);
}

function present(database: TestDatabase, partnershipId: string): Promise<RosterRecords> {
  return database.read(partnershipId, async (scope) => presentRoster(await loadRoster(scope, TODAY)));
}

/** The order of a roster means nothing; an absent list is an empty one. */
function sorted(records: RosterRecords): Record<string, unknown[]> {
  const parts = ['regions', 'persons', 'bodies', 'boards', 'schools', 'sites', 'roles', 'seats', 'terms'] as const;
  const text = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  return Object.fromEntries(
    parts.map((part) => [
      part,
      [...((records[part] ?? []) as object[])].sort((a, b) => text(a).localeCompare(text(b))),
    ]),
  );
}

async function historyRows(database: TestDatabase, partnershipId: string): Promise<number> {
  const rows = await database.open.db
    .selectFrom('history')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .execute();
  return rows.length;
}

async function seatsNamed(database: TestDatabase, partnershipId: string, body: string) {
  return database.read(partnershipId, async (scope) => {
    const { id } = await scope.tx
      .selectFrom('body')
      .select('id')
      .where('partnership_id', '=', partnershipId)
      .where('name', '=', body)
      .executeTakeFirstOrThrow();
    return seatsOfBody(scope, id, TODAY);
  });
}

async function emailOf(database: TestDatabase, personId: string | null | undefined): Promise<string | undefined> {
  const row = await database.open.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId ?? '')
    .executeTakeFirst();
  return row?.email;
}

async function boardRoles(database: TestDatabase, partnershipId: string, email: string): Promise<string[]> {
  return database.read(partnershipId, async (scope) => {
    const { id } = await scope.tx
      .selectFrom('person')
      .select('id')
      .where('partnership_id', '=', partnershipId)
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    return (await standingOf(scope, id, TODAY))?.boards.map((board) => board.as) ?? [];
  });
}
