import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { strFromU8, unzipSync } from 'fflate';
import { archiveRoutes } from '../../bot/http/archive-routes.ts';
import { errorHandler } from '../../bot/http/errors.ts';
import { paperRoutes } from '../../bot/http/paper-routes.ts';
import { mountTabRoutes } from '../../bot/http/route.ts';
import type { SharedFileLook } from '../../src/agendas/ports.ts';
import { SAVE_AGENDA } from '../../src/agendas/schema.ts';
import type { LinksChecked, PapersView } from '../../src/agendas/schema-papers.ts';
import { saveItems, viewAgenda } from '../../src/agendas/use-cases.ts';
import { circulateAgenda } from '../../src/agendas/use-cases-circulate.ts';
import type { ArchiveJson } from '../../src/archive/schema.ts';
import { createLog } from '../../src/edge/log.ts';
import { closeMeeting, startMeeting } from '../../src/live/use-cases-run.ts';
import { openBallot } from '../../src/live/use-cases-vote.ts';
import { writeItem } from '../../src/minutes/use-cases.ts';
import { circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { addDecision } from '../../src/minutes/use-cases-record.ts';
import { addMeeting } from '../store/agendas-meeting.ts';
import { type ReminderRoster, reminderRoster } from '../store/reminders-roster.ts';
import { onOneConnection } from '../support/database.ts';

type Name = keyof ReminderRoster['people'];
type Answer = PapersView & { error?: { code: string; message: string } };

onOneConnection((database) => {
  let roster: ReminderRoster;
  let http: Server;
  let who: Name;
  let meetingId: string;
  let itemId: string;
  let looked: SharedFileLook;
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await reminderRoster(database);
    meetingId = await addMeeting(database, roster);
    const items = [{ title: 'Begroting', kind: 'besluiten' as const, minutes: 20, presenterId: roster.people.member }];
    await database.transact(roster.as('chair'), async (work) => {
      await saveItems(work, meetingId, SAVE_AGENDA.parse({ revision: 0, items }));
      await circulateAgenda(work, 'https://kringwerk.example', meetingId, 1);
    });
    const looker = { personId: roster.people.chair, now: database.now };
    const agenda = await database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker, meetingId));
    itemId = agenda.items[0]?.id ?? '';
    const log = createLog('silent');
    const { transact, read } = database;
    const sharedFiles = { look: async () => looked };
    const service = { transact, read, single: read, clock: { now: () => database.now }, log, sharedFiles };
    const app = express();
    app.use(express.json());
    app.use((_request, response, next) => {
      response.locals['call'] = { service, actor: { ...roster.as(who), via: 'tab' }, language: 'nl' };
      next();
    });
    const router = express.Router();
    mountTabRoutes(router, [...paperRoutes, ...archiveRoutes]);
    app.use(router);
    app.use(errorHandler(log));
    http = createServer(app);
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => http.close(done)));

  async function send(as: Name, method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
    who = as;
    return fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`, {
      method,
      headers: { connection: 'close', authorization: 'Bearer a.b.c', ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    });
  }
  async function ask(as: Name, method: string, path: string, body?: BodyInit, type?: string) {
    const response = await send(as, method, path, body, type);
    return { status: response.status, json: (await response.json()) as Answer };
  }
  const upload = (as: Name, name: string, content: BlobPart, confidential = 'no', path?: string) => {
    const form = new FormData();
    form.append('files', new Blob([content]), name);
    return ask(
      as,
      'POST',
      path ?? `/meetings/${meetingId}/agenda/items/${itemId}/papers?confidential=${confidential}`,
      form,
    );
  };
  const papersFor = async (as: Name) =>
    (await ask(as, 'GET', `/meetings/${meetingId}/papers`)).json.items.flatMap(({ papers }) => papers);

  test('a paper is added, read, replaced by a newer version that is unread again, and removed', async () => {
    const added = await upload('member', 'begroting.pdf', '%PDF-1.7 een');
    expect(added.status).toBe(200);
    const [paper] = added.json.items[0]?.papers ?? [];
    expect(paper).toMatchObject({ name: 'begroting.pdf', version: 1, readVersion: null, may: { change: true } });
    const path = `/papers/${paper?.paperId}`;
    const file = await send('deputy', 'GET', `${path}/versions/1`);
    expect(file.headers.get('content-disposition')).toContain('attachment; filename=begroting.pdf');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(await file.text()).toBe('%PDF-1.7 een');
    const read = JSON.stringify({ version: 1 });
    await ask('deputy', 'POST', `${path}/read`, read, 'application/json');
    expect((await ask('deputy', 'POST', `${path}/read`, read, 'application/json')).status).toBe(200);
    expect(await papersFor('deputy')).toMatchObject([{ readVersion: 1, readBy: null, may: { change: false } }]);
    expect(await papersFor('chair')).toMatchObject([{ readBy: 1 }]);
    await upload('chair', 'begroting-2.pdf', '%PDF-1.7 twee', 'no', `${path}/versions`);
    expect(await papersFor('deputy')).toMatchObject([{ name: 'begroting-2.pdf', version: 2, readVersion: 1 }]);
    expect(await (await send('deputy', 'GET', `${path}/versions/1`)).text()).toBe('%PDF-1.7 een');
    expect((await ask('deputy', 'DELETE', path)).status).toBe(403);
    expect((await ask('chair', 'DELETE', path)).status).toBe(200);
    expect(await papersFor('member')).toEqual([]);
    expect((await ask('deputy', 'GET', `${path}/versions/1`)).status).toBe(404);
  });

  test('what is confidential stays with voting seats: in the list, the file and the mark', async () => {
    const db = database.open.db;
    await db.updateTable('seat').set({ votes: false }).where('id', '=', roster.seats.vacated).execute();
    const added = await upload('chair', 'salarissen.pdf', '%PDF-1.7 geheim', 'yes');
    const id = added.json.items[0]?.papers[0]?.paperId;
    expect(await papersFor('member')).toHaveLength(1);
    for (const other of ['deputy', 'lead'] as const) {
      expect(await papersFor(other)).toEqual([]);
      expect((await ask(other, 'GET', `/papers/${id}/versions/1`)).status).toBe(404);
      const read = await ask(other, 'POST', `/papers/${id}/read`, JSON.stringify({ version: 1 }), 'application/json');
      expect(read.status).toBe(404);
      expect((await ask(other, 'DELETE', `/papers/${id}`)).status).toBe(404);
    }
  });

  test('the archive of a year holds what its reader may read, says who took it, and can be checked', async () => {
    const db = database.open.db;
    await db.updateTable('seat').set({ votes: false }).where('id', '=', roster.seats.vacated).execute();
    await upload('chair', 'begroting 2027.pdf', '%PDF-1.7 open');
    const added = await upload('chair', 'salarissen.pdf', '%PDF-1.7 geheim', 'yes');
    const secret = added.json.items[0]?.papers.find(({ confidential }) => confidential)?.paperId;
    await upload('chair', 'salarissen.pdf', '%PDF-1.7 geheim, verbeterd', 'no', `/papers/${secret}/versions`);
    database.now = '2026-11-10T09:00:00.000Z';
    const looker = { personId: roster.people.chair, now: database.now };
    const read = () => database.read(roster.partnershipId, (scope) => viewAgenda(scope, looker, meetingId));
    const { revision, items } = await read();
    const longer = items.map(({ id, title, kind, presenterId }) => ({ id, title, kind, presenterId, minutes: 35 }));
    await database.transact(roster.as('chair'), async (work) => {
      await saveItems(work, meetingId, SAVE_AGENDA.parse({ revision, items: longer }));
      await circulateAgenda(work, 'https://kringwerk.example', meetingId, revision + 1);
      await writeItem(work, meetingId, itemId, { base: '', text: 'Ans vraagt naar de reserve', unfinished: false });
      await addDecision(work, meetingId, { itemId, text: 'Het budget stijgt', followUp: '' });
      await startMeeting(work, meetingId);
      const asked = { itemId, question: 'Stijgt het budget?', secret: false };
      await openBallot(work, 'https://kringwerk.example', meetingId, asked);
      await closeMeeting(work, 'https://kringwerk.example', meetingId);
      await circulateMinutes(work, 'https://kringwerk.example', meetingId);
    });
    const archiveFor = async (as: Name) => {
      const response = await send(as, 'GET', `/archives/${roster.werkgroep}/2026`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
      const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
      const json = JSON.parse(strFromU8(files['archief.json']!)) as ArchiveJson;
      return { files, names: Object.keys(files), json };
    };
    const all = await archiveFor('member');
    const folder = '2026-11-24-werkgroep-november';
    expect(all.names).toEqual([
      ...[`${folder}/agenda.pdf`, `${folder}/agenda-versies/versie-1.pdf`, `${folder}/agenda-versies/versie-2.pdf`],
      `${folder}/notulen.pdf`,
      ...[`${folder}/stukken/01-begroting-2027.pdf`, `${folder}/stukken/02-salarissen.pdf`],
      `${folder}/stukken/eerdere-versies/02-versie-1-salarissen.pdf`,
      ...['besluitenlijst.pdf', 'actielijst.pdf', 'inhoud.pdf', 'archief.json'],
    ]);
    expect(strFromU8(all.files[`${folder}/stukken/02-salarissen.pdf`]!)).toBe('%PDF-1.7 geheim, verbeterd');
    const before = `${folder}/stukken/eerdere-versies/02-versie-1-salarissen.pdf`;
    expect(strFromU8(all.files[before]!)).toBe('%PDF-1.7 geheim');
    expect(Buffer.from(all.files[`${folder}/notulen.pdf`]!).toString('latin1')).toContain(
      '<pdfaid:part>2</pdfaid:part>',
    );
    const [kept] = all.json.meetings;
    expect(kept?.notes?.items[0]?.text).toBe('Ans vraagt naar de reserve');
    expect(kept?.votes).toEqual([
      { item: 'Begroting', question: 'Stijgt het budget?', outcome: 'tied', for: 0, against: 0, abstain: 0 },
    ]);
    expect(kept?.decisions).toMatchObject([{ number: '2026-1', text: 'Het budget stijgt', withdrawn: null }]);
    const versions = kept?.agenda.circulated ?? [];
    expect(versions.map(({ version, circulatedAt, file }) => [version, circulatedAt, file])).toEqual([
      [1, '2026-11-02T09:00:00.000Z', `${folder}/agenda-versies/versie-1.pdf`],
      [2, '2026-11-10T09:00:00.000Z', `${folder}/agenda-versies/versie-2.pdf`],
    ]);
    expect(versions.map(({ items: [item] }) => item)).toMatchObject([
      { title: 'Begroting', minutes: 20, papers: [] },
      { title: 'Begroting', minutes: 35, papers: [{ name: 'begroting 2027.pdf', version: 1 }] },
    ]);
    // What is confidential was never on a version that everybody got.
    expect(versions.map(({ changes }) => changes)).toEqual([
      [],
      ['"Begroting" duurt nu 35 minuten; dat was 20.', 'Bij "Begroting" staat nu het stuk "begroting 2027.pdf".'],
    ]);
    const papers = kept?.agenda.items[0]?.papers ?? [];
    const digest = createHash('sha256').update('%PDF-1.7 open').digest('hex');
    expect(papers[0]).toMatchObject({ file: `${folder}/stukken/01-begroting-2027.pdf`, sha256: digest, earlier: [] });
    expect(papers[1]).toMatchObject({ version: 2, earlier: [{ name: 'salarissen.pdf', version: 1, file: before }] });
    // The deputy has no voting seat: not even the name of what is confidential is there.
    const some = await archiveFor('deputy');
    expect(JSON.stringify(some.json)).not.toContain('salarissen');
    expect(some.names.filter((name) => name.includes('stukken'))).toEqual([`${folder}/stukken/01-begroting-2027.pdf`]);
    const lines = await db
      .selectFrom('history')
      .select(['by_person_id', 'after'])
      .where('entity', '=', 'archive')
      .where('entity_id', '=', roster.werkgroep)
      .orderBy('at')
      .execute();
    expect(lines.map(({ by_person_id }) => by_person_id).sort()).toEqual(
      [roster.people.member, roster.people.deputy].sort(),
    );
    const listed = await ask('member', 'GET', '/archives');
    expect(listed.json).toEqual({ bodies: [expect.objectContaining({ bodyId: roster.werkgroep, years: [2026] })] });
    expect(((await ask('head', 'GET', '/archives')).json as unknown as { bodies: unknown[] }).bodies).toEqual([]);
    expect((await ask('head', 'GET', `/archives/${roster.werkgroep}/2026`)).status).toBe(403);
    expect((await ask('member', 'GET', `/archives/${roster.werkgroep}/2019`)).json.error?.code).toBe('archive-empty');
    expect((await ask('member', 'GET', `/archives/${roster.werkgroep}/ooit`)).status).toBe(404);
    expect((await ask('member', 'GET', '/archives/elders/2026')).status).toBe(404);
  });

  test('a huge, wrong or empty file, too many, and a stranger are refused clearly; nothing is kept', async () => {
    const huge = new Uint8Array(10 * 1024 * 1024 + 1);
    const tooBig = await upload('chair', 'groot.pdf', huge);
    expect([tooBig.status, tooBig.json.error?.code]).toEqual([413, 'paper-too-big']);
    expect(tooBig.json.error?.message).toContain('groter dan 10 MB');
    expect((await upload('chair', 'reus.pdf', new Uint8Array(13 * 1024 * 1024))).status).toBe(413);
    const wrong = await upload('chair', 'programma.exe', 'MZ');
    expect([wrong.status, wrong.json.error?.code]).toEqual([415, 'paper-wrong-type']);
    expect((await upload('chair', 'vermomd.pdf', 'MZ')).status).toBe(415);
    expect((await upload('chair', 'leeg.pdf', '')).status).toBe(422);
    expect((await upload('deputy', 'stuk.pdf', '%PDF-1.7')).status).toBe(403);
    expect((await upload('head', 'stuk.pdf', '%PDF-1.7')).status).toBe(403);
    const gone = `/meetings/${meetingId}/agenda/items/weg/papers`;
    expect((await upload('chair', 'stuk.pdf', '%PDF-1.7', 'no', gone)).json.error?.code).toBe('paper-item-gone');
    expect(await papersFor('chair')).toEqual([]);
  });

  const link = (as: Name, url: string, confidential = false) => {
    const body = JSON.stringify({ url, confidential });
    return ask(as, 'POST', `/meetings/${meetingId}/agenda/items/${itemId}/papers/link`, body, 'application/json');
  };

  test('a paper that stands in SharePoint is shown with its name and size; what changed there is a new version', async () => {
    const url = 'https://partnerschap.sharepoint.com/:b:/s/stuurgroep/begroting';
    looked = { ok: true, name: 'Begroting.pdf', size: 2_000_000, type: 'application/pdf', tag: 'c1' };
    const added = await link('member', url);
    expect(added.status).toBe(200);
    const [paper] = added.json.items[0]?.papers ?? [];
    expect(paper).toMatchObject({ name: 'Begroting.pdf', size: 2_000_000, version: 1, link: url });
    const path = `/papers/${paper?.paperId}`;
    expect((await ask('deputy', 'GET', `${path}/versions/1`)).status).toBe(404);
    await ask('deputy', 'POST', `${path}/read`, JSON.stringify({ version: 1 }), 'application/json');
    expect((await ask('chair', 'POST', `${path}/look`)).json.items[0]?.papers).toMatchObject([{ version: 1 }]);
    looked = { ...looked, name: 'Begroting definitief.pdf', tag: 'c2' };
    expect((await ask('deputy', 'POST', `${path}/look`)).status).toBe(403);
    expect((await ask('chair', 'POST', `${path}/look`)).json.items[0]?.papers).toMatchObject([
      { name: 'Begroting definitief.pdf', version: 2 },
    ]);
    expect(await papersFor('deputy')).toMatchObject([{ readVersion: 1, version: 2 }]);
  });

  test('a link that is refused is told clearly and keeps nothing; who may not add a paper may not link one', async () => {
    for (const [because, status, words] of [
      ['link-no-access', 403, 'mag dit bestand niet openen'],
      ['link-unknown', 422, 'wijst niet naar een bestand'],
      ['link-no-file', 422, 'wijst naar een map'],
      ['link-consent', 422, 'toestemming'],
      ['link-unavailable', 409, 'geen antwoord'],
    ] as const) {
      looked = { ok: false, because };
      const refused = await link('chair', 'https://partnerschap.sharepoint.com/x');
      expect([refused.status, refused.json.error?.code]).toEqual([status, because]);
      expect(refused.json.error?.message).toContain(words);
    }
    looked = { ok: true, name: 'Begroting.pdf', size: 1, type: 'application/pdf', tag: 'c1' };
    for (const url of ['', 'begroting', 'javascript:alert(1)']) {
      expect((await link('chair', url)).json.error?.code).toBe('link-unknown');
    }
    expect((await link('deputy', 'https://partnerschap.sharepoint.com/x')).status).toBe(403);
    expect(await papersFor('chair')).toEqual([]);
  });

  test('before an agenda goes out its links are looked at; what opens no longer is named to who sends it', async () => {
    looked = { ok: true, name: 'Begroting.xlsx', size: 12, type: 'application/vnd.ms-excel', tag: 'a' };
    const link = `/meetings/${meetingId}/agenda/items/${itemId}/papers/link`;
    const url = JSON.stringify({ url: 'https://marijke.sharepoint.com/a/begroting.xlsx', confidential: false });
    expect((await ask('member', 'POST', link, url, 'application/json')).status).toBe(200);
    const check = async (as: Name) => {
      const answer = await ask(as, 'POST', `/meetings/${meetingId}/papers/check-links`);
      return { status: answer.status, ...(answer.json as unknown as LinksChecked) };
    };
    const paper = { paperId: expect.any(String), name: 'Begroting.xlsx', itemTitle: 'Begroting' };
    expect(await check('chair')).toEqual({ status: 200, looked: 1, broken: [], unsure: [] });
    looked = { ok: false, because: 'link-no-access' };
    expect(await check('chair')).toEqual({ status: 200, looked: 1, broken: [paper], unsure: [] });
    looked = { ok: false, because: 'link-unavailable' };
    expect(await check('lead')).toEqual({ status: 200, looked: 1, broken: [], unsure: [paper] });
    expect((await check('member')).status).toBe(403);
    // Nothing was changed by looking.
    expect(await papersFor('chair')).toMatchObject([{ name: 'Begroting.xlsx', version: 1 }]);
  });
});
