import { beforeEach, expect, test } from '@jest/globals';
import { standingOf } from '../../src/people/store.ts';
import { insertRows } from '../../src/people/store-rows.ts';
import type { CapacityRequests } from '../../src/placements/schema-phases.ts';
import { decideStudents, studentOverview } from '../../src/placements/use-cases/students.ts';
import {
  answerCapacity,
  cancelRound,
  capacityHistory,
  capacityRequests,
  createRound,
  decideRequest,
  loadForm,
  openRound,
  requestChange,
  roundPhases,
  setPhases,
} from '../../src/placements/use-cases.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { forEachDatabase } from '../support/database.ts';
import { type PlacementRoster, placementRoster } from './placements-roster.ts';

forEachDatabase((database) => {
  let roster: PlacementRoster;
  let roundId: string;
  let variantId: string;

  beforeEach(async () => {
    database.now = '2026-11-02T09:00:00.000Z';
    roster = await placementRoster(database);
    const body = { schoolYear: 2027, period: 'hele jaar', deadline: '2027-01-15T17:00' };
    roundId = await act('lead', (work) => createRound(work, { ...body, variants: [{ name: 'Voltijd' }] }));
    await act('lead', (work) => openRound(work, roundId));
    variantId = (await form()).variants[0]?.variantId ?? '';
    await act('brugHead', (work) => answerCapacity(work, roundId, roster.boards.brug, says(6)));
    database.jobs.length = 0;
  });

  type Who = keyof PlacementRoster['people'];
  const act = <T>(who: Who, does: Parameters<typeof database.transact<T>>[1]) =>
    database.transact(roster.as(who), does);
  const form = () =>
    database.read(roster.partnershipId, (scope) => loadForm(scope, database.now, roundId, roster.boards.brug));
  const says = (places: number) => ({
    offers: [{ variantId, certainty: 'definite' as const, places, provisionalUntil: null, reason: '' }],
    confirmed: false,
  });
  const standing = (who: Who) =>
    database.read(roster.partnershipId, (scope) => standingOf(scope, roster.people[who], '2026-11-02'));
  async function seen(who: Who): Promise<CapacityRequests['requests']> {
    const as = await standing(who);
    if (!as) throw new Error('nobody');
    return (await database.read(roster.partnershipId, (scope) => capacityRequests(scope, roundId, as))).requests;
  }
  const request = (places: number, reason = 'Een groep minder') =>
    act('brugBoc', (work) => requestChange(work, roundId, roster.boards.brug, { ...says(places), reason }));
  async function codeOf(promise: Promise<unknown>): Promise<string> {
    const refused = await promise.catch((cause: unknown) => cause);
    if (!(refused instanceof Refusal)) throw new Error('it was not refused');
    return refused.code;
  }
  const close = () => {
    database.now = '2027-01-15T16:00:00.000Z';
  };
  const summaries = async () =>
    (
      await database.open.db
        .selectFrom('message')
        .select(['content', 'person_id'])
        .where('partnership_id', '=', roster.partnershipId)
        .where('purpose', '=', 'inform')
        .execute()
    ).map(({ content, person_id }) => [content.summary, person_id]);

  test('while the round is open one simply changes the answer', async () => {
    expect(await codeOf(request(4))).toBe('request-not-needed');
  });

  test('asked after the deadline, accepted: the figures are the board’s, the decision is the programmaleider’s', async () => {
    close();
    expect(await codeOf(act('brugHead', (work) => answerCapacity(work, roundId, roster.boards.brug, says(4))))).toBe(
      'round-closed',
    );
    expect(await codeOf(request(4, ''))).toBe('request-no-reason');
    expect(await codeOf(request(6))).toBe('request-same');
    expect(await codeOf(request(-1))).toBe('capacity-not-whole');
    await request(4);
    expect((await form()).variants[0]?.own?.places).toBe(6);
    expect(await seen('lead')).toMatchObject([
      {
        ...{ state: 'open', reason: 'Een groep minder', askedBy: 'Mirjam Terpstra', mayDecide: true },
        offers: [{ variant: 'Voltijd', before: { places: 6 }, after: { places: 4 } }],
      },
    ]);
    expect(await summaries()).toEqual([['Stichting De Brug vraagt een wijziging na de sluiting', roster.people.lead]]);
    const [asked] = await seen('lead');
    const accept = () =>
      act('lead', (work) => decideRequest(work, asked?.id ?? '', { decision: 'accepted', note: 'Prima' }));
    await accept();
    await accept();
    expect((await form()).variants[0]?.own?.places).toBe(4);
    // What it was about can still be read once it is decided; a cap that stays is not told.
    expect(await seen('lead')).toMatchObject([
      { state: 'accepted', offers: [{ before: { places: 6 }, after: { places: 4 } }], cap: null },
    ]);
    expect((await form()).answeredBy).toMatchObject({ personId: roster.people.brugBoc, onBehalf: false });
    const as = await standing('lead');
    const history = await database.read(roster.partnershipId, (scope) =>
      capacityHistory(scope, roundId, roster.boards.brug, as as NonNullable<typeof as>),
    );
    expect(history.changes).toHaveLength(2);
    expect(await summaries()).toContainEqual([
      'De wijziging voor Stichting De Brug is aangenomen',
      roster.people.brugBoc,
    ]);
    expect(await summaries()).toHaveLength(2);
    const recorded = await database.open.db
      .selectFrom('history')
      .select(['what', 'by_person_id'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('entity', '=', 'capacity-request')
      .execute();
    expect(recorded.map(({ what }) => what).sort()).toEqual(['request-accepted', 'requested']);
  });

  test('declined with a reason: nothing changes; asking again takes the place of what waits', async () => {
    close();
    await request(4);
    database.now = '2027-01-15T16:05:00.000Z';
    await request(3);
    const [second, first] = await seen('lead');
    expect([second?.state, first?.state]).toEqual(['open', 'withdrawn']);
    const decide = (decision: 'accepted' | 'declined', note: string, id = second?.id) =>
      act('lead', (work) => decideRequest(work, id ?? '', { decision, note }));
    expect(await codeOf(decide('declined', ''))).toBe('request-no-reason');
    await decide('declined', 'De plaatsen zijn al vergeven');
    expect(await codeOf(decide('accepted', ''))).toBe('request-decided');
    expect(await codeOf(decide('accepted', '', first?.id))).toBe('request-decided');
    expect((await form()).variants[0]?.own?.places).toBe(6);
    expect(await seen('brugHead')).toMatchObject([{ state: 'declined', note: 'De plaatsen zijn al vergeven' }, {}]);
  });

  test('who may ask, decide and see', async () => {
    close();
    const ask = (who: Who) =>
      codeOf(act(who, (work) => requestChange(work, roundId, roster.boards.brug, { ...says(4), reason: 'x' })));
    expect([await ask('lindeHead'), await ask('manager'), await ask('lead')]).toEqual(Array(3).fill('not-allowed'));
    await request(4);
    const [asked] = await seen('lead');
    const decide = (who: Who, decision: 'accepted' | 'withdrawn') =>
      act(who, (work) => decideRequest(work, asked?.id ?? '', { decision, note: '' }));
    expect(await codeOf(decide('brugHead', 'accepted'))).toBe('not-allowed');
    expect(await codeOf(decide('lindeHead', 'withdrawn'))).toBe('not-allowed');
    expect(await seen('lindeHead')).toEqual([]);
    await decide('brugHead', 'withdrawn');
    expect(await seen('brugHead')).toMatchObject([{ state: 'withdrawn', mayWithdraw: false }]);
  });

  test('phases: by date, by hand, copied to the next round, refused when they make no sense', async () => {
    const set = (change: object) => {
      const phase = { phase: 'students' as const, opensAt: null, closesAt: null, held: null, ...change };
      return act('lead', (work) => setPhases(work, roundId, { phases: [phase] }));
    };
    const state = async (id = roundId) => {
      const as = (await standing('brugHead')) as NonNullable<Awaited<ReturnType<typeof standing>>>;
      const { phases } = await database.read(roster.partnershipId, (scope) => roundPhases(scope, database.now, id, as));
      return phases.find(({ phase }) => phase === 'students');
    };
    expect((await state())?.state).toBe('open');
    expect(await codeOf(set({ closesAt: '2027-01-10T17:00' }))).toBe('phase-before-capacity');
    await set({ opensAt: '2027-03-01T09:00', closesAt: '2027-03-26T17:00' });
    expect((await state())?.state).toBe('planned');
    await set({ opensAt: '2027-03-01T09:00', closesAt: '2027-03-26T17:00', held: 'open' });
    expect((await state())?.state).toBe('open');
    const next = { schoolYear: 2028, period: 'hele jaar', deadline: '2028-01-14T17:00' };
    const copy = await act('lead', (work) => createRound(work, next));
    expect(await state(copy)).toMatchObject({ opensAt: '2028-02-28T09:00', closesAt: '2028-03-24T17:00', held: null });
    await act('lead', (work) => cancelRound(work, roundId));
    expect(await codeOf(set({ held: 'closed' }))).toBe('round-cancelled');
  });

  test('a board decides on students within the phase; after it the programmaleider does, and what waits is late', async () => {
    await act('lead', (work) =>
      insertRows(work, 'student_placement', [
        {
          ...{ id: `s-${roundId}`, round_id: roundId, label: 1, student_number: '700001', variant_id: variantId },
          ...{ phase: null, school_id: roster.schools.brugNoord, site_id: null, mentor: null, starts_on: null },
          ...{ ends_on: null, status: 'proposed', reason: '', decided_at: null, decided_by: null, via: null },
          on_behalf: false,
        },
      ]),
    );
    const phase = { phase: 'students' as const, opensAt: '2027-03-01T09:00', closesAt: '2027-03-26T17:00', held: null };
    await act('lead', (work) => setPhases(work, roundId, { phases: [phase] }));
    const decide = (who: Who) =>
      act(who, (work) =>
        decideStudents(
          work,
          { roundId, boardId: roster.boards.brug },
          { decisions: [{ studentId: `s-${roundId}`, decision: 'confirmed', reason: '' }] },
        ),
      );
    const late = async () => {
      const as = (await standing('lead')) as NonNullable<Awaited<ReturnType<typeof standing>>>;
      const found = await database.read(roster.partnershipId, (scope) =>
        studentOverview(scope, database.now, roundId, as),
      );
      return found.boards.map((board) => board.late);
    };
    expect(await codeOf(decide('brugHead'))).toBe('phase-planned');
    database.now = '2027-03-27T09:00:00.000Z';
    expect(await codeOf(decide('brugHead'))).toBe('phase-closed');
    expect(await late()).toEqual([true]);
    const phases = async (who: Who) => {
      const as = (await standing(who)) as NonNullable<Awaited<ReturnType<typeof standing>>>;
      const found = await database.read(roster.partnershipId, (scope) => roundPhases(scope, database.now, roundId, as));
      return found.phases.map((each) => [each.phase, each.waiting, each.late]);
    };
    expect(await phases('lead')).toEqual([
      ['redistribution', 0, false],
      ['students', 1, true],
    ]);
    // How much waits at all boards together is not for one of them.
    expect(await phases('brugHead')).toEqual([
      ['redistribution', null, false],
      ['students', null, false],
    ]);
    await decide('lead');
    expect(await late()).toEqual([false]);
    expect((await phases('lead'))[1]).toEqual(['students', 0, false]);
  });
});
