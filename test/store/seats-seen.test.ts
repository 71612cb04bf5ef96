import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { SeatsSeen } from '../../src/people/seats-seen.ts';
import { seatColumns } from '../../src/people/store.ts';
import { forEachDatabase } from '../support/database.ts';
import { type ReminderRoster, reminderRoster } from './reminders-roster.ts';

const TODAY = '2026-11-24';

forEachDatabase((database) => {
  let roster: ReminderRoster;
  beforeEach(async () => {
    roster = await reminderRoster(database);
  });

  const read = (seen: string | null = null, bodyId = roster.werkgroep) =>
    database.read(roster.partnershipId, (scope) =>
      scope.tx.selectNoFrom(seatColumns(scope, { bodyId }, TODAY, seen)).executeTakeFirstOrThrow(),
    );
  const p = () => ({ partnership_id: roster.partnershipId });
  const term = () => ({
    ...{ ...p(), id: randomUUID(), seat_id: roster.seats.empty, person_id: roster.people.outside },
    ...{ kind: 'member' as const, from_date: '2026-08-01', until_date: null },
  });

  test('seats that were read before are not read again while nothing changed', async () => {
    const first = await read();
    expect(first.seats).toHaveLength(4);
    expect(await read(first.asOf)).toEqual({ seats: null, terms: null, asOf: first.asOf });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['somebody takes a seat', () => database.open.db.insertInto('seat_term').values(term()).execute()],
    [
      'somebody’s time ends',
      () =>
        database.open.db
          .updateTable('seat_term')
          .set({ until_date: '2026-11-01' })
          .where('seat_id', '=', roster.seats.member)
          .execute(),
    ],
    [
      'a term is taken away',
      () => database.open.db.deleteFrom('seat_term').where('seat_id', '=', roster.seats.member).execute(),
    ],
    [
      'a seat is called otherwise',
      () => database.open.db.updateTable('seat').set({ label: 'Lid' }).where('id', '=', roster.seats.member).execute(),
    ],
    [
      'a seat moves to another body',
      () =>
        database.open.db
          .updateTable('seat')
          .set({ body_id: roster.kring })
          .where('id', '=', roster.seats.empty)
          .execute(),
    ],
    [
      'a seat is added',
      () =>
        database.open.db
          .insertInto('seat')
          .values({
            ...{ ...p(), id: randomUUID(), body_id: roster.werkgroep, label: 'Adviseur', role: 'adviseur' },
            ...{ board_id: null, kring_id: null, votes: false, required: false, ended_on: null },
          })
          .execute(),
    ],
  ])('they are read again when %s', async (_what, change) => {
    const first = await read();
    const whole = await read();
    await change();
    const after = await read(first.asOf);
    expect(after.asOf).not.toBe(first.asOf);
    expect(after.seats).not.toBeNull();
    expect([after.seats, after.terms]).not.toEqual([whole.seats, whole.terms]);
  });

  test('a seat that moves is read again where it came to, and what changes elsewhere is nobody’s business', async () => {
    const [from, to] = [await read(), await read(null, roster.kring)];
    await database.open.db
      .updateTable('seat')
      .set({ body_id: roster.kring })
      .where('id', '=', roster.seats.empty)
      .execute();
    expect((await read(to.asOf, roster.kring)).seats).toHaveLength(1);
    const after = await read(from.asOf);
    expect(after.seats).toHaveLength(3);
    await database.open.db
      .updateTable('seat')
      .set({ label: 'Kringlid' })
      .where('id', '=', roster.seats.empty)
      .execute();
    expect((await read(after.asOf)).seats).toBeNull();
  });

  test('what was read of a change that is undone is not taken for another change', async () => {
    const inside: string[] = [];
    const undone = database.transact(roster.as('lead'), async (work) => {
      await work.tx.insertInto('seat_term').values(term()).execute();
      const columns = seatColumns(work, { bodyId: roster.werkgroep }, TODAY);
      inside.push((await work.tx.selectNoFrom(columns).executeTakeFirstOrThrow()).asOf);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await database.open.db.insertInto('seat_term').values(term()).execute();
    expect((await read(inside[0])).seats).not.toBeNull();
  });
});

test('remembers the bodies that were asked for last', () => {
  const seen = new SeatsSeen<string>();
  for (let nth = 0; nth <= 200; nth += 1) seen.keep(`body ${nth}`, { asOf: 'then', seats: [`seat ${nth}`] });
  expect(seen.of('body 0')).toBeUndefined();
  expect(seen.of('body 200')).toEqual({ asOf: 'then', seats: ['seat 200'] });
  expect(seen.keep('body 1', { asOf: 'now', seats: [] })).toEqual([]);
  expect(seen.of('body 1')?.asOf).toBe('now');
});
