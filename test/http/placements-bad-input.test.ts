import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CapacityForm, RoundDashboard } from '../../src/placements/schema.ts';
import type { StudentList, StudentPreview } from '../../src/placements/schema-students.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type PlacementsDoor, placementsDoor, type Refused } from './placements-door.ts';

/** Every bad input that is named for placements, over HTTP: the right status, a sentence that says what to do, and nothing lost. */
onOneConnection((database) => {
  let roster: PlacementRoster;
  let door: PlacementsDoor;
  let round: RoundDashboard['round'];
  beforeAll(async () => {
    door = await placementsDoor(database, () => roster);
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const made = await door.ask<RoundDashboard>('lead', 'POST', '/placement-rounds', {
      ...{ schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' },
      variants: [{ name: 'Voltijd' }, { name: 'Deeltijd' }],
    });
    round = (await door.ask<RoundDashboard>('lead', 'POST', `/placement-rounds/${made.body.round.id}/open`)).body.round;
  });

  const offer = (places: unknown, at = 0) => ({ variantId: round.variants[at]?.id, certainty: 'definite', places });
  const capacity = () => `/placement-rounds/${round.id}/boards/${roster.boards.brug}/capacity`;
  const answer = (body: unknown, who: 'brugHead' | 'lindeHead' = 'brugHead') =>
    door.ask<CapacityForm & Refused>(who, 'PUT', capacity(), body);
  const kept = async () =>
    (await door.ask<CapacityForm>('brugHead', 'GET', capacity())).body.variants.map(({ own }) => own?.places ?? null);
  const upload = (content: string) =>
    door.upload<StudentPreview>(
      'lead',
      `/placement-rounds/${round.id}/student-imports?name=lijst.csv`,
      Buffer.from(content),
      'application/octet-stream',
    );

  test.each<[string, () => unknown, number]>([
    ['a negative number', () => ({ offers: [offer(-3)] }), 422],
    ['half a place', () => ({ offers: [offer(2.5)] }), 422],
    ['a number in words', () => ({ offers: [offer('twaalf')] }), 422],
    ['an absurd number', () => ({ offers: [offer(800)] }), 409],
    ['an impossible number', () => ({ offers: [offer(1e9)] }), 422],
    // A cap is over all variants together and flexible between them: what is too much is one variant that does not fit in it.
    ['more than the cap', () => ({ offers: [offer(9), offer(11, 1)], cap: 10 }), 422],
    ['a negative cap', () => ({ offers: [offer(3)], cap: -1 }), 422],
    ['a variant of another round', () => ({ offers: [{ ...offer(3), variantId: 'elders' }] }), 422],
    ['no reason for a no', () => ({ offers: [{ ...offer(0), certainty: 'none' }] }), 422],
    [
      'a sign that no database keeps',
      () => ({ offers: [{ ...offer(0), certainty: 'none', reason: 'Vol\u0000' }] }),
      422,
    ],
  ])('%s: refused in words, and what was answered stays', async (_, body, status) => {
    expect((await answer({ offers: [offer(5)] })).status).toBe(200);
    const refused = await answer(body());
    expect([refused.status, refused.body.error.message.length > 20]).toEqual([status, true]);
    expect(refused.body.error.message).not.toMatch(/undefined|NaN|\[object/);
    expect(await kept()).toEqual([5, null]);
  });

  test('an answer for a board that one does not represent', async () => {
    const refused = await answer({ offers: [offer(5)] }, 'lindeHead');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'capacity-not-your-board']);
    expect(await kept()).toEqual([null, null]);
  });

  test('a student twice, formulas and wrong cells: each by row and column, and nothing read in', async () => {
    const { status, body } = await upload(
      [
        'Studentnummer;Variant;BRIN;Mentor',
        '700001;Voltijd;05AA;',
        '700001;Voltijd;05AB;',
        '700002;Voltijd;05AB;=HYPERLINK("http://x")',
        '-5;Avond;99ZZ;',
      ].join('\n'),
    );
    expect([status, body.mayStart]).toEqual([200, false]);
    expect(body.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 Studentnummer',
      '4 Mentor',
      '5 Studentnummer',
      '5 Variant',
      '5 BRIN',
    ]);
    expect(JSON.stringify(body.faults)).not.toContain('700001');
  });

  test('20,000 rows are looked through, and one student that is there twice is found', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${900_000 + at};Voltijd;05AA;`);
    const good = await upload(['Studentnummer;Variant;BRIN;Mentor', ...rows].join('\n'));
    expect(good.body).toMatchObject({ faults: [], mayStart: true, counts: { added: 20_000 } });
    const twice = await upload(['Studentnummer;Variant;BRIN;Mentor', ...rows, rows[41]].join('\n'));
    expect(twice.body.faults).toMatchObject([{ row: 20_002, column: 'Studentnummer' }]);
    expect(twice.body.faults[0]?.text).toContain('rij 43');
  });

  test('a school that goes to another board mid-round takes its students along', async () => {
    await database.open.db
      .insertInto('student_placement')
      .values({
        ...{ partnership_id: roster.partnershipId, id: `st-${roster.partnershipId}`, round_id: round.id, label: 1 },
        ...{
          student_number: '700001',
          variant_id: round.variants[0]?.id ?? '',
          phase: null,
          site_id: null,
          mentor: null,
        },
        ...{ school_id: roster.schools.brugNoord, starts_on: null, ends_on: null, status: 'proposed', reason: '' },
        on_behalf: false,
      })
      .execute();
    const path = (board: 'brug' | 'linde') => `/placement-rounds/${round.id}/boards/${roster.boards[board]}/students`;
    const [student] = (await door.ask<StudentList>('brugHead', 'GET', path('brug'))).body.students;
    await database.open.db
      .updateTable('school')
      .set({ board_id: roster.boards.linde })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', roster.schools.brugNoord)
      .execute();
    const decisions = [{ studentId: student?.studentId, decision: 'confirmed' }];
    const late = await door.ask<Refused>('brugHead', 'PUT', path('brug'), { decisions });
    expect([late.status, late.body.error.code]).toEqual([409, 'student-elsewhere']);
    const moved = await door.ask<StudentList>('lindeHead', 'PUT', path('linde'), { decisions });
    expect(moved.body.students[0]?.status).toBe('confirmed');
  });

  test('a card pressed after the deadline keeps what was answered', async () => {
    await answer({ offers: [offer(5)] });
    database.now = '2027-01-15T16:00:01.000Z';
    const id = round.variants[0]?.id;
    const late = await door.press('brugHead', 'capacity.answer', {
      ...{ roundId: round.id, boardId: roster.boards.brug },
      ...{ [`places-${id}`]: '9', [`certainty-${id}`]: 'definite' },
    });
    expect([late.outcome, JSON.stringify(late.card).includes('gesloten')]).toEqual(['refused', true]);
    expect(await kept()).toEqual([5, null]);
  });
});
