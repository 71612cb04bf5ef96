import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import { studentsRoutes } from '../../bot/http/students-routes.ts';
import type { Service } from '../../bot/service.ts';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { standingOf } from '../../src/people/store.ts';
import { placementJobs } from '../../src/placements/jobs.ts';
import type { UnplacedStudents } from '../../src/placements/schema-replacements.ts';
import {
  type HeldAboutStudent,
  IMPORT_STUDENTS,
  KEEP_STUDENTS,
  type StudentImport,
  type StudentList,
  type StudentOverview,
  type StudentPreview,
  type StudentRegisterLine,
  type StudentView,
} from '../../src/placements/schema-students.ts';
import { answerCapacity, createRound, loadForm, openRound } from '../../src/placements/use-cases.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Who = keyof PlacementRoster['people'];
type Refused = { error: { code: string; message: string } };

const HEAD = 'Studentnummer;Variant;BRIN;Mentor';
const LIST = [HEAD, '700001;Voltijd;05AA;', '700002;Voltijd;05AB;M. Terpstra', '700003;Voltijd;05AC;'].join('\n');

onOneConnection((database) => {
  let roster: PlacementRoster;
  let server: Server;
  let base: string;
  const service: Service = serviceOver(database);

  beforeAll(async () => {
    const app = express();
    const router = express.Router();
    app.use(express.json(), async (request, response, next) => {
      const personId = roster.people[request.header('x-person') as Who];
      const standing = await service.read(roster.partnershipId, (scope) => standingOf(scope, personId, '2026-11-02'));
      const actor = { partnershipId: roster.partnershipId, personId, via: 'tab' as const };
      response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
      next();
    });
    mountTabRoutes(router, studentsRoutes);
    app.use(router, errorHandler(service.log));
    server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => void server.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const lead = roster.as('lead');
    const roundId = await database.transact(lead, (work) =>
      createRound(work, {
        ...{ schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' },
        variants: [{ name: 'Voltijd' }],
      }),
    );
    await database.transact(lead, (work) => openRound(work, roundId));
    base = `/placement-rounds/${roundId}`;
  });

  async function send(who: Who, method: string, path: string, body?: BodyInit, type?: string) {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${base}${path}`, {
      method,
      headers: { 'x-person': who, ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    });
  }
  async function ask<T>(who: Who, method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const answer =
      body === undefined ? send(who, method, path) : send(who, method, path, JSON.stringify(body), JSON_TYPE);
    return { status: (await answer).status, body: (await (await answer).json()) as T };
  }
  const JSON_TYPE = 'application/json';
  async function upload(who: Who, content: BodyInit): Promise<{ status: number; body: StudentPreview & Refused }> {
    const answer = await send(who, 'POST', '/student-imports?name=lijst.csv', content, 'application/octet-stream');
    return { status: answer.status, body: (await answer.json()) as StudentPreview & Refused };
  }
  const handler = (name: string) =>
    placementJobs({ transact: database.transact, partnershipIds: async () => [roster.partnershipId] }).find(
      ({ job }) => job.name === name,
    );
  async function take(content: BodyInit): Promise<StudentPreview> {
    const { body: preview } = await upload('lead', content);
    expect(preview.faults).toEqual([]);
    await ask('lead', 'POST', `/student-imports/${preview.importId}/start`);
    await ask('lead', 'POST', `/student-imports/${preview.importId}/start`);
    const payload = { partnershipId: roster.partnershipId, importId: preview.importId };
    await handler(IMPORT_STUDENTS.name)?.handle(payload);
    // The queue may hand a job out twice.
    await handler(IMPORT_STUDENTS.name)?.handle(payload);
    return preview;
  }
  const students = (who: Who, boardId = roster.boards.brug) =>
    ask<StudentList & Refused>(who, 'GET', `/boards/${boardId}/students`);

  test('a list is shown, read in once, and its upload removed', async () => {
    database.jobs.length = 0;
    const preview = await take(LIST);
    expect(preview).toMatchObject({ counts: { added: 3, changed: 0, gone: 0, same: 0 }, mayStart: true });
    expect(database.jobs.filter(({ name }) => name === IMPORT_STUDENTS.name)).toHaveLength(1);
    const done = await ask<StudentImport>('lead', 'GET', `/student-imports/${preview.importId}`);
    expect(done.body).toMatchObject({ state: 'done', done: 3, total: 3, counts: { added: 3 } });
    const kept = await database.open.db
      .selectFrom('student_import')
      .select('content')
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    expect(kept).toEqual([{ content: null }]);
    const { body } = await ask<StudentOverview>('lead', 'GET', '/students');
    expect(body.boards.map(({ boardName, proposed }) => [boardName, proposed])).toEqual([
      ['Stichting De Brug', 2],
      ['Stichting De Linde', 1],
    ]);
  });

  test('the same list again changes nothing; another one shows the difference and keeps what was decided', async () => {
    await take(LIST);
    const [first] = (await students('brugBoc')).body.students;
    const decisions = [{ studentId: first?.studentId, decision: 'confirmed' }];
    await ask('brugBoc', 'PUT', `/boards/${roster.boards.brug}/students`, { decisions });
    expect((await upload('lead', LIST)).body).toMatchObject({ counts: { same: 3 }, mayStart: false });

    const later = [HEAD, '700001;Voltijd;05AA;J. Bos', '700003;Voltijd;05AB;', '700004;Voltijd;05AB;'].join('\n');
    const preview = await take(later);
    expect(preview.changes.map(({ change, studentNumber, details }) => [change, studentNumber, details])).toEqual([
      ['gone', '700002', []],
      ['changed', '700001', ['andere mentor']],
      ['changed', '700003', ['van De Lindehof naar De Brug Zuid', 'het bestuur beslist opnieuw']],
      ['added', '700004', []],
    ]);
    const { body } = await students('brugBoc');
    expect(body.students.map(({ label, status }) => [label, status])).toEqual([
      [3, 'proposed'],
      [4, 'proposed'],
      [1, 'confirmed'],
      [2, 'withdrawn'],
    ]);
  });

  test('other columns are chosen, and remembered for the next list', async () => {
    const odd = LIST.replace(HEAD, 'Code;Soort;Plek;Wie');
    const { body: first } = await upload('lead', odd);
    expect(first).toMatchObject({ mayStart: false, headings: ['Code', 'Soort', 'Plek', 'Wie'] });
    expect(first.faults[0]?.text).toBe('Kies in welke kolom dit staat: Studentnummer.');
    const mapping = { ...first.mapping, studentNumber: 'Code', variant: 'Soort', school: 'Plek' };
    const { body: second } = await ask<StudentPreview>('lead', 'PUT', `/student-imports/${first.importId}/columns`, {
      mapping,
    });
    expect(second).toMatchObject({ faults: [], counts: { added: 3 }, mayStart: true });
    await ask('lead', 'POST', `/student-imports/${first.importId}/start`);
    await handler(IMPORT_STUDENTS.name)?.handle({ partnershipId: roster.partnershipId, importId: first.importId });
    expect((await upload('lead', odd)).body).toMatchObject({ mapping, counts: { same: 3 } });
  });

  test('a list with faults is refused by row and column, in words without a number of a student', async () => {
    const wrong = [HEAD, '700001;Voltijd;05AA;=1+1', '700001;Avond;99ZZ;'].join('\n');
    const { body } = await upload('lead', wrong);
    expect(body.faults).toEqual([
      { row: 2, column: 'Mentor', text: 'Hier staat een formule. Zet er de uitkomst neer.' },
      {
        row: 3,
        column: 'Studentnummer',
        text: 'Deze student staat ook in rij 2. Laat één van de twee rijen staan.',
      },
      {
        row: 3,
        column: 'Variant',
        text: '"Avond" is geen opleidingsvariant van deze ronde. Schrijf de naam zoals in de ronde.',
      },
      {
        row: 3,
        column: 'BRIN',
        text: 'School 99ZZ staat niet in de deelnemerslijst. Kijk het BRIN na, of voeg de school toe aan de deelnemerslijst.',
      },
    ]);
    const { body: damaged } = await upload('lead', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    expect(damaged).toMatchObject({ importId: null, mayStart: false, faults: [{ row: null }] });
  });

  test('a school that moves in the middle of a round takes its students along', async () => {
    await take(LIST);
    const [student] = (await students('brugBoc')).body.students;
    await database.open.db
      .updateTable('school')
      .set({ board_id: roster.boards.linde })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', roster.schools.brugNoord)
      .execute();
    const decisions = [{ studentId: student?.studentId, decision: 'confirmed' }];
    const old = await ask<Refused>('brugBoc', 'PUT', `/boards/${roster.boards.brug}/students`, { decisions });
    expect([old.status, old.body.error.code]).toEqual([409, 'student-elsewhere']);
    const now = await ask<StudentList>('lindeHead', 'PUT', `/boards/${roster.boards.linde}/students`, { decisions });
    expect(now.body.students.map(({ school, status }) => [school, status])).toEqual([
      ['De Lindehof', 'proposed'],
      ['De Brug Noord', 'confirmed'],
    ]);
  });

  test('a board sees the number after its yes, and says why with a no', async () => {
    await take(LIST);
    const { body: before } = await students('brugHead');
    expect(before.students.map(({ studentNumber }) => studentNumber)).toEqual([null, null]);
    const [one, two] = before.students;
    const path = `/boards/${roster.boards.brug}/students`;
    const silent = [
      { studentId: one?.studentId, decision: 'confirmed' },
      { studentId: two?.studentId, decision: 'declined' },
    ];
    const refused = await ask<Refused>('brugHead', 'PUT', path, { decisions: silent });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'student-no-reason']);
    // All or none.
    expect((await students('brugHead')).body.students.map(({ status }) => status)).toEqual(['proposed', 'proposed']);
    const decisions = [silent[0], { ...silent[1], reason: 'Geen mentor' }];
    const { body } = await ask<StudentList>('brugHead', 'PUT', path, { decisions });
    expect(body.students).toMatchObject([
      { status: 'declined', reason: 'Geen mentor', studentNumber: null, onBehalf: false },
      { status: 'confirmed', studentNumber: '700001', decidedBy: 'Jan-Willem Oosterhuis-de Graaf' },
    ]);
  });

  test('who saw students is on record, and a count is no look', async () => {
    await take(LIST);
    await ask('brugBoc', 'GET', '/students');
    await students('brugBoc');
    const { body } = await ask<{ views: StudentView[] }>('lead', 'GET', '/student-views');
    expect(body.views.map(({ person, what, students: seen }) => [person, what, seen]).sort()).toEqual([
      ['Annemiek van den Bosch-Verhoeven', 'preview', 3],
      ['Mirjam Terpstra', 'list', 2],
    ]);
  });

  test('an upload that nobody imports is forgotten after a day', async () => {
    const { body } = await upload('lead', LIST);
    database.now = '2026-11-03T09:01:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    const gone = await ask<Refused>('lead', 'POST', `/student-imports/${body.importId}/start`);
    expect([gone.status, gone.body.error.code]).toEqual([404, 'import-not-found']);
  });

  test('an upload whose import broke off is forgotten after a day too, and can be read in again', async () => {
    const { body } = await upload('lead', LIST);
    await ask('lead', 'POST', `/student-imports/${body.importId}/start`);
    const kept = () =>
      database.open.db
        .selectFrom('student_import')
        .select(['state', 'content'])
        .where('partnership_id', '=', roster.partnershipId)
        .execute();
    database.now = '2026-11-03T08:59:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect(await kept()).toEqual([{ state: 'queued', content: expect.any(String) }]);
    database.now = '2026-11-03T09:01:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect(await kept()).toEqual([{ state: 'failed', content: null }]);
    await handler(IMPORT_STUDENTS.name)?.handle({ partnershipId: roster.partnershipId, importId: body.importId });
    expect((await ask<StudentOverview>('lead', 'GET', '/students')).body.boards).toEqual([]);
    await take(LIST);
    expect((await ask<StudentOverview>('lead', 'GET', '/students')).body.boards).not.toEqual([]);
  });

  test('what an upload left goes with the round, also where no student came of it', async () => {
    const { body } = await upload('lead', LIST);
    await ask('lead', 'POST', `/student-imports/${body.importId}/start`);
    database.now = '2026-11-04T09:00:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    const names = () =>
      database.open.db
        .selectFrom('student_import')
        .select('file_name')
        .where('partnership_id', '=', roster.partnershipId)
        .execute();
    expect(await names()).toEqual([{ file_name: 'lijst.csv' }]);
    database.now = '2030-07-31T22:00:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect(await names()).toEqual([]);
  });

  test('who may not', async () => {
    await take(LIST);
    const brug = `/boards/${roster.boards.brug}/students`;
    const refused: [Who, string, string, unknown?][] = [
      ['lindeHead', 'GET', brug],
      ['secretary', 'GET', brug],
      ['manager', 'GET', brug],
      ['secretary', 'GET', '/students'],
      ['manager', 'GET', '/students'],
      ['lindeHead', 'PUT', brug, { decisions: [{ studentId: 'x', decision: 'confirmed' }] }],
      ['manager', 'PUT', brug, { decisions: [{ studentId: 'x', decision: 'confirmed' }] }],
      ['brugHead', 'GET', '/student-views'],
      ['brugHead', 'GET', '/student-example'],
      ['brugHead', 'GET', '/student-imports/x'],
      ['brugHead', 'POST', '/student-imports/x/start'],
      ['brugHead', 'PUT', '/student-imports/x/columns', { mapping: Object.fromEntries(FIELDS.map((f) => [f, null])) }],
    ];
    for (const [who, method, path, body] of refused) {
      expect([who, method, path, (await ask(who, method, path, body)).status]).toEqual([who, method, path, 403]);
    }
    expect((await upload('brugHead', LIST)).status).toBe(403);
  });
  const FIELDS = ['studentNumber', 'variant', 'school', 'site', 'phase', 'mentor', 'startsOn', 'endsOn'];

  test('the example list fits the own schools, and can be read in as it is', async () => {
    const example = await send('lead', 'GET', '/student-example');
    expect(await take(await example.arrayBuffer())).toMatchObject({ counts: { added: 9 } });
  });

  test('students are erased when the round is over, for good; the counts and who did it stay', async () => {
    await take(LIST);
    const refused = await ask<Refused>('lead', 'DELETE', '/students');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'students-round-open']);
    await database.open.db
      .updateTable('placement_round')
      .set({ state: 'closed' })
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    expect((await ask('brugBoc', 'DELETE', '/students')).status).toBe(403);
    const { body } = await ask<StudentOverview>('lead', 'DELETE', '/students');
    expect(body).toMatchObject({
      boards: [],
      latest: null,
      mayErase: false,
      erasures: [{ students: 3, confirmed: 0 }],
    });
    expect(body.erasures[0]?.byName).not.toBeNull();
    await ask('lead', 'DELETE', '/students');
    for (const table of ['student_placement', 'student_import'] as const) {
      const left = await database.open.db
        .selectFrom(table)
        .select('id')
        .where('partnership_id', '=', roster.partnershipId)
        .execute();
      expect(left).toEqual([]);
    }
    expect((await ask<StudentOverview>('lead', 'GET', '/students')).body.erasures).toHaveLength(1);
  });

  test('students whose term is over are erased by themselves, and no day sooner', async () => {
    await take(LIST);
    const keep = () => handler(KEEP_STUDENTS.name)?.handle({});
    const overview = async () => (await ask<StudentOverview>('lead', 'GET', '/students')).body;
    database.now = '2030-07-31T21:59:00.000Z';
    await keep();
    expect(await overview()).toMatchObject({ keptUntil: '2030-08-01', erasures: [] });
    database.now = '2030-07-31T22:00:00.000Z';
    await keep();
    await keep();
    expect(await overview()).toMatchObject({ boards: [], erasures: [{ students: 3, byName: null }] });
  });

  /** Two boards with a school each, room for full-timers, and a student of De Brug that was said no to. */
  async function aStudentWithoutPlace(): Promise<UnplacedStudents['students'][number]> {
    await database.open.db
      .insertInto('school')
      .values({
        ...{ partnership_id: roster.partnershipId, id: `eikenhof-${roster.boards.eik}`, board_id: roster.boards.eik },
        ...{ name: 'De Eikenhof', brin: '05AD', kind: null, tier: 'keurmerk', holiday_region: null },
        ...{ group_teachers: 10, contact_person_id: null, ended_on: null },
      })
      .execute();
    const roundId = base.split('/')[2] ?? '';
    for (const board of ['linde', 'eik'] as const) {
      await database.transact(roster.as('lead'), async (work) => {
        const { variants } = await loadForm(work, work.now, roundId, roster.boards[board]);
        const offer = { certainty: 'definite' as const, places: 4, provisionalUntil: null, reason: '' };
        await answerCapacity(work, roundId, roster.boards[board], {
          offers: variants.map(({ variantId }) => ({ variantId, ...offer })),
          confirmed: false,
        });
      });
    }
    await take(LIST);
    const [student] = (await students('brugBoc')).body.students;
    const decisions = [{ studentId: student?.studentId, decision: 'declined', reason: 'Geen mentor' }];
    await ask('brugBoc', 'PUT', `/boards/${roster.boards.brug}/students`, { decisions });
    const { body } = await ask<UnplacedStudents>('lead', 'GET', '/students/unplaced');
    return body.students[0]!;
  }
  const seek = (studentId: string, boardIds: string[], who: Who = 'lead') =>
    ask<UnplacedStudents & Refused>(who, 'POST', `/students/${studentId}/replacement`, {
      ...{ boardIds, answerBy: '2026-11-05T17:00' },
    });
  const press = (who: Who, verb: string, offerId: string, data: Record<string, unknown> = {}) =>
    runCardAction(
      { service, actor: roster.as(who, 'chat'), language: 'nl' },
      { verb, data: { p: roster.partnershipId, offerId, verb, ...data } },
    );

  test('two boards that say yes at the same moment: one has the student, the other hears it kindly', async () => {
    const student = await aStudentWithoutPlace();
    expect(student.ranked.map(({ boardName, spare }) => [boardName, spare])).toEqual([
      ['Stichting De Eik', 4],
      ['Stichting De Linde', 3],
    ]);
    const both = [roster.boards.linde, roster.boards.eik];
    const { body } = await seek(student.studentId, both);
    const offers = body.students[0]?.search?.offers ?? [];
    const offerOf = (board: 'linde' | 'eik') =>
      offers.find(({ boardId }) => boardId === roster.boards[board])?.offerId ?? '';
    const eikenhof = `eikenhof-${roster.boards.eik}`;
    // Each presses three times, all at once: doubled clicks and a race in one.
    const clicks = [1, 2, 3].flatMap(() => [
      press('lindeHead', 'replacement.accept', offerOf('linde'), { school: roster.schools.lindehof }),
      press('shared', 'replacement.accept', offerOf('eik'), { school: eikenhof }),
    ]);
    const results = await Promise.all(clicks);
    const rows = await database.open.db
      .selectFrom('student_offer')
      .select(['board_id', 'state'])
      .where('partnership_id', '=', roster.partnershipId)
      .orderBy('state')
      .execute();
    expect(rows.map(({ state }) => state)).toEqual(['accepted', 'lost']);
    const winner = rows[0]?.board_id === roster.boards.linde ? 'linde' : 'eik';
    const outcomes = (board: 'linde' | 'eik') => {
      const mine = results.filter((_, at) => at % 2 === (board === 'linde' ? 0 : 1));
      return [...new Set(mine.map(({ outcome }) => outcome))];
    };
    expect(outcomes(winner)).toEqual(['answered']);
    expect(outcomes(winner === 'linde' ? 'eik' : 'linde')).toEqual(['refused']);
    const lost = results.find(({ outcome }) => outcome === 'refused');
    expect(JSON.stringify(lost?.card)).toContain('Een ander bestuur was je voor');
    expect(JSON.stringify(lost?.card)).not.toContain(winner === 'linde' ? 'Linde' : 'Eik');
    const placed = (await students(winner === 'linde' ? 'lindeHead' : 'shared', roster.boards[winner])).body.students;
    expect(placed.find(({ label }) => label === student.label)).toMatchObject({
      ...{ status: 'confirmed', studentNumber: student.studentNumber },
    });
    expect((await ask<UnplacedStudents>('lead', 'GET', '/students/unplaced')).body.students).toEqual([]);
  });

  test('no needs a reason and may become yes; nothing on a card or in a message tells who the student is', async () => {
    const student = await aStudentWithoutPlace();
    const { body } = await seek(student.studentId, [roster.boards.linde]);
    const offerId = body.students[0]?.search?.offers[0]?.offerId ?? '';
    const empty = await press('lindeHead', 'replacement.decline', offerId, { reason: '  ' });
    expect([empty.outcome, JSON.stringify(empty.card).includes('Vul in waarom')]).toEqual(['refused', true]);
    const no = await press('lindeHead', 'replacement.decline', offerId, { reason: 'Vol' });
    expect(JSON.stringify(no.card)).toContain('plaatst deze student niet');
    const none = await press('lindeHead', 'replacement.accept', offerId, { school: '' });
    expect(JSON.stringify(none.card)).toContain('Kies op welke school de student komt');
    const strange = await press('lindeHead', 'replacement.accept', offerId, { school: roster.schools.brugZuid });
    expect(strange.outcome).toBe('refused');
    const yes = await press('lindeHead', 'replacement.accept', offerId, { school: roster.schools.lindehof });
    expect(yes.outcome).toBe('answered');
    const sent = await database.open.db
      .selectFrom('message')
      .select('content')
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    const said = JSON.stringify(sent);
    expect(said).toContain('Heeft Stichting De Linde nog een plaats voor een student Voltijd?');
    expect(said).toContain('Student 1 heeft een plaats');
    for (const secret of ['700001', 'De Brug Noord']) expect([secret, said.includes(secret)]).toEqual([secret, false]);
  });

  test('a search ends by the clock, tells the programmaleider, and others can be asked; whoever may not is refused', async () => {
    const student = await aStudentWithoutPlace();
    expect((await seek(student.studentId, [roster.boards.eik], 'brugBoc')).status).toBe(403);
    expect((await ask('lindeHead', 'GET', '/students/unplaced')).status).toBe(403);
    expect((await seek(student.studentId, [roster.boards.brug])).body.error.code).toBe('replacement-no-room');
    const { body } = await seek(student.studentId, [roster.boards.linde]);
    expect((await seek(student.studentId, [roster.boards.eik])).body.error.code).toBe('replacement-open');
    const offerId = body.students[0]?.search?.offers[0]?.offerId ?? '';
    expect((await press('shared', 'replacement.show', offerId)).outcome).not.toBe('refused');
    expect((await press('brugHead', 'replacement.accept', offerId, { school: 'x' })).outcome).toBe('refused');
    database.now = '2026-11-05T16:00:00.000Z';
    const late = await press('lindeHead', 'replacement.accept', offerId, { school: roster.schools.lindehof });
    expect(JSON.stringify(late.card)).toContain('Antwoorden kan niet meer');
    await handler(KEEP_STUDENTS.name)?.handle({});
    await handler(KEEP_STUDENTS.name)?.handle({});
    const news = await database.open.db
      .selectFrom('message')
      .select('key')
      .where('partnership_id', '=', roster.partnershipId)
      .where('key', 'like', 'replacement:%:expired:%')
      .execute();
    expect(news).toHaveLength(1);
    const after = await ask<UnplacedStudents>('lead', 'GET', '/students/unplaced');
    expect(after.body.students[0]?.search?.state).toBe('expired');
    const again = await ask<UnplacedStudents>('lead', 'POST', `/students/${student.studentId}/replacement`, {
      ...{ boardIds: [roster.boards.eik], answerBy: '2026-11-10T17:00' },
    });
    const search = again.body.students[0]?.search;
    expect(search?.offers.map(({ boardName }) => boardName)).toEqual(['Stichting De Eik']);
    const stopped = await ask<UnplacedStudents>('lead', 'DELETE', `/replacements/${search?.replacementId}`);
    expect(stopped.body.students[0]?.search?.state).toBe('withdrawn');
  });

  test('a round keeps its students as long as was decided; whoever may not decide is refused', async () => {
    await take(LIST);
    const keep = (until: string | null, who: Who = 'lead') =>
      ask<StudentOverview & Refused>(who, 'PUT', '/students/keeping', { until });
    expect((await keep('2028-08-01', 'brugBoc')).status).toBe(403);
    expect((await keep('2036-01-01')).body.error.code).toBe('keeping-long');
    expect((await keep('2028-08-01')).body).toMatchObject({ keptUntil: '2028-08-01', mayKeep: true });
    database.now = '2028-07-31T21:59:59.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect((await ask<StudentOverview>('lead', 'GET', '/students')).body.boards).not.toEqual([]);
    database.now = '2028-07-31T22:00:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect((await ask<StudentOverview>('lead', 'GET', '/students')).body.boards).toEqual([]);
    expect((await keep(null)).body.keptUntil).toBe('2030-08-01');
  });

  test('the privacy register says per field what for, who sees it and until when; as a file too', async () => {
    type Lines = { lines: StudentRegisterLine[] };
    await ask('lead', 'PUT', '/students/keeping', { until: '2029-01-31' });
    const { status, body } = await ask<Lines>('lead', 'GET', '/student-register');
    expect(status).toBe(200);
    const line = (field: string) => body.lines.find((each) => each.field === field);
    expect(line('mentor')).toMatchObject({
      name: 'Naam van de mentor',
      seenBy: 'programmaleider, bureau, bestuurder, BOC, contactpersoon van de school',
      until: 'Wordt gewist op woensdag 31 januari 2029',
    });
    expect(line('registration')?.seenBy).toBe('programmaleider, bureau');
    expect(body.lines.every((each) => Object.values(each).every((words) => words !== ''))).toBe(true);
    const csv = await send('lead', 'GET', '/student-register/file?format=csv');
    expect(csv.headers.get('content-disposition')).toContain('privacyregister.csv');
    const text = await csv.text();
    for (const { name, purpose } of body.lines)
      expect([text.includes(name), text.includes(purpose)]).toEqual([true, true]);
    const excel = await send('lead', 'GET', '/student-register/file');
    expect(
      Buffer.from(await excel.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    for (const path of ['/student-register', '/student-register/file']) {
      expect((await ask('brugBoc', 'GET', path)).status).toBe(403);
    }
  });

  test('one field of a round goes on a day of its own, with a purpose of its own; who decided it is on record', async () => {
    type Lines = { lines: StudentRegisterLine[] } & Refused;
    await take(LIST);
    const [first] = (await students('lead', roster.boards.linde)).body.students;
    const decide = { studentId: first?.studentId, decision: 'declined', reason: 'Geen mentor' };
    await ask('lead', 'PUT', `/boards/${roster.boards.linde}/students`, { decisions: [decide] });
    const change = (field: string, body: object, who: Who = 'lead') =>
      ask<Lines>(who, 'PUT', `/student-register/${field}`, { until: null, purpose: null, ...body });
    expect((await change('mentor', { until: '2028-08-01' }, 'brugBoc')).status).toBe(403);
    expect((await change('surname', {})).status).toBe(404);
    expect((await change('number', { until: '2028-09-01' })).body.error.code).toBe('keeping-field-whole');
    expect((await change('mentor', { until: '2031-01-01' })).body.error.code).toBe('keeping-field-later');
    await change('reason', { until: '2028-08-01' });
    const { body } = await change('mentor', { until: '2028-08-01', purpose: 'De mentor kunnen bellen' });
    expect(body.lines.find(({ field }) => field === 'mentor')).toMatchObject({
      purpose: 'De mentor kunnen bellen',
      until: 'Wordt gewist op dinsdag 1 augustus 2028',
      decided: { until: '2028-08-01', by: 'Annemiek van den Bosch-Verhoeven' },
    });
    expect(body.lines.find(({ field }) => field === 'place')?.until).toBe('Wordt gewist op donderdag 1 augustus 2030');
    const trace = await database.open.db
      .selectFrom('history')
      .select(['before', 'after'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('what', '=', 'field-keeping')
      .execute();
    expect(trace.map(({ after }) => after)).toContainEqual({
      ...{ field: 'mentor', until: '2028-08-01', purpose: 'De mentor kunnen bellen' },
    });

    const kept = () =>
      database.open.db
        .selectFrom('student_placement')
        .select(['student_number', 'mentor', 'reason', 'status'])
        .where('partnership_id', '=', roster.partnershipId)
        .orderBy('student_number')
        .execute();
    const before = await kept();
    expect(before.map(({ mentor }) => mentor)).toContain('M. Terpstra');
    expect(before.map(({ reason }) => reason)).toContain('Geen mentor');
    database.now = '2028-07-31T21:59:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect(await kept()).toEqual(before);
    database.now = '2028-07-31T22:00:00.000Z';
    await handler(KEEP_STUDENTS.name)?.handle({});
    await handler(KEEP_STUDENTS.name)?.handle({});
    expect(await kept()).toEqual(before.map((row) => ({ ...row, mentor: null, reason: '' })));
    const erased = await database.open.db
      .selectFrom('history')
      .select('after')
      .where('partnership_id', '=', roster.partnershipId)
      .where('what', '=', 'field-erased')
      .execute();
    expect(erased.map(({ after }) => (after as { field: string }).field).sort()).toEqual(['mentor', 'reason']);
  });

  test('a round that is copied takes along what was decided per field, so many years later', async () => {
    await ask('lead', 'PUT', '/student-register/mentor', { until: '2028-08-01', purpose: 'De mentor kunnen bellen' });
    const later = await database.transact(roster.as('lead'), async (work) => {
      const id = await createRound(work, { schoolYear: 2028, period: 'hele jaar', deadline: '2028-01-15T17:00' });
      await openRound(work, id);
      return id;
    });
    const known = base;
    base = `/placement-rounds/${later}`;
    const { body } = await ask<{ lines: StudentRegisterLine[] }>('lead', 'GET', '/student-register');
    base = known;
    const decided = { until: '2029-08-01', purpose: 'De mentor kunnen bellen' };
    expect(body.lines.find(({ field }) => field === 'mentor')).toMatchObject({ decided });
  });

  test('a student is told everything that is held, in a document and as data, and the question is on the audit log', async () => {
    const student = await aStudentWithoutPlace();
    await seek(student.studentId, [roster.boards.linde]);
    const about = async (studentNumber: string, format = 'json', who: Who = 'lead') => {
      const { port } = server.address() as AddressInfo;
      return fetch(`http://127.0.0.1:${port}/subject-access`, {
        method: 'POST',
        headers: { 'x-person': who, 'content-type': JSON_TYPE },
        body: JSON.stringify({ studentNumber, format }),
      });
    };
    expect((await about('700001', 'json', 'brugBoc')).status).toBe(403);
    expect((await about('jansen')).status).toBe(422);
    const held = (await (await about('700001')).json()) as HeldAboutStudent;
    expect(held).toMatchObject({
      placements: [{ school: 'De Brug Noord', status: 'declined', reason: 'Geen mentor', keptUntil: '2030-08-01' }],
      offers: [{ board: 'Stichting De Linde', state: 'open' }],
    });
    expect(held.history.map(({ what }) => what).sort()).toEqual(['decided', 'replacement-asked']);
    expect(held.views.map(({ by }) => by)).toContain('Mirjam Terpstra');
    expect(JSON.stringify(held)).not.toContain('700002');
    expect(held.register).toMatchObject([{ schoolYear: 2027, period: 'hele jaar' }]);
    expect(held.register[0]?.lines).toContainEqual({
      name: 'Naam van de mentor',
      purpose: 'Weten wie de student op de school begeleidt',
      seenBy: 'programmaleider, bureau, bestuurder, BOC, contactpersoon van de school',
      until: 'Wordt gewist op donderdag 1 augustus 2030',
    });
    const pdf = await about('700001', 'pdf');
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(pdf.headers.get('content-disposition')).not.toContain('700001');
    const { body: log } = await ask<{ views: StudentView[] }>('lead', 'GET', '/student-views');
    expect(log.views.filter(({ what }) => what === 'export')).toHaveLength(2);
    const trace = await database.open.db
      .selectFrom('history')
      .select(['what', 'after'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('what', '=', 'subject-access')
      .execute();
    expect(trace).toHaveLength(2);
    expect(JSON.stringify(trace)).not.toContain('700001');
    const unknown = (await (await about('799999')).json()) as HeldAboutStudent;
    expect(unknown.placements).toEqual([]);
  });
});
