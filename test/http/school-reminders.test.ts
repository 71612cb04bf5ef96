import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { askAgainThrough } from '../../bot/turns/ask-again.ts';
import type { RoundDashboard } from '../../src/placements/schema.ts';
import { closeRound, tendRounds } from '../../src/placements/use-cases/rounds.ts';
import type { MyObligations, OpenOverview } from '../../src/reminders/schema.ts';
import { sendDueReminders } from '../../src/reminders/use-cases-due.ts';
import { type PlacementRoster, placementRoster } from '../store/placements-roster.ts';
import { onOneConnection } from '../support/database.ts';
import { type PlacementsDoor, placementsDoor } from './placements-door.ts';

const TITLE = 'Opgave plaatsingen per school 2027-2028, hele jaar';

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
      variants: [{ name: 'Voltijd' }],
    });
    round = (await door.ask<RoundDashboard>('lead', 'POST', `/placement-rounds/${made.body.round.id}/open`)).body.round;
  });

  const delegate = (act: string, schoolIds = [roster.schools.brugNoord]) =>
    door.ask('brugHead', 'PUT', `/placement-rounds/${round.id}/boards/${roster.boards.brug}/delegations`, {
      ...{ act, schoolIds },
    });
  const ofSchool = async (who: 'noordContact' | 'brugHead') =>
    (await door.ask<MyObligations>(who, 'GET', '/my-obligations')).body.open.filter(({ title }) => title === TITLE);
  const answer = (places: number) =>
    door.ask('noordContact', 'PUT', `/placement-rounds/${round.id}/schools/${roster.schools.brugNoord}/capacity`, {
      offers: [{ variantId: round.variants[0]?.id, certainty: 'definite', places }],
    });
  const remind = (now: string) => {
    database.now = now;
    return database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, (work) =>
      sendDueReminders(work, askAgainThrough(door.service)),
    );
  };
  const reminders = async () =>
    database.open.db
      .selectFrom('message')
      .select(['key', 'content'])
      .where('partnership_id', '=', roster.partnershipId)
      .where('person_id', '=', roster.people.noordContact)
      .where('purpose', '=', 'remind')
      .execute();

  test('a school that may answer owes it and is reminded as boards are, until it has', async () => {
    expect(await ofSchool('noordContact')).toEqual([]);
    await delegate('ask');
    expect(await ofSchool('noordContact')).toMatchObject([{ boardName: 'De Brug Noord' }]);
    expect(await ofSchool('brugHead')).toEqual([]);
    const seen = await door.ask<OpenOverview>('lead', 'GET', '/obligations?kind=capacity');
    expect(seen.body.subjects.find(({ title }) => title === TITLE)).toMatchObject({
      ...{ asked: 1, answered: 0 },
      open: [{ label: 'De Brug Noord', kringName: 'Kring West', people: [{ name: 'Rachid Benali' }] }],
    });
    // Fourteen days before the deadline, once however often the clock comes by.
    await remind('2027-01-04T09:00:00.000Z');
    await remind('2027-01-04T09:10:00.000Z');
    const [first, ...more] = await reminders();
    expect(more).toEqual([]);
    expect(JSON.stringify(first?.content.card)).toContain('Hoeveel studenten kan De Brug Noord plaatsen');
    await answer(4);
    expect(await ofSchool('noordContact')).toEqual([]);
    await remind('2027-01-12T09:00:00.000Z');
    expect(await reminders()).toHaveLength(1);
  });

  test('it stops when the board gives the figure itself, takes it back, or the time is over', async () => {
    const path = `/placement-rounds/${round.id}/boards/${roster.boards.brug}/capacity`;
    await delegate('ask');
    await door.ask('brugHead', 'PUT', path, {
      offers: [{ variantId: round.variants[0]?.id, certainty: 'definite', places: 9 }],
    });
    expect(await ofSchool('noordContact')).toEqual([]);
    await remind('2027-01-04T09:00:00.000Z');
    expect(await reminders()).toEqual([]);
  });

  test('taken back by the board nothing is owed, asked again it is, and a closed round asks nobody', async () => {
    await delegate('ask');
    await delegate('withdraw');
    expect(await ofSchool('noordContact')).toEqual([]);
    await delegate('ask');
    expect(await ofSchool('noordContact')).toHaveLength(1);
    await database.transact(roster.as('lead'), (work) => closeRound(work, round.id));
    expect(await ofSchool('noordContact')).toEqual([]);
  });

  test('a school that goes to another board owes the old one nothing', async () => {
    await delegate('ask');
    await database.open.db
      .updateTable('school')
      .set({ board_id: roster.boards.linde })
      .where('partnership_id', '=', roster.partnershipId)
      .where('id', '=', roster.schools.brugNoord)
      .execute();
    await database.transact({ partnershipId: roster.partnershipId, personId: null, via: 'system' }, tendRounds);
    expect(await ofSchool('noordContact')).toEqual([]);
  });
});
