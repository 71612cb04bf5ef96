import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { peopleRoutes } from '../../bot/http/people-routes.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import type { Service } from '../../bot/service.ts';
import { EXAMPLE_ROSTER } from '../../src/people/rules/roster-example.ts';
import type {
  BoardListItem,
  BodyListItem,
  Paged,
  PersonListItem,
  RosterImport,
  RosterPreview,
} from '../../src/people/schema.ts';
import { standingOf } from '../../src/people/store.ts';
import { importRoster, readUpload, rosterWorkbook } from '../../src/people/use-cases.ts';
import { exampleFiles } from '../examples/files.ts';
import { forEachDatabase, type TestDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Who = 'jolanda.van.der.meulen' | 'ruben.hoekstra' | 'fatima.el.khatib';
const LEADER: Who = 'jolanda.van.der.meulen';
const BESTUURDER: Who = 'ruben.hoekstra';

forEachDatabase((database) => {
  let server: Server;
  let partnershipId: string;
  beforeAll(async () => {
    server = await serve(database, () => partnershipId);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    partnershipId = await database.partnership();
    const upload = await readUpload([{ name: 'lijst.xlsx', bytes: await rosterWorkbook(EXAMPLE_ROSTER) }]);
    await database.transact({ partnershipId, personId: null, via: 'system' }, (work) => importRoster(work, upload));
  });

  const call = (who: Who, method: string, path: string, body?: BodyInit, type?: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method,
      headers: { 'x-person': who, ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    });
  const read = async <T>(path: string, who: Who = LEADER): Promise<T> =>
    (await call(who, 'GET', path)).json() as Promise<T>;

  test('one workbook as the body itself: preview, start, follow', async () => {
    const bytes = await rosterWorkbook({
      ...EXAMPLE_ROSTER,
      regions: [...EXAMPLE_ROSTER.regions, { name: 'Delta', core: true }],
    });
    const response = await call(
      LEADER,
      'POST',
      '/roster/preview?name=lijst.xlsx',
      new Uint8Array(bytes),
      'application/octet-stream',
    );
    const preview = (await response.json()) as RosterPreview;
    expect(preview.changes).toMatchObject([{ part: 'regions', change: 'added', name: 'Delta' }]);
    const started = await call(
      LEADER,
      'POST',
      '/roster/imports',
      JSON.stringify({ importId: preview.importId }),
      'application/json',
    );
    expect(await started.json()).toMatchObject({ importId: preview.importId, state: 'queued', files: ['lijst.xlsx'] });
    expect(await read<RosterImport>(`/roster/imports/${preview.importId}`)).toMatchObject({ state: 'queued' });
    expect(await read('/roster/imports/latest')).toMatchObject({ import: { importId: preview.importId } });
  });

  test('several CSV files as one form', async () => {
    const form = new FormData();
    for (const { name, bytes } of exampleFiles('hum')) form.append('files', new Blob([new Uint8Array(bytes)]), name);
    const preview = (await (await call(LEADER, 'POST', '/roster/preview', form)).json()) as RosterPreview;
    expect(preview.faults).toEqual([]);
    expect(preview.counts.find((count) => count.part === 'boards')).toMatchObject({ rows: 11, added: 11, ended: 2 });
  });

  test('nothing to upload, and too much', async () => {
    const nothing = await call(LEADER, 'POST', '/roster/preview', '', 'application/octet-stream');
    expect([nothing.status, await nothing.json()]).toMatchObject([422, { error: { code: 'no-files' } }]);
    const large = await call(
      LEADER,
      'POST',
      '/roster/preview',
      new Uint8Array(13 * 1024 * 1024),
      'application/octet-stream',
    );
    expect([large.status, await large.json()]).toMatchObject([422, { error: { code: 'upload-too-large' } }]);
  });

  test('template and export are workbooks with a name', async () => {
    for (const path of ['/roster/template', '/roster/export']) {
      const response = await call(LEADER, 'GET', path);
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; filename="?[\w-]*deelnemerslijst[\w-]*\.xlsx"?$/,
      );
      const { sheets } = await readUpload([{ name: 'x.xlsx', bytes: new Uint8Array(await response.arrayBuffer()) }]);
      expect(sheets.map((sheet) => sheet.name)).toContain('Besturen');
    }
  });

  test('bodies with their seats, found by who sits there', async () => {
    const { items } = await read<{ items: BodyListItem[] }>('/bodies', BESTUURDER);
    expect(items.map((body) => body.name)).toEqual(['Kring Oost', 'Stuurgroep']);
    expect(items[1]).toMatchObject({
      quorum: '1 voorzitter; helft kringen',
      seats: [
        { label: 'Voorzitter', holder: 'Marleen de Groot', deputies: [] },
        {
          label: 'Lid namens Kring Oost',
          kring: 'Kring Oost',
          holder: 'Ruben Hoekstra',
          deputies: ['Pieter-Jan Oosterveld'],
        },
        { label: 'Programmaleider', votes: false, holder: 'Jolanda van der Meulen' },
      ],
    });
    const found = await read<{ items: BodyListItem[] }>('/bodies?search=jolanda', BESTUURDER);
    expect(found.items.map((body) => body.name)).toEqual(['Stuurgroep']);
  });

  test('boards with their people', async () => {
    const found = await read<Paged<BoardListItem>>('/boards?search=wilgen');
    expect(found).toEqual({
      items: [
        {
          boardId: expect.any(String),
          number: '41001',
          name: 'Stichting De Wilgenhof',
          kring: 'Kring Oost',
          relatiebeheerder: 'Marleen de Groot',
          bestuurders: ['Ruben Hoekstra'],
          bocs: ['Fatima el Khatib'],
          schools: 1,
        },
      ],
      total: 1,
      page: 1,
      pageSize: 50,
    });
  });

  test('persons by page; a percent sign is a letter', async () => {
    const all = await read<Paged<PersonListItem>>('/persons');
    expect(all.total).toBe(EXAMPLE_ROSTER.persons.length);
    expect(all.items.map((person) => person.name)).toEqual([...all.items.map((person) => person.name)].sort());
    expect((await read<Paged<PersonListItem>>('/persons?search=%25')).total).toBe(0);
    expect((await read<Paged<PersonListItem>>('/persons?page=2')).items).toEqual([]);
    expect((await read<Paged<PersonListItem>>('/persons?search=fatima')).items).toMatchObject([{ roles: ['boc'] }]);
  });

  test('the history of a board, by whom', async () => {
    const boards = EXAMPLE_ROSTER.boards.map((board) => ({ ...board, kring: null }));
    const upload = await readUpload([{ name: 'b.xlsx', bytes: await rosterWorkbook({ boards }) }]);
    const personId = await personIdOf(database, partnershipId, LEADER);
    database.now = '2026-11-02T10:00:00.000Z';
    await database.transact({ partnershipId, personId, via: 'tab' }, (work) => importRoster(work, upload));
    database.now = '2026-11-02T09:00:00.000Z';
    const { items } = await read<Paged<BoardListItem>>('/boards?search=41001');
    const history = await read<Paged<unknown>>(`/history?entity=board&entityId=${items[0]?.boardId}`);
    expect(history.items).toMatchObject([
      { what: 'changed', byName: 'Jolanda van der Meulen', before: { kring: 'Kring Oost' }, after: { kring: null } },
      { what: 'added', byName: null },
    ]);
  });

  test('one person gets another address: whoever runs the programme may, and bad input is refused', async () => {
    const { items } = await read<Paged<PersonListItem>>('/persons?search=ruben');
    const { personId, name, language } = items[0] as PersonListItem;
    const put = (who: Who, body: object) =>
      call(who, 'PUT', `/persons/${personId}`, JSON.stringify(body), 'application/json');
    const facts = { name, language, organisation: '', email: 'Ruben@wilgenhof.example' };
    expect((await put(BESTUURDER, facts)).status).toBe(403);
    for (const wrong of [{ email: 'ruben' }, { name: ' ' }, { language: 'de' }]) {
      expect((await put(LEADER, { ...facts, ...wrong })).status).toBe(422);
    }
    const taken = await put(LEADER, { ...facts, email: 'fatima.el.khatib@voorbeeld.example' });
    expect([taken.status, await taken.json()]).toMatchObject([
      409,
      { error: { code: 'address-taken', message: expect.stringContaining('hoort al bij Fatima el Khatib') } },
    ]);
    expect((await call(LEADER, 'PUT', '/persons/nobody', JSON.stringify(facts), 'application/json')).status).toBe(404);
    const changed = await put(LEADER, facts);
    expect([changed.status, await changed.json()]).toEqual([
      200,
      { addressChanged: true, askedAgain: 0, invitedAgain: 0 },
    ]);
    expect((await read<Paged<PersonListItem>>('/persons?search=ruben')).items).toMatchObject([
      { personId, email: 'ruben@wilgenhof.example', organisation: null, directory: null },
    ]);
  });

  test('a bestuurder sees the bodies and nothing else of this', async () => {
    const paths = ['/roster/export', '/roster/imports/latest', '/boards', '/persons', '/history', '/settings'];
    const statuses = await Promise.all(paths.map(async (path) => (await call(BESTUURDER, 'GET', path)).status));
    expect(statuses).toEqual(paths.map(() => 403));
    const upload = await call(BESTUURDER, 'POST', '/roster/preview', 'a;b', 'application/octet-stream');
    expect(upload.status).toBe(403);
    const settings = JSON.stringify({ name: 'Mijn', institute: 'Mijn', secretariatMailbox: 'a@b.nl', language: 'nl' });
    expect((await call(BESTUURDER, 'PUT', '/settings', settings, 'application/json')).status).toBe(403);
    expect((await call(LEADER, 'PUT', '/settings', settings, 'application/json')).status).toBe(200);
  });
});

/** The routes as the doors mount them; `x-person` stands for a token that was checked. */
function serve(database: TestDatabase, partnership: () => string): Promise<Server> {
  const service: Service = serviceOver(database);
  const app = express();
  const router = express.Router();
  app.use(express.json(), async (request, response, next) => {
    const partnershipId = partnership();
    const personId = await personIdOf(database, partnershipId, request.header('x-person') ?? '');
    const standing = await service.read(partnershipId, (scope) => standingOf(scope, personId, '2026-11-02'));
    const actor = { partnershipId, personId, via: 'tab' as const };
    response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
    next();
  });
  mountTabRoutes(router, peopleRoutes);
  app.use(router, errorHandler(service.log));
  const server = createServer(app);
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

async function personIdOf(database: TestDatabase, partnershipId: string, account: string): Promise<string> {
  const { id } = await database.open.db
    .selectFrom('person')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .where('email', '=', `${account}@voorbeeld.example`)
    .executeTakeFirstOrThrow();
  return id;
}
