import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { registrationRoutes } from '../../bot/http/registration-routes.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import { standingOf } from '../../src/people/store.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import { placementJobs } from '../../src/placements/jobs.ts';
import {
  type Comparison,
  KEEP_REGISTRATIONS,
  type RegistrationFindings,
  type RegistrationLook,
  type RegistrationOverview,
  type SchemeSettings,
} from '../../src/placements/schema-registration.ts';
import { KEEP_STUDENTS } from '../../src/placements/schema-students.ts';
import { eraseStudents, setRegisterField, subjectAccess } from '../../src/placements/use-cases/students.ts';
import { cancelRound, closeRound, createRound, openRound } from '../../src/placements/use-cases.ts';
import { readSheets } from '../../src/sheets/read-sheets.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Who = keyof PlacementRoster['people'];
type Refused = { error: { code: string; message: string } };
interface Answer<T> {
  status: number;
  body: T & Refused;
}

const SCHEME = { validFrom: '2027-08-01', amountCents: 125_000, minimumPerRegion: 2, countingDay: '10-01' };

onOneConnection((database) => {
  let roster: PlacementRoster;
  let server: Server;
  let rounds: { first: string; second: string };
  const service = serviceOver(database);

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
    mountTabRoutes(router, registrationRoutes);
    app.use(router, errorHandler(service.log));
    server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => void server.close());

  /** Two rounds of one year: four students, of which one is in both rounds and one still waits. */
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const lead = roster.as('lead');
    const round = (period: string, startsOn: string) =>
      database.transact(lead, async (work) => {
        const body = { schoolYear: 2027, period, deadline: '2027-01-15T17:00', startsOn };
        const id = await createRound(work, { ...body, variants: [{ name: 'Voltijd' }] });
        await openRound(work, id);
        return id;
      });
    rounds = { first: await round('hele jaar', '2027-09-01'), second: await round('minor', '2027-09-15') };
    await database.transact(lead, async (work) => {
      const { brugNoord, brugZuid, lindehof } = roster.schools;
      await insertRows(work, 'education_region', [
        { id: 'stad', name: 'Utrecht Stad', core: true, ended_on: null },
        { id: 'rivier', name: 'Rivierenland', core: true, ended_on: null },
      ]);
      const site = (id: string, school_id: string, code: string, education_region_id: string | null) => ({
        ...{ id, school_id, code, name: null, city: null, education_region_id, ended_on: null },
      });
      await insertRows(work, 'school_site', [
        site('s1', brugNoord, '05AA00', 'stad'),
        site('s2', brugZuid, '05AB00', 'stad'),
        site('s3', lindehof, '05AC00', 'rivier'),
      ]);
    });
    await place(rounds.first, [
      ['700001', roster.schools.brugNoord, 'confirmed'],
      ['700002', roster.schools.brugZuid, 'confirmed'],
      ['700003', roster.schools.lindehof, 'confirmed'],
      ['700004', roster.schools.lindehof, 'proposed'],
    ]);
    await place(rounds.second, [['700001', roster.schools.lindehof, 'confirmed']]);
  });

  async function place(roundId: string, students: [number: string, school: string, status: string][]): Promise<void> {
    await database.transact(roster.as('lead'), async (work) => {
      const variant = await work.tx
        .selectFrom('round_variant')
        .select('id')
        .where('partnership_id', '=', roster.partnershipId)
        .where('round_id', '=', roundId)
        .executeTakeFirstOrThrow();
      await insertRows(
        work,
        'student_placement',
        students.map(([student_number, school_id, status], at) => ({
          ...{ id: `${roundId}-${student_number}`, round_id: roundId, label: at + 1, student_number, status },
          ...{ variant_id: variant.id, phase: null, school_id, site_id: null, mentor: null, starts_on: null },
          ...{ ends_on: null, reason: '', decided_at: null, decided_by: null, via: null, on_behalf: false },
        })),
      );
    });
  }
  async function send(who: Who, method: string, path: string, body?: unknown, type = 'application/json') {
    const { port } = server.address() as AddressInfo;
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const headers = { 'x-person': who, ...(body === undefined ? {} : { 'content-type': type }) };
    return fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...sent });
  }
  async function ask<T>(who: Who, method: string, path: string, body?: unknown, type?: string): Promise<Answer<T>> {
    const answer = await send(who, method, path, body, type);
    return { status: answer.status, body: (await answer.json()) as T & Refused };
  }
  const year = (who: Who = 'lead') => ask<RegistrationOverview>(who, 'GET', '/registrations/2027');
  const setScheme = (change: object = {}) =>
    ask<SchemeSettings>('lead', 'PUT', '/scheme-settings', { ...SCHEME, ...change });
  async function tick(): Promise<void> {
    const jobs = placementJobs({ transact: database.transact, partnershipIds: async () => [roster.partnershipId] });
    await jobs.find(({ job }) => job.name === KEEP_REGISTRATIONS.name)?.handle({});
  }
  const history = (entity: string) =>
    database.open.db
      .selectFrom('history')
      .select(['what', 'after', 'by_person_id'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('entity', '=', entity)
      .orderBy('at')
      .execute();

  test('before the scheme is known nothing is counted, and the screen can say so', async () => {
    expect((await year()).body).toMatchObject({ setting: null, effect: null, mayFreeze: false, years: [2027] });
    const frozen = await ask('lead', 'POST', '/registrations/2027/freeze', {});
    expect([frozen.status, frozen.body.error.code]).toEqual([409, 'registration-no-scheme']);
    expect((await ask('lead', 'GET', '/registrations/twee')).status).toBe(404);
  });

  test('a setting is kept once per first day, shown with its effect, and a bad one refused with what is wrong', async () => {
    expect((await setScheme()).body.settings).toMatchObject([
      { ...SCHEME, savedBy: 'Annemiek van den Bosch-Verhoeven' },
    ]);
    const tried = await ask<{ effect: { cents: number }; now: { cents: number } }>(
      ...(['lead', 'POST', '/registrations/2027/effect'] as const),
      { ...SCHEME, minimumPerRegion: 1 },
    );
    expect([tried.body.now.cents, tried.body.effect.cents]).toEqual([250_000, 375_000]);
    expect((await setScheme({ amountCents: 100_000 })).body.settings).toHaveLength(1);
    const [bad] = [await setScheme({ amountCents: -5 })];
    expect([bad.status, bad.body.error.code]).toEqual([422, 'scheme-amount']);
    expect((await setScheme({ countingDay: '02-30' })).body.error.code).toBe('scheme-counting-day');
    expect((await history('scheme')).map(({ what }) => what)).toEqual(['saved', 'saved']);
    const kept = (await ask<SchemeSettings>('lead', 'GET', '/scheme-settings')).body.settings;
    const left = await ask<SchemeSettings>('lead', 'DELETE', `/scheme-settings/${kept[0]?.id}`);
    expect(left.body.settings).toEqual([]);
  });

  test('what counts, what that brings, and what does not add up', async () => {
    await setScheme();
    const { body } = await year();
    expect(body).toMatchObject({
      ...{ placements: 5, countingDate: '2027-10-01', mayFreeze: false },
      byStanding: { counts: 3, twice: 1, waiting: 1 },
      findings: [
        { code: 'twice', students: 1 },
        { code: 'waiting', students: 1 },
      ],
      effect: { students: 3, cents: 250_000, lostCents: 125_000 },
    });
  });

  test('which students: each look is on the audit log; one is left out and counted again', async () => {
    await setScheme();
    const findings = () => ask<RegistrationFindings>('lead', 'GET', '/registrations/2027/findings');
    const { body } = await findings();
    expect(body.findings[0]?.lines.map(({ studentNumber, school }) => [studentNumber, school])).toEqual([
      ['700001', 'De Brug Noord'],
      ['700001', 'De Lindehof'],
    ]);
    const studentId = `${rounds.first}-700001`;
    const leave = (change: object) =>
      ask<RegistrationOverview>('lead', 'PUT', '/registrations/2027/left-out', {
        studentId,
        leaveOut: true,
        ...change,
      });
    expect((await leave({})).body.error.code).toBe('registration-no-reason');
    expect((await leave({ studentId: 'weg', reason: 'x' })).status).toBe(404);
    const left = await leave({ reason: 'Loopt alleen de minor' });
    expect(left.body.effect).toMatchObject({ students: 3, cents: 250_000 });
    expect(left.body.byStanding).toEqual({ counts: 3, 'left-out': 1, waiting: 1 });
    expect((await findings()).body.leftOut).toMatchObject([{ studentId, reason: 'Loopt alleen de minor' }]);
    expect((await leave({ leaveOut: false })).body.byStanding).toMatchObject({ twice: 1 });
    const { looks } = (await ask<{ looks: RegistrationLook[] }>('lead', 'GET', '/registrations/2027/looks')).body;
    expect(looks.map(({ what, students }) => `${what} ${students}`).sort()).toEqual(['findings 2', 'findings 3']);
    // The history says that, never of whom.
    expect(JSON.stringify(await history('student'))).not.toContain('"700001"');
  });

  test('frozen from the counting date on; again with a reason; the same is not frozen twice', async () => {
    await setScheme();
    const freeze = (reason = '') => ask<RegistrationOverview>('lead', 'POST', '/registrations/2027/freeze', { reason });
    const early = await freeze();
    expect([early.status, early.body.error.message]).toEqual([
      409,
      'De teldatum is vrijdag 1 oktober 2027. Vanaf die dag kun je vastleggen. Er is niets veranderd.',
    ]);
    database.now = '2027-10-01T08:00:00.000Z';
    const [one] = (await freeze()).body.frozen;
    expect(one).toMatchObject({ version: 1, lines: 5, counted: 3, effect: { cents: 250_000 }, erased: false });
    expect(one?.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect((await freeze('nog eens')).body.error.code).toBe('registration-same');
    await ask('lead', 'PUT', '/registrations/2027/left-out', {
      ...{ studentId: `${rounds.second}-700001`, leaveOut: true, reason: 'Dubbel' },
    });
    expect((await year()).body).toMatchObject({ changedSince: true, effect: { cents: 250_000 } });
    expect((await freeze()).body.error.code).toBe('registration-no-reason');
    const { frozen, changedSince } = (await freeze('Dubbele student weggelaten')).body;
    expect(frozen.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Dubbele student weggelaten'],
      [1, ''],
    ]);
    expect(changedSince).toBe(false);
    expect((await history('registration')).map(({ what }) => what)).toEqual(['frozen', 'frozen']);
  });

  test('two people who freeze at once make one version', async () => {
    await setScheme();
    database.now = '2027-10-01T08:00:00.000Z';
    await Promise.all([0, 1].map(() => ask('lead', 'POST', '/registrations/2027/freeze', {})));
    expect((await year()).body.frozen).toHaveLength(1);
  });

  test('the clock freezes the day after the counting date, once, and not a year that is over', async () => {
    await setScheme();
    database.now = '2027-10-01T20:00:00.000Z';
    await tick();
    expect((await year()).body.frozen).toEqual([]);
    // Past midnight in Amsterdam, not yet in UTC.
    database.now = '2027-10-01T22:30:00.000Z';
    await tick();
    await tick();
    expect((await year()).body.frozen).toMatchObject([{ version: 1, frozenBy: null }]);
    expect(await history('registration')).toMatchObject([{ what: 'frozen', by_person_id: null }]);
  });

  test('a year without students, or that is over, is not frozen by the clock', async () => {
    await setScheme();
    database.now = '2028-08-01T10:00:00.000Z';
    await tick();
    expect((await year()).body.frozen).toEqual([]);
    database.now = '2027-10-02T10:00:00.000Z';
    for (const id of Object.values(rounds)) await database.transact(roster.as('lead'), (work) => cancelRound(work, id));
    await tick();
    expect((await year()).body.frozen).toEqual([]);
  });

  test('taken out as a workbook with a cover: formulas harmless, checksum on it, the export on the audit log', async () => {
    await setScheme();
    await database.open.db
      .updateTable('school')
      .set({ name: '=HYPERLINK("http://x")' })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', roster.schools.brugZuid)
      .execute();
    database.now = '2027-10-01T08:00:00.000Z';
    await ask('lead', 'POST', '/registrations/2027/freeze', {});
    const [frozen] = (await year()).body.frozen;
    database.now = '2027-10-01T09:00:00.000Z';
    const answer = await send('lead', 'GET', `/registrations/2027/export?registrationId=${frozen?.id}`);
    expect(answer.headers.get('content-disposition')).toContain('registratie-2027-2028-versie-1.xlsx');
    const sheets = await readSheets({ name: 'r.xlsx', bytes: new Uint8Array(await answer.arrayBuffer()) });
    expect(sheets.map(({ name }) => name)).toEqual(['Voorblad', 'Registratie']);
    const cover = sheets[0]?.rows ?? [];
    expect(cover).toContainEqual(['Controlegetal (SHA-256 van de regels)', frozen?.checksum, null, null]);
    expect(cover).toContainEqual(['Stand', 'Vastgelegd, versie 1', null, null]);
    expect(cover).toContainEqual(['Utrecht Stad', 2, '€ 2.500', 0]);
    const lines = sheets[1]?.rows ?? [];
    expect(lines).toHaveLength(6);
    expect(lines[1]).toEqual([
      ...['700001', '05AA', '05AA00', 'De Brug Noord', 'Utrecht Stad', 'Voltijd'],
      ...[new Date('2027-09-01T00:00:00Z'), new Date('2028-07-31T00:00:00Z'), 'Telt mee'],
    ]);
    expect(lines[3]?.[3]).toBe(`'=HYPERLINK("http://x")`);
    expect(await history('registration')).toMatchObject([
      { what: 'frozen' },
      { what: 'exported', after: { format: 'xlsx', kind: 'frozen', lines: 5 } },
    ]);
  });

  test('taken out as CSV before it is frozen: marked as a draft that is forgotten after a day', async () => {
    await setScheme();
    const answer = await send('lead', 'GET', '/registrations/2027/export?format=csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\uFEFFRegistratie opleidingsplaatsen\r\n')).toBe(true);
    expect(text).toContain('Stand;Voorlopig: nog niet vastgelegd\r\n');
    expect(text).toContain('\r\n700003;05AC;05AC00;De Lindehof;Rivierenland;Voltijd;1-9-2027;31-7-2028;Telt mee\r\n');
    const drafts = () =>
      database.open.db
        .selectFrom('registration')
        .select('id')
        .where('partnership_id', '=', roster.partnershipId)
        .where('kind', '=', 'draft')
        .execute();
    expect(await drafts()).toHaveLength(1);
    expect((await year()).body.frozen).toEqual([]);
    database.now = '2026-11-03T10:00:00.000Z';
    await tick();
    expect(await drafts()).toEqual([]);
  });

  test('lines that were tampered with are not taken out', async () => {
    await setScheme();
    database.now = '2027-10-01T08:00:00.000Z';
    await ask('lead', 'POST', '/registrations/2027/freeze', {});
    const [frozen] = (await year()).body.frozen;
    await database.open.db
      .updateTable('registration_line')
      .set({ standing: 'counts' })
      .where('partnership_id', '=', roster.partnershipId)
      .where('position', '=', 1)
      .execute();
    const answer = await ask('lead', 'GET', `/registrations/2027/export?registrationId=${frozen?.id}`);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'registration-damaged']);
  });

  test('students that are erased are gone from the registration too; its counts stay', async () => {
    await setScheme();
    database.now = '2027-10-01T08:00:00.000Z';
    await ask('lead', 'POST', '/registrations/2027/freeze', {});
    const lead = roster.as('lead');
    await ask('lead', 'PUT', '/registrations/2027/left-out', {
      ...{ studentId: `${rounds.first}-700001`, leaveOut: true, reason: 'Is langdurig ziek' },
    });
    await database.transact(lead, (work) => closeRound(work, rounds.first));
    await database.transact(lead, (work) => eraseStudents(work, rounds.first));
    const trail = await database.open.db
      .selectFrom('history')
      .select(['what', 'after'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('entity_id', '=', `${rounds.first}-700001`)
      .execute();
    expect(trail).toEqual([{ what: 'left-out', after: { schoolYear: 2027 } }]);
    const left = await database.open.db
      .selectFrom('registration_line')
      .select('round_id')
      .where('partnership_id', '=', roster.partnershipId)
      .execute();
    expect(left).toEqual([{ round_id: rounds.second }]);
    const [frozen] = (await year()).body.frozen;
    expect(frozen).toMatchObject({ erased: true, lines: 5, counted: 3 });
    const answer = await ask('lead', 'GET', `/registrations/2027/export?registrationId=${frozen?.id}`);
    expect(answer.body.error.code).toBe('registration-erased');
  });

  test('lines that are kept longer than the students can be taken out until their own day', async () => {
    await setScheme();
    database.now = '2027-10-01T08:00:00.000Z';
    await ask('lead', 'POST', '/registrations/2027/freeze', {});
    const lead = roster.as('lead');
    for (const roundId of [rounds.first, rounds.second]) {
      const body = { until: '2035-08-01', purpose: 'De boeken van de subsidie' };
      await database.transact(lead, (work) => setRegisterField(work, { roundId, field: 'registration' }, body));
    }
    const keep = async (now: string) => {
      database.now = now;
      const jobs = placementJobs({ transact: database.transact, partnershipIds: async () => [roster.partnershipId] });
      await jobs.find(({ job }) => job.name === KEEP_STUDENTS.name)?.handle({});
    };
    const exported = async () => {
      const { body } = await year();
      const [frozen] = body.frozen;
      return (await send('lead', 'GET', `/registrations/2027/export?registrationId=${frozen?.id}&format=csv`)).text();
    };
    await keep('2030-08-01T08:00:00.000Z');
    await keep('2030-08-01T08:01:00.000Z');
    expect((await year()).body).toMatchObject({ placements: 0, changedSince: false, frozen: [{ erased: false }] });
    expect(await exported()).toContain('700001');
    const { held } = await database.transact(lead, (work) => subjectAccess(work, '700001', 'nl'));
    expect(held.placements).toEqual([]);
    expect(held.registrations.map(({ keptUntil }) => keptUntil)).toEqual(['2035-08-01', '2035-08-01']);
    expect(held.register.flatMap(({ lines }) => lines.map(({ purpose }) => purpose))).toEqual([
      'De boeken van de subsidie',
      'De boeken van de subsidie',
    ]);
    await keep('2035-07-31T22:00:00.000Z');
    expect(await exported()).toContain('gewist');
    const after = await database.transact(lead, (work) => subjectAccess(work, '700001', 'nl'));
    expect(after.held.registrations).toEqual([]);
  });

  test('a student is told who looked at the registration, and not of a list that the student is not in', async () => {
    await setScheme();
    database.now = '2027-10-01T08:00:00.000Z';
    await ask('lead', 'POST', '/registrations/2027/freeze', {});
    await ask('lead', 'GET', '/registrations/2027/findings');
    database.now = '2027-10-01T08:05:00.000Z';
    const frozen = (await year()).body.frozen[0]?.id;
    await send('lead', 'GET', `/registrations/2027/export?registrationId=${frozen}&format=xlsx`);
    const about = (studentNumber: string) =>
      database.transact(roster.as('lead'), (work) => subjectAccess(work, studentNumber, 'nl'));
    const { held, paper } = await about('700001');
    const by = 'Annemiek van den Bosch-Verhoeven';
    expect(held.looks).toMatchObject([
      { schoolYear: 2027, what: 'findings', by },
      { schoolYear: 2027, what: 'export', format: 'xlsx', by },
    ]);
    expect(JSON.stringify(paper)).toContain('haalde de lijst op (Excel)');
    expect((await about('700008')).held.looks).toEqual([]);
    // Came in after the list was frozen and taken out: not in it.
    await database.open.db
      .updateTable('student_placement')
      .set({ student_number: '700009' })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', `${rounds.first}-700002`)
      .execute();
    const late = (await about('700009')).held.looks;
    expect(late.filter(({ format }) => format !== null)).toEqual([]);
    expect(late.map(({ what }) => what)).toContain('findings');
    // That somebody asked what is held of a student is on the audit log of the registration as well.
    const { body } = await ask<{ looks: RegistrationLook[] }>('lead', 'GET', '/registrations/2027/looks');
    expect(body.looks.filter(({ what, format }) => what === 'export' && format === null)).toHaveLength(1);
  });

  test('a list of OnStage is held against it; nothing of the list is kept', async () => {
    await setScheme();
    const compare = (content: string) =>
      ask<Comparison>(
        'lead',
        'POST',
        '/registrations/2027/compare?name=lijst.csv',
        content,
        'application/octet-stream',
      );
    const head = 'Studentnummer;Variant;BRIN;Onderwijsregio';
    const { body } = await compare(
      [head, '700001;Voltijd;05AA00;', '700002;Voltijd;05AC00;Utrecht Stad', '700009;Voltijd;99ZZ00;'].join('\n'),
    );
    expect(body.counts).toEqual({
      ...{ 'only-there': 1, 'only-here': 2, 'other-place': 1, 'place-unknown': 1, 'two-regions': 1 },
    });
    expect((await compare('Naam;Plaats\nA;B')).body.error.code).toBe('compare-no-columns');
    expect((await compare('')).body.error.code).toBe('no-files');
    const { looks } = (await ask<{ looks: RegistrationLook[] }>('lead', 'GET', '/registrations/2027/looks')).body;
    expect(looks).toMatchObject([{ what: 'compare', students: 3 }]);
  });

  test('held against what was frozen for the year before', async () => {
    await setScheme({ validFrom: '2025-08-01' });
    await database.open.db
      .updateTable('placement_round')
      .set({ school_year: 2026, starts_on: '2026-09-01' })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', rounds.second)
      .execute();
    await ask('lead', 'POST', '/registrations/2026/freeze', {});
    expect((await year()).body.lastYear).toMatchObject({
      stayed: 1,
      joined: 2,
      left: 0,
      moved: 1,
      effect: { students: 1 },
    });
    expect((await year()).body.years).toEqual([2027, 2026]);
  });

  test.each<Who>(['brugHead', 'brugBoc', 'secretary', 'manager'])('%s sees and takes out nothing', async (who) => {
    await setScheme();
    for (const [method, path, body] of [
      ['GET', '/registrations/2027'],
      ['GET', '/registrations/2027/findings'],
      ['GET', '/registrations/2027/looks'],
      ['GET', '/registrations/2027/export'],
      ['POST', '/registrations/2027/freeze', {}],
      ['POST', '/registrations/2027/compare', 'x'],
      ['POST', '/registrations/2027/effect', SCHEME],
      ['PUT', '/registrations/2027/left-out', { studentId: `${rounds.first}-700001`, leaveOut: true, reason: 'x' }],
      ['GET', '/scheme-settings'],
      ['PUT', '/scheme-settings', SCHEME],
      ['DELETE', '/scheme-settings/x'],
    ] as const) {
      const type = typeof body === 'string' ? 'application/octet-stream' : undefined;
      expect([path, (await ask(who, method, path, body, type)).status]).toEqual([path, 403]);
    }
  });
});
