import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { placementsRoutes } from '../../bot/http/placements-routes.ts';
import { mountTabRoutes, type TabCall } from '../../bot/http/route.ts';
import type { Service } from '../../bot/service.ts';
import { runCardAction } from '../../bot/turns/card-action.ts';
import { answerWords } from '../../bot/turns/commands.ts';
import type { Card } from '../../src/cards/kit.ts';
import { standingOf } from '../../src/people/store.ts';
import { capacitySubject } from '../../src/placements/rules/placement-round.ts';
import type {
  CapacityForm,
  Delegated,
  MyForms,
  RoundDashboard,
  RoundList,
  SchoolGrid,
} from '../../src/placements/schema.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { forEachDatabase } from '../support/database.ts';
import { serviceOver } from '../support/service-over.ts';

type Who = keyof PlacementRoster['people'];
type Refused = { error: { code: string } };
let roster: PlacementRoster;

/** The placement routes as the doors mount them; `x-person` stands for a token that was checked. */
function serve(service: Service): Promise<Server> {
  const app = express();
  const router = express.Router();
  app.use(express.json(), async (request, response, next) => {
    const personId = roster.people[request.header('x-person') as Who];
    const standing = await service.read(roster.partnershipId, (scope) => standingOf(scope, personId, '2026-11-02'));
    const actor = { partnershipId: roster.partnershipId, personId, via: 'tab' as const };
    response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
    next();
  });
  mountTabRoutes(router, placementsRoutes);
  app.use(router, errorHandler(service.log));
  const server = createServer(app);
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

forEachDatabase((database) => {
  let server: Server;
  const service = serviceOver(database);
  beforeAll(async () => {
    server = await serve(service);
  });
  afterAll(() => void server.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
  });

  async function ask<T>(who: Who, method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'x-person': who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
  const newRound = (names: string[]) => ({
    schoolYear: 2027,
    period: 'hele jaar',
    deadline: '2027-01-15T17:00',
    variants: names.map((name) => ({ name })),
  });
  async function openRound(names = ['Voltijd', 'Deeltijd']): Promise<RoundDashboard> {
    const made = await ask<RoundDashboard>('lead', 'POST', '/placement-rounds', newRound(names));
    expect(made.status).toBe(200);
    return (await ask<RoundDashboard>('lead', 'POST', `/placement-rounds/${made.body.round.id}/open`)).body;
  }
  const offer = (variantId: string, places: unknown) => ({ variantId, certainty: 'definite', places });

  test('a round goes from draft to closed, and the dashboard follows', async () => {
    const { round } = await openRound();
    const [vt, dt] = round.variants;
    const capacity = `/placement-rounds/${round.id}/boards/${roster.boards.brug}/capacity`;
    const saved = await ask<CapacityForm>('brugBoc', 'PUT', capacity, {
      offers: [offer(vt!.id, 12), offer(dt!.id, 5)],
      cap: 15,
    });
    expect(saved.body).toMatchObject({ status: 'answered', mayAnswer: true, cap: 15 });
    const demand = { demand: [{ variantId: vt!.id, demand: 20 }] };
    const after = await ask<RoundDashboard>('lead', 'PUT', `/placement-rounds/${round.id}/demand`, demand);
    expect(after.body.balance[0]).toMatchObject({ demand: 20, definite: 12, short: 8 });
    const history = await ask<{ changes: unknown[] }>('manager', 'GET', `${capacity.replace('capacity', 'history')}`);
    expect(history.body.changes).toHaveLength(1);
    const closed = await ask<RoundDashboard>('lead', 'POST', `/placement-rounds/${round.id}/close`);
    expect(closed.body.round).toMatchObject({
      ...{ state: 'closed', deadline: '2027-01-15T17:00', closedEarly: '2026-11-02T10:00' },
      progress: { answered: 1, late: 3 },
    });
    const list = await ask<RoundList>('lead', 'GET', '/placement-rounds');
    expect(list.body).toMatchObject({ mayManage: true, rounds: [{ id: round.id, progress: { answered: 1 } }] });
    const late = await ask<{ error: { code: string; message: string } }>('brugBoc', 'PUT', capacity, {
      offers: [offer(vt!.id, 13)],
    });
    expect(late.status).toBe(409);
    expect(late.body.error.message).toBe(
      'Deze ronde is op maandag 2 november 2026 om 10.00 uur gesloten. De opgave van maandag 2 november 2026 blijft staan. Wil je iets wijzigen? Vraag het Annemiek van den Bosch-Verhoeven.',
    );
  });

  test('a BOC finds the forms of the own boards, and fills the grid per school', async () => {
    const { round } = await openRound(['Voltijd']);
    const mine = await ask<MyForms>('brugBoc', 'GET', '/placement-forms');
    expect(mine.body.forms.map(({ boardName }) => boardName)).toEqual(['Stichting De Brug']);
    const schools = `/placement-rounds/${round.id}/boards/${roster.boards.brug}/schools`;
    const { body: grid } = await ask<SchoolGrid>('brugBoc', 'GET', schools);
    const cells = grid.schools.map(({ schoolId }, index) => ({
      schoolId,
      variantId: round.variants[0]!.id,
      offer: { certainty: 'definite', places: index + 2 },
    }));
    const saved = await ask<CapacityForm>('brugBoc', 'PUT', schools, { cells });
    expect(saved.body).toMatchObject({ status: 'answered', variants: [{ schools: { definite: 5, answered: 2 } }] });
  });

  const gridPath = (roundId: string) => `/placement-rounds/${roundId}/boards/${roster.boards.brug}/schools`;
  const inPlace = (path: string, roundId: string) =>
    path.replace(':round', roundId).replace(':brug', roster.boards.brug);

  test('who manages the round sees which boards joined later, and who got more time; a board itself sees neither', async () => {
    const { round } = await openRound(['Voltijd']);
    const of = (who: Who) => ask<RoundDashboard>(who, 'GET', `/placement-rounds/${round.id}`);
    expect((await of('lead')).body.newBoards).toEqual([]);
    const board = { number: '40099', name: 'Stichting Nieuwkomer', kring_id: null, relatiebeheerder_id: null };
    await database.open.db
      .insertInto('board')
      .values({ partnership_id: roster.partnershipId, id: `nieuw-${round.id}`, ...board, ended_on: null })
      .execute();
    expect((await of('lead')).body.newBoards).toEqual(['Stichting Nieuwkomer']);
    expect((await of('secretary')).body.newBoards).toBeUndefined();
    const path = `/placement-rounds/${round.id}/boards/${roster.boards.brug}`;
    const given = await ask<CapacityForm>('lead', 'PUT', `${path}/extension`, { until: '2027-01-22T17:00' });
    expect(given.body.extension).toEqual({ until: '2027-01-22T17:00', roundDeadline: '2027-01-15T17:00' });
    const line = (await of('lead')).body.boards.find(({ boardId }) => boardId === roster.boards.brug);
    expect(line?.extendedUntil).toBe('2027-01-22T17:00');
    const own = await ask<CapacityForm>('brugBoc', 'GET', `${path}/capacity`);
    expect(own.body).toMatchObject({ deadline: '2027-01-22T17:00' });
    expect(own.body.extension).toBeUndefined();
    // A deadline of the round beyond the extra time makes that extra time nothing.
    await ask('lead', 'PUT', `/placement-rounds/${round.id}`, { deadline: '2027-01-29T17:00' });
    expect((await ask<CapacityForm>('lead', 'GET', `${path}/capacity`)).body.extension).toMatchObject({ until: null });
  });

  describe('who may not', () => {
    test.each([
      ['brugHead', 'POST', '/placement-rounds', () => newRound(['X']), 403],
      ['brugHead', 'POST', '/placement-rounds/:round/close', () => undefined, 403],
      ['manager', 'POST', '/placement-rounds/:round/cancel', () => undefined, 403],
      ['brugHead', 'PUT', '/placement-rounds/:round/demand', () => ({ demand: [] }), 403],
      ['brugHead', 'PUT', '/placement-rounds/:round', () => ({ deadline: '2027-02-01T12:00' }), 403],
      [
        'lindeHead',
        'PUT',
        '/placement-rounds/:round/boards/:brug/capacity',
        (variant: string) => ({ offers: [offer(variant, 3)] }),
        403,
      ],
      ['lindeHead', 'GET', '/placement-rounds/:round/boards/:brug/capacity', () => undefined, 403],
      ['lindeHead', 'GET', '/placement-rounds/:round/boards/:brug/schools', () => undefined, 403],
      ['lindeHead', 'GET', '/placement-rounds/:round/boards/:brug/history', () => undefined, 403],
      [
        'brugHead',
        'PUT',
        '/placement-rounds/:round/boards/:brug/extension',
        () => ({ until: '2027-02-01T12:00' }),
        403,
      ],
      ['lead', 'GET', '/placement-rounds/there-is-none', () => undefined, 404],
    ] as const)('%s %s %s', async (who, method, path, body, status) => {
      const { round } = await openRound();
      const refused = await ask<{ error: { message: string } }>(
        who,
        method,
        inPlace(path, round.id),
        body(round.variants[0]!.id),
      );
      expect(refused.status).toBe(status);
      expect(refused.body.error.message).toMatch(/[.?]$/);
    });
  });

  test.each([
    ['text for a number', 'twaalf'],
    ['no number at all', null],
    ['less than nothing', -4],
    ['a huge number', 1e9],
  ])('%s is refused with 422 and saves nothing', async (_, places) => {
    const { round } = await openRound();
    const path = `/placement-rounds/${round.id}/boards/${roster.boards.brug}/capacity`;
    const refused = await ask('brugBoc', 'PUT', path, { offers: [offer(round.variants[0]!.id, places)] });
    expect(refused.status).toBe(422);
    expect((await ask<CapacityForm>('brugBoc', 'GET', path)).body.status).toBe('none');
  });

  test('the programmaleider asks in chat how the round stands; in a group no board is named', async () => {
    await openRound(['Voltijd']);
    const say = (inGroup: boolean) =>
      answerWords(
        { service, actor: roster.as('lead', 'chat'), language: 'nl' },
        'hoe staat de plaatsingsronde ervoor?',
        {
          language: 'nl',
          partnershipId: roster.partnershipId,
          partnershipName: 'Partnerschap Opleiden Oost',
          inGroup,
          conversationId: null,
        },
      );
    const alone = JSON.stringify(await say(false));
    expect(alone).toContain('Plaatsingsronde 2027-2028, hele jaar: 0 van 4 besturen klaar');
    expect(alone).toContain('Kring West');
    expect(alone).toContain('Stichting De Linde');
    expect(alone).toContain('Nog te vragen, per relatiebeheerder: Fatima el Amrani (nog 1).');
    expect(JSON.stringify(await say(true))).not.toContain('Stichting De Linde');
  });

  describe('a school that fills in for itself', () => {
    const say = async (who: Who, roundId: string, act: string, schools = [roster.schools.brugNoord]) =>
      ask<SchoolGrid & { delegated: Delegated; error: { code: string } }>(
        who,
        'PUT',
        `/placement-rounds/${roundId}/boards/${roster.boards.brug}/delegations`,
        { act, schoolIds: schools },
      );
    const formPath = (roundId: string) => `/placement-rounds/${roundId}/schools/${roster.schools.brugNoord}/capacity`;
    const press = (who: Who, verb: string, roundId: string, data: Record<string, unknown> = {}) =>
      runCardAction(
        { service, actor: roster.as(who, 'chat'), language: 'nl' },
        {
          verb,
          data: {
            ...{ p: roster.partnershipId, roundId, boardId: roster.boards.brug, verb },
            ...{ schoolId: roster.schools.brugNoord, ...data },
          },
        },
      );
    const cardOfContact = async () => {
      const row = await database.open.db
        .selectFrom('message')
        .select('content')
        .where('partnership_id', '=', roster.partnershipId)
        .where('person_id', '=', roster.people.noordContact)
        .orderBy('key', 'desc')
        .executeTakeFirstOrThrow();
      return JSON.stringify(row.content.card);
    };
    const messages = async () =>
      database.open.db
        .selectFrom('message')
        .select('key')
        .where('partnership_id', '=', roster.partnershipId)
        .where('person_id', '=', roster.people.noordContact)
        .where('purpose', '=', 'ask')
        .execute();

    test('the board delegates, the school answers by card in parts, the board changes it: whose figure it is stays visible', async () => {
      const { round } = await openRound();
      const [vt, dt] = round.variants.map(({ id }) => id);
      const all = [roster.schools.brugNoord, roster.schools.brugZuid];
      const asked = await say('brugBoc', round.id, 'ask', all);
      expect(asked.body.delegated).toEqual({ schools: 1, unreachable: ['De Brug Zuid'] });
      expect(await cardOfContact()).toContain('Hoeveel studenten kan De Brug Noord plaatsen in 2027-2028?');
      // Asking twice asks once.
      expect((await say('brugBoc', round.id, 'ask')).body.delegated.schools).toBe(0);
      expect(await messages()).toHaveLength(1);

      const inputs = { [`places-${vt}`]: '4', [`certainty-${vt}`]: 'definite', [`certainty-${dt}`]: 'definite' };
      const part = await press('noordContact', 'capacity.answer', round.id, inputs);
      expect(part.outcome).toBe('answered');
      expect(JSON.stringify(part.card)).toContain('Nog niet ingevuld: Deeltijd.');
      const mine = await ask<MyForms>('noordContact', 'GET', '/placement-forms');
      expect(mine.body.forms).toMatchObject([
        { boardName: 'De Brug Noord', status: 'partial', mayAnswer: true, mayRequest: false },
      ]);
      const rest = await ask<CapacityForm>('noordContact', 'PUT', formPath(round.id), { offers: [offer(dt!, 1)] });
      expect(rest.body).toMatchObject({ status: 'answered', school: { changedBy: null } });

      const grid = await ask<SchoolGrid>('brugBoc', 'GET', gridPath(round.id));
      const noord = grid.body.schools.find(({ schoolId }) => schoolId === roster.schools.brugNoord);
      expect(noord?.cells.map(({ given }) => given?.as)).toEqual(['school', 'school']);

      database.now = '2026-11-03T09:00:00.000Z';
      const change = { schoolId: roster.schools.brugNoord, variantId: vt, offer: { certainty: 'definite', places: 3 } };
      await ask('brugBoc', 'PUT', gridPath(round.id), { cells: [change] });
      const seen = await ask<CapacityForm>('noordContact', 'GET', formPath(round.id));
      expect(seen.body).toMatchObject({
        variants: [{ own: { places: 3 } }, { own: { places: 1 } }],
        school: { changedBy: { name: 'Mirjam Terpstra' } },
      });
      expect(await cardOfContact()).toContain('Ingevuld door de school, aangepast door het bestuur (Mirjam Terpstra');
      const after = await ask<SchoolGrid>('brugBoc', 'GET', gridPath(round.id));
      const changed = after.body.schools.find(({ schoolId }) => schoolId === roster.schools.brugNoord);
      expect(changed?.cells.map(({ given }) => given?.as)).toEqual(['changed', 'school']);
    });

    test('who is not done is asked again, once a day; taken back, the school keeps what it gave and can no longer answer', async () => {
      const { round } = await openRound(['Voltijd']);
      const vt = round.variants[0]!.id;
      await say('brugHead', round.id, 'ask');
      expect((await say('brugHead', round.id, 'remind')).body.delegated.schools).toBe(0);
      database.now = '2026-11-03T09:00:00.000Z';
      expect((await say('brugHead', round.id, 'remind')).body.delegated.schools).toBe(1);
      expect((await say('brugHead', round.id, 'remind')).body.delegated.schools).toBe(0);
      expect(await messages()).toHaveLength(2);

      await ask('noordContact', 'PUT', formPath(round.id), { offers: [offer(vt, 4)] });
      expect((await say('brugHead', round.id, 'withdraw')).body.delegated.schools).toBe(1);
      const late = await ask<Refused>('noordContact', 'PUT', formPath(round.id), { offers: [offer(vt, 9)] });
      expect([late.status, late.body.error.code]).toEqual([409, 'school-delegation-ended']);
      expect(JSON.stringify((await press('noordContact', 'capacity.show', round.id)).card)).toContain(
        'geeft de plaatsen voor De Brug Noord weer zelf op',
      );
      expect((await ask<MyForms>('noordContact', 'GET', '/placement-forms')).body.forms).toEqual([]);
      const grid = await ask<SchoolGrid>('brugBoc', 'GET', gridPath(round.id));
      expect(grid.body.schools[0]?.cells[0]?.own?.places).toBe(4);
    });

    test('a card pressed after the deadline, a board that is not theirs, a school without a contact', async () => {
      const { round } = await openRound(['Voltijd']);
      const vt = round.variants[0]!.id;
      expect((await say('lindeHead', round.id, 'ask')).status).toBe(403);
      expect((await say('manager', round.id, 'ask')).status).toBe(403);
      expect((await say('noordContact', round.id, 'ask')).status).toBe(403);
      const nobody = await say('brugHead', round.id, 'ask', [roster.schools.brugZuid]);
      expect([nobody.status, nobody.body.error.code]).toEqual([409, 'delegation-no-contact']);
      const strange = await say('brugHead', round.id, 'ask', [roster.schools.lindehof]);
      expect([strange.status, strange.body.error.code]).toEqual([422, 'capacity-school-gone']);
      const early = await ask<Refused>('noordContact', 'PUT', formPath(round.id), { offers: [offer(vt, 4)] });
      expect([early.status, early.body.error.code]).toEqual([404, 'school-not-asked']);

      await say('brugHead', round.id, 'ask');
      expect((await ask('lindeHead', 'GET', formPath(round.id))).status).toBe(403);
      expect((await ask('lindeHead', 'PUT', formPath(round.id), { offers: [offer(vt, 4)] })).status).toBe(403);
      expect((await ask('noordContact', 'GET', gridPath(round.id))).status).toBe(403);
      database.now = '2027-01-15T16:00:01.000Z';
      const late = await press('noordContact', 'capacity.answer', round.id, {
        ...{ [`places-${vt}`]: '4', [`certainty-${vt}`]: 'definite' },
      });
      expect([late.outcome, JSON.stringify(late.card).includes('gesloten')]).toEqual(['refused', true]);
      expect((await say('brugHead', round.id, 'withdraw')).status).toBe(409);
    });

    test('a school that went to another board is no longer asked by the old one', async () => {
      const { round } = await openRound(['Voltijd']);
      const vt = round.variants[0]!.id;
      await say('brugHead', round.id, 'ask');
      await ask('noordContact', 'PUT', formPath(round.id), { offers: [offer(vt, 4)] });
      await database.open.db
        .updateTable('school')
        .set({ board_id: roster.boards.linde })
        .where('partnership_id', '=', roster.partnershipId)
        .where('id', '=', roster.schools.brugNoord)
        .execute();
      const moved = await ask<Refused>('noordContact', 'PUT', formPath(round.id), { offers: [offer(vt, 5)] });
      expect([moved.status, moved.body.error.code]).toEqual([409, 'school-delegation-ended']);
      const again = await ask<SchoolGrid & { delegated: Delegated }>(
        'lindeHead',
        'PUT',
        `/placement-rounds/${round.id}/boards/${roster.boards.linde}/delegations`,
        { act: 'ask', schoolIds: [roster.schools.brugNoord] },
      );
      expect(again.body.delegated.schools).toBe(1);
      const saved = await ask<CapacityForm>('noordContact', 'PUT', formPath(round.id), { offers: [offer(vt, 5)] });
      expect(saved.body).toMatchObject({ school: { boardName: 'Stichting De Linde' } });
    });
  });

  describe('by card', () => {
    const press = (who: Who, verb: string, data: Record<string, unknown>) =>
      runCardAction(
        { service, actor: roster.as(who, 'chat'), language: 'nl' },
        { verb, data: { p: roster.partnershipId, boardId: roster.boards.brug, verb, ...data } },
      );
    const read = (card: Card) => JSON.stringify(card);
    const inputs = (ids: string[], places: number | string) =>
      Object.fromEntries(
        ids.flatMap((id) => [
          [`places-${id}`, places],
          [`certainty-${id}`, 'definite'],
        ]),
      );

    test('two taps: the answer comes back instead of the form, and "Wijzig" brings the form back', async () => {
      const { round } = await openRound();
      const ids = round.variants.map(({ id }) => id);
      const sent = await press('brugHead', 'capacity.answer', { roundId: round.id, ...inputs(ids, '6'), cap: '' });
      expect(sent.outcome).toBe('answered');
      expect(read(sent.card)).toContain('Stichting De Brug kan 12 studenten plaatsen in 2027-2028');
      expect(read(sent.card)).not.toContain('Input.');
      const again = await press('brugHead', 'capacity.edit', { roundId: round.id });
      expect(read(again.card)).toContain('"value":6');
    });

    test('eight variants go over two pages', async () => {
      const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
      const { round } = await openRound(names);
      const ids = round.variants.map(({ id }) => id);
      const first = await press('brugHead', 'capacity.answer', {
        roundId: round.id,
        page: 0,
        ...inputs(ids.slice(0, 6), 1),
      });
      expect(read(first.card)).toContain(`places-${ids[7]}`);
      expect(read(first.card)).not.toContain(`places-${ids[0]}`);
      const last = await press('brugHead', 'capacity.answer', {
        roundId: round.id,
        page: 1,
        ...inputs(ids.slice(6), 2),
      });
      expect(read(last.card)).toContain('kan 10 studenten plaatsen');
    });

    test('what is wrong comes back with what was typed; a slip can be confirmed', async () => {
      const { round } = await openRound(['Voltijd']);
      const ids = round.variants.map(({ id }) => id);
      const wrong = await press('brugHead', 'capacity.answer', { roundId: round.id, ...inputs(ids, '2.5') });
      expect(wrong.outcome).toBe('refused');
      expect(read(wrong.card)).toContain('heel aantal plaatsen');
      expect(read(wrong.card)).toContain('"value":2.5');
      const slip = await press('brugHead', 'capacity.answer', { roundId: round.id, ...inputs(ids, 400) });
      expect(read(slip.card)).toContain('Ja, verstuur deze aantallen');
      const meant = await press('brugHead', 'capacity.answer', {
        roundId: round.id,
        ...inputs(ids, 400),
        confirmed: true,
      });
      expect(read(meant.card)).toContain('kan 400 studenten plaatsen');
    });

    test('a card pressed after the deadline shows what stays', async () => {
      const { round } = await openRound(['Voltijd']);
      const ids = round.variants.map(({ id }) => id);
      await press('brugHead', 'capacity.answer', { roundId: round.id, ...inputs(ids, 6) });
      database.now = '2027-01-15T16:00:01.000Z';
      const late = await press('brugHead', 'capacity.answer', { roundId: round.id, ...inputs(ids, 9) });
      expect(late.outcome).toBe('refused');
      expect(read(late.card)).toContain('blijft staan');
      expect(read(late.card)).toContain('6, definitief');
      expect(read(late.card)).not.toContain('Input.');
    });

    test('somebody else’s card answers nothing and shows nothing', async () => {
      const { round } = await openRound(['Voltijd']);
      const ids = round.variants.map(({ id }) => id);
      const other = await press('lindeHead', 'capacity.answer', { roundId: round.id, ...inputs(ids, 6) });
      expect(other.outcome).toBe('refused');
      expect(read(other.card)).toContain('Deze vraag is voor Stichting De Brug');
      expect(read(other.card)).not.toContain('Voltijd');
    });

    test('a mailed link answers for its own board alone', async () => {
      const { round } = await openRound(['Voltijd']);
      const ids = round.variants.map(({ id }) => id);
      const only = { kind: 'capacity' as const, subjectId: capacitySubject(round.id, roster.boards.linde) };
      const data = { p: roster.partnershipId, roundId: round.id, ...inputs(ids, 6), verb: 'capacity.answer' };
      const call = { service, actor: roster.as('shared', 'link'), language: 'nl' as const };
      const pressed = (board: 'linde' | 'eik') =>
        runCardAction(call, { verb: 'capacity.answer', data: { ...data, boardId: roster.boards[board] } }, { only });
      expect((await pressed('eik')).outcome).toBe('refused');
      expect((await pressed('linde')).outcome).toBe('answered');
      const edit = { ...data, boardId: roster.boards.linde };
      const again = await runCardAction(call, { verb: 'capacity.edit', data: edit }, { only });
      expect([again.outcome, read(again.card).includes('Input.Number')]).toEqual(['done', true]);
    });
  });
});
