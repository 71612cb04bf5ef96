import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import type { BalanceView } from '../../src/placements/schema-balance.ts';
import type { DemandPreview, DemandView } from '../../src/placements/schema-demand.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type PlacementsDoor, placementsDoor, type Refused, type Who } from './placements-door.ts';

const HEAD = 'Opleidingsvariant;Kring;Periode;Studenten';

onOneConnection((database) => {
  let roster: PlacementRoster;
  let door: PlacementsDoor;
  let roundId: string;
  beforeAll(async () => {
    door = await placementsDoor(database, () => roster);
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const made = await door.ask<RoundDashboard>('lead', 'POST', '/placement-rounds', {
      ...{ schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' },
      variants: [{ name: 'Voltijd' }, { name: 'AD-PEP' }],
    });
    roundId = made.body.round.id;
  });

  const send = (
    who: Who,
    content: Buffer | string,
    { seen, name = 'vraag.csv' }: { seen?: string; name?: string } = {},
  ) =>
    door.upload<DemandPreview & Refused>(
      who,
      `/placement-rounds/${roundId}/demand-import?name=${name}${seen ? `&seen=${seen}` : ''}`,
      Buffer.from(content),
      'application/octet-stream',
    );
  const demands = async () =>
    (await door.ask<RoundDashboard>('lead', 'GET', `/placement-rounds/${roundId}`)).body.balance.map(
      ({ demand }) => demand,
    );
  const list = (...lines: string[]) => [HEAD, ...lines].join('\n');

  test('a dry run saves nothing; what was shown is saved; the same again changes nothing', async () => {
    const file = list('Voltijd;;;120', 'Voltijd;Kring West;hele jaar;40', 'AD-PEP;Kring Oost;;6', 'Voltijd;;najaar;9');
    const dry = await send('lead', file);
    expect(dry.body).toMatchObject({
      ...{ faults: [], saved: false, otherPeriod: 1, same: 0 },
      changes: [
        { variant: 'Voltijd', kring: null, region: null, before: null, after: 120 },
        { variant: 'Voltijd', kring: 'Kring West', before: null, after: 40 },
        { variant: 'AD-PEP', kring: 'Kring Oost', before: null, after: 6 },
        { variant: 'AD-PEP', kring: null, before: null, after: 6 },
      ],
    });
    expect(await demands()).toEqual([null, null]);
    const saved = await send('lead', file, { seen: dry.body.seen ?? '' });
    expect([saved.status, saved.body.saved]).toEqual([200, true]);
    expect(await demands()).toEqual([120, 6]);
    expect((await send('lead', file)).body).toMatchObject({ changes: [], same: 4, seen: null });
    // Pressed twice: the second time nothing is as it was shown.
    const twice = await send('lead', file, { seen: dry.body.seen ?? '' });
    expect([twice.status, twice.body.error.code]).toEqual([409, 'demand-changed']);
    const less = await send('lead', list('Voltijd;;;100'));
    expect(less.body.changes).toEqual([
      { variant: 'Voltijd', kring: null, region: null, before: 120, after: 100 },
      { variant: 'Voltijd', kring: 'Kring West', region: null, before: 40, after: null },
    ]);
    await send('lead', list('Voltijd;;;100'), { seen: less.body.seen ?? '' });
    expect(await demands()).toEqual([100, 6]);
  });

  test('by onderwijsregio: read in, seen beside capacity, typed, and never more than the whole', async () => {
    await database.open.db
      .insertInto('education_region')
      .values({ partnership_id: roster.partnershipId, id: 'arnhem', name: 'Arnhem', core: true })
      .execute();
    const file = ['Opleidingsvariant;Onderwijsregio;Studenten', 'Voltijd;;120', 'Voltijd;Arnhem;50'].join('\n');
    const dry = await send('lead', file);
    expect(dry.body.changes).toContainEqual({
      variant: 'Voltijd',
      kring: null,
      region: 'Arnhem',
      before: null,
      after: 50,
    });
    await send('lead', file, { seen: dry.body.seen ?? '' });
    const path = `/placement-rounds/${roundId}/demand`;
    const known = (await door.ask<DemandView>('lead', 'GET', path)).body;
    const [line] = known.lines;
    expect(known.regions.map(({ id, name }) => [id === line?.placeId, name])).toContainEqual([true, 'Arnhem']);
    const byRegion = async () => {
      const { body } = await door.ask<BalanceView>('lead', 'GET', `/placement-rounds/${roundId}/balance?by=region`);
      return body.groups.map(({ name, demand }) => [name, demand]);
    };
    expect(await byRegion()).toContainEqual(['Arnhem', 50]);
    const type = (students: number) =>
      door.ask<Refused>('lead', 'PUT', path, {
        demand: [],
        educationRegions: [{ variantId: line?.variantId, regionId: line?.placeId, students }],
      });
    expect((await type(60)).status).toBe(200);
    expect(await byRegion()).toContainEqual(['Arnhem', 60]);
    const over = await type(121);
    expect([over.status, over.body.error.code]).toEqual([422, 'demand-regions-over']);
    expect(await byRegion()).toContainEqual(['Arnhem', 60]);
    expect((await door.ask('brugHead', 'GET', path)).status).toBe(403);
  });

  test('typed by somebody else in between: nothing is saved over it unseen', async () => {
    const dry = await send('lead', list('Voltijd;;;120'));
    const { round } = (await door.ask<RoundDashboard>('lead', 'GET', `/placement-rounds/${roundId}`)).body;
    const typed = { demand: [{ variantId: round.variants[0]?.id, demand: 99 }] };
    await door.ask('lead', 'PUT', `/placement-rounds/${roundId}/demand`, typed);
    const late = await send('lead', list('Voltijd;;;120'), { seen: dry.body.seen ?? '' });
    expect([late.status, late.body.error.code]).toEqual([409, 'demand-changed']);
    expect(await demands()).toEqual([99, null]);
  });

  test('the example file can be filled in, and read in as it is changes nothing', async () => {
    await send('lead', list('Voltijd;;;120', 'Voltijd;Kring West;;40'), {
      seen: (await send('lead', list('Voltijd;;;120', 'Voltijd;Kring West;;40'))).body.seen ?? '',
    });
    const example = await door.download('lead', `/placement-rounds/${roundId}/demand-example`);
    expect(example.type).toContain('spreadsheetml');
    const back = await send('lead', example.bytes, { name: 'voorbeeld-vraag.xlsx' });
    expect(back.body).toMatchObject({ faults: [], changes: [], same: 2 });
  });

  test('faults by row and column, in words that say what to do; files that are none; whoever may not', async () => {
    const wrong = await send('lead', list('Avond;;;3', 'Voltijd;Kring Noord;;4', 'Voltijd;;;-5', 'AD-PEP;;;=1+1'));
    expect(wrong.body.faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Opleidingsvariant'],
      [3, 'Kring'],
      [4, 'Studenten'],
      [5, 'Studenten'],
    ]);
    expect(wrong.body.faults[0]?.text).toBe(
      '"Avond" is geen opleidingsvariant van deze ronde. Schrijf de naam zoals in de ronde.',
    );
    expect(wrong.body.seen).toBeNull();
    expect(await demands()).toEqual([null, null]);
    const many = await send('lead', list(...Array.from({ length: 20_000 }, () => 'Avond;;;3')));
    expect(many.body.faults).toHaveLength(300);
    const nonsense = await send('lead', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9, 9]), { name: 'kapot.xlsx' });
    expect([nonsense.status, nonsense.body.faults.length, nonsense.body.seen]).toEqual([200, 1, null]);
    for (const who of ['brugHead', 'manager', 'noordContact'] as const) {
      expect((await send(who, list('Voltijd;;;3'))).status).toBe(403);
      expect((await door.download(who, `/placement-rounds/${roundId}/demand-example`)).status).toBe(403);
    }
  });
});
