import { expect, test } from '@jest/globals';
import { peopleJobs } from '../../src/people/jobs.ts';
import type { Directory } from '../../src/people/ports.ts';
import { EXAMPLE_ROSTER } from '../../src/people/rules/roster-example.ts';
import { IMPORT_ROSTER, KEEP_PEOPLE, type RosterRecords, SYNC_DIRECTORY } from '../../src/people/schema.ts';
import { findImport } from '../../src/people/store-imports.ts';
import { importRoster, offerRoster, readUpload, rosterWorkbook, startImport } from '../../src/people/use-cases.ts';
import { chooseLanguage } from '../../src/people/use-cases-language.ts';
import { changeSettings, createFirstPartnership, readSettings } from '../../src/people/use-cases-settings.ts';
import { forEachDatabase, type TestDatabase } from '../support/database.ts';

const LEADER = 'jolanda.van.der.meulen@voorbeeld.example';

forEachDatabase((database) => {
  test('an upload is offered, started once, carried out once, and then removed', async () => {
    const { partnershipId, leader } = await begun(database);
    const upload = await uploadOf({
      ...EXAMPLE_ROSTER,
      regions: [...EXAMPLE_ROSTER.regions, { name: 'Delta', core: false }],
    });
    const preview = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    expect(preview).toMatchObject({ faults: [], changes: [{ part: 'regions', change: 'added', name: 'Delta' }] });
    const importId = preview.importId!;
    database.jobs.length = 0;
    await database.transact(leader, (work) => startImport(work, importId));
    await database.transact(leader, (work) => startImport(work, importId));
    expect(database.jobs).toEqual([{ name: IMPORT_ROSTER.name, payload: { partnershipId, importId } }]);

    await run(database, IMPORT_ROSTER.name, { partnershipId, importId });
    const done = await database.read(partnershipId, (scope) => findImport(scope, importId));
    expect(done).toMatchObject({
      state: 'done',
      phase: 'finished',
      done: 1,
      total: 1,
      byName: 'Jolanda van der Meulen',
    });
    expect(await regions(database, partnershipId)).toContain('Delta');
    expect(await files(database, partnershipId)).toBe(0);

    // The queue may hand a job out twice.
    await run(database, IMPORT_ROSTER.name, { partnershipId, importId });
    expect(await database.read(partnershipId, (scope) => findImport(scope, importId))).toEqual(done);
  });

  test('the language that somebody chose stays when the roster is read in again', async () => {
    const { partnershipId, leader } = await begun(database);
    const language = () =>
      database.open.db
        .selectFrom('person')
        .select('language')
        .where('partnership_id', '=', partnershipId)
        .where('id', '=', leader.personId)
        .executeTakeFirst();
    await database.transact(leader, (work) => chooseLanguage(work, 'en'));
    const upload = await uploadOf(EXAMPLE_ROSTER);
    const preview = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    expect(preview.changes).toEqual([]);
    await database.transact(leader, (work) => importRoster(work, upload));
    expect(await language()).toEqual({ language: 'en' });
    const history = await database.open.db
      .selectFrom('history')
      .select(['what', 'after'])
      .where('partnership_id', '=', partnershipId)
      .where('what', '=', 'language-chosen')
      .execute();
    expect(history).toEqual([{ what: 'language-chosen', after: { language: 'en' } }]);
  });

  test('an import that a crash left running is done by whoever takes the job over', async () => {
    const { partnershipId, leader } = await begun(database);
    const upload = await uploadOf({
      ...EXAMPLE_ROSTER,
      regions: [],
      sites: EXAMPLE_ROSTER.sites.map((site) => ({ ...site, region: null })),
    });
    const { importId } = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    await database.transact(leader, (work) => startImport(work, importId!));
    await database.open.db
      .updateTable('roster_import')
      .set({ state: 'running', phase: 'saving', done: 40, total: 90 })
      .where('id', '=', importId!)
      .execute();
    await run(database, IMPORT_ROSTER.name, { partnershipId, importId });
    expect(await database.read(partnershipId, (scope) => findImport(scope, importId!))).toMatchObject({
      state: 'done',
    });
  });

  test('an upload that no longer fits the roster saves nothing and says why', async () => {
    const { partnershipId, leader } = await begun(database);
    const seats = { seats: EXAMPLE_ROSTER.seats, terms: EXAMPLE_ROSTER.terms.slice(1) };
    const upload = await uploadOf(seats);
    const { importId } = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    await database.transact(leader, (work) => startImport(work, importId!));
    // Meanwhile somebody else's import took a body away.
    const meanwhile = await uploadOf({ bodies: EXAMPLE_ROSTER.bodies.slice(1) });
    await database.transact(leader, (work) => importRoster(work, meanwhile));
    await run(database, IMPORT_ROSTER.name, { partnershipId, importId });
    const found = await database.read(partnershipId, (scope) => findImport(scope, importId!));
    expect(found).toMatchObject({ state: 'failed', done: 0 });
    expect(found?.faults[0]).toMatchObject({ sheet: 'Zetels', row: 2, column: 'Overleg' });
    expect(await files(database, partnershipId)).toBe(0);
  });

  test('a file with faults is not kept', async () => {
    const { partnershipId, leader } = await begun(database);
    const upload = await readUpload([{ name: 'foto.xlsx', bytes: Uint8Array.from([1, 0, 2]) }]);
    const preview = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    expect(preview.importId).toBeNull();
    expect(preview.faults).toEqual([
      {
        sheet: 'foto.xlsx',
        row: null,
        column: null,
        text: 'Dit is geen Excel- of CSV-bestand. Sla je lijst op als Excel-werkmap (.xlsx) of als CSV.',
      },
    ]);
    expect(await files(database, partnershipId)).toBe(0);
  });

  test('a bestuurder may neither upload nor start an import', async () => {
    const { partnershipId } = await begun(database);
    const personId = await personIdOf(database, partnershipId, 'ruben.hoekstra@voorbeeld.example');
    const bestuurder = { partnershipId, personId, via: 'tab' as const };
    const upload = await uploadOf(EXAMPLE_ROSTER);
    await expect(database.transact(bestuurder, (work) => offerRoster(work, upload, 'nl'))).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    await expect(database.transact(bestuurder, (work) => startImport(work, 'x'))).rejects.toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('uploads that nobody imports go after a day, and an import that got stuck fails', async () => {
    const { partnershipId, leader } = await begun(database);
    const upload = await uploadOf({
      ...EXAMPLE_ROSTER,
      regions: [...EXAMPLE_ROSTER.regions, { name: 'Delta', core: false }],
    });
    const { importId: left } = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    const { importId: stuck } = await database.transact(leader, (work) => offerRoster(work, upload, 'nl'));
    await database.transact(leader, (work) => startImport(work, stuck!));
    await atTime(database, '2026-11-03T10:00:00.000Z', async () => {
      await run(database, KEEP_PEOPLE.name, {}, [partnershipId]);
      expect(await database.read(partnershipId, (scope) => findImport(scope, left!))).toBeNull();
      expect(await database.read(partnershipId, (scope) => findImport(scope, stuck!))).toMatchObject({
        state: 'failed',
      });
    });
  });

  test('persons are linked to the directory, once a day again, and whoever leaves loses the account', async () => {
    const { partnershipId } = await begun(database);
    const asked: string[] = [];
    const directory: Directory = {
      findByMail: async (emails) => {
        asked.push(...emails);
        return new Map(
          emails.map((email) => [
            email,
            email.startsWith('ruben') ? { entraId: `e-${partnershipId}`, kind: 'guest' as const } : null,
          ]),
        );
      },
    };
    await run(database, SYNC_DIRECTORY.name, { partnershipId }, [], directory);
    expect(asked).toHaveLength(EXAMPLE_ROSTER.persons.length);
    expect(await linkOf(database, partnershipId, 'ruben.hoekstra')).toEqual({
      entra_id: `e-${partnershipId}`,
      directory: 'guest',
    });
    await run(database, SYNC_DIRECTORY.name, { partnershipId }, [], directory);
    expect(asked).toHaveLength(EXAMPLE_ROSTER.persons.length);
    await atTime(database, '2026-11-03T10:00:00.000Z', async () => {
      database.jobs.length = 0;
      await run(database, KEEP_PEOPLE.name, {}, [partnershipId]);
      expect(database.jobs).toEqual([{ name: SYNC_DIRECTORY.name, payload: { partnershipId } }]);
    });

    const without = await uploadOf({
      persons: EXAMPLE_ROSTER.persons.filter((person) => !person.email.startsWith('ruben')),
    });
    await database.transact(system(partnershipId), (work) => importRoster(work, without));
    expect(await linkOf(database, partnershipId, 'ruben.hoekstra')).toEqual({ entra_id: null, directory: null });
  });

  test('settings are for the programmaleider, and a change is in the history', async () => {
    const { partnershipId, leader } = await begun(database);
    const settings = {
      name: 'Samen Oost',
      institute: 'Hogeschool De Linde',
      secretariatMailbox: 'Post@Linde.example',
      language: 'nl' as const,
    };
    await database.transact(leader, (work) => changeSettings(work, settings));
    expect(await database.transact(leader, readSettings)).toEqual({
      ...settings,
      secretariatMailbox: 'post@linde.example',
    });
    const history = await database.open.db
      .selectFrom('history')
      .select(['what', 'by_person_id'])
      .where('partnership_id', '=', partnershipId)
      .where('entity', '=', 'partnership')
      .execute();
    expect(history).toEqual([{ what: 'settings-changed', by_person_id: leader.personId }]);
    const personId = await personIdOf(database, partnershipId, 'fatima.el.khatib@voorbeeld.example');
    const boc = { partnershipId, personId, via: 'tab' as const };
    await expect(database.transact(boc, readSettings)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(database.transact(boc, (work) => changeSettings(work, settings))).rejects.toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('the first partnership of a tenant is made by who has the app role, who then runs it', async () => {
    const tid = `tenant-${Math.trunc(performance.now())}-${database.open.kind}`;
    const claims = {
      tid,
      oid: `founder-${tid}`,
      name: 'Hanneke Visser',
      preferred_username: 'H.Visser@linde.example',
      roles: ['Kringwerk.Beheer'],
    };
    const body = {
      name: 'Samen Noord',
      institute: 'Hogeschool De Linde',
      secretariatMailbox: 'post@linde.example',
      language: 'nl' as const,
    };
    await expect(createFirstPartnership(database, { ...claims, roles: [] }, body)).rejects.toMatchObject({
      kind: 'not-allowed',
    });
    await expect(createFirstPartnership(database, { tid, oid: 'x', roles: claims.roles }, body)).rejects.toMatchObject({
      code: 'founder-unnamed',
    });
    const { partnershipId } = await createFirstPartnership(database, claims, body);
    const personId = await personIdOf(database, partnershipId, 'h.visser@linde.example');
    const founder = { partnershipId, personId, via: 'tab' as const };
    expect(await database.transact(founder, readSettings)).toEqual(body);
    await expect(createFirstPartnership(database, claims, body)).rejects.toMatchObject({ code: 'partnership-exists' });
  });
});

function system(partnershipId: string) {
  return { partnershipId, personId: null, via: 'system' as const };
}

async function uploadOf(records: RosterRecords) {
  return readUpload([{ name: 'lijst.xlsx', bytes: await rosterWorkbook(records) }]);
}

/** A partnership with the example roster, and its programmaleider. */
async function begun(database: TestDatabase) {
  const partnershipId = await database.partnership();
  const upload = await uploadOf(EXAMPLE_ROSTER);
  await database.transact(system(partnershipId), (work) => importRoster(work, upload));
  const personId = await personIdOf(database, partnershipId, LEADER);
  return { partnershipId, leader: { partnershipId, personId, via: 'tab' as const } };
}

/** Runs a job as the worker does: the payload is parsed again. */
async function run(
  database: TestDatabase,
  name: string,
  payload: unknown,
  partnerships: string[] = [],
  directory: Directory = { findByMail: async (emails) => new Map(emails.map((email) => [email, null])) },
): Promise<void> {
  const handlers = peopleJobs({
    transact: database.transact,
    read: database.read,
    clock: { now: () => database.now },
    directory,
    partnershipIds: async () => partnerships,
  });
  const handler = handlers.find(({ job }) => job.name === name);
  await handler?.handle(handler.job.payload.parse(payload));
}

async function atTime(database: TestDatabase, now: string, act: () => Promise<void>): Promise<void> {
  const before = database.now;
  database.now = now;
  try {
    await act();
  } finally {
    database.now = before;
  }
}

async function personIdOf(database: TestDatabase, partnershipId: string, email: string): Promise<string> {
  const { id } = await database.open.db
    .selectFrom('person')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return id;
}

async function linkOf(database: TestDatabase, partnershipId: string, account: string) {
  return database.open.db
    .selectFrom('person')
    .select(['entra_id', 'directory'])
    .where('partnership_id', '=', partnershipId)
    .where('email', '=', `${account}@voorbeeld.example`)
    .executeTakeFirst();
}

async function regions(database: TestDatabase, partnershipId: string): Promise<string[]> {
  const rows = await database.open.db
    .selectFrom('education_region')
    .select('name')
    .where('partnership_id', '=', partnershipId)
    .execute();
  return rows.map((row) => row.name);
}

async function files(database: TestDatabase, partnershipId: string): Promise<number> {
  const rows = await database.open.db
    .selectFrom('roster_import_file')
    .select('name')
    .where('partnership_id', '=', partnershipId)
    .execute();
  return rows.length;
}
