import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Db as QueueDatabase } from 'pg-boss';
import { keepStatistics } from '../../src/edge/database/statistics.ts';
import { singly } from '../../src/edge/database/transact.ts';
import type { Scope, Work } from '../../src/work/work.ts';
import { writeTogether } from '../../src/work/write-together.ts';
import { forEachDatabase, onDatabase, type TestDatabase } from '../support/database.ts';

/** Requests to the channel count per tenant and app, over all partnerships; they hold nothing of any of them. */
const SHARED = ['channel_request'];

/** A statement that saves something small. */
const region = (partnershipId: string, id: string) => sql`
  insert into education_region (partnership_id, id, name, core) values (${partnershipId}, ${id}, ${id}, true)`;

function regions(database: TestDatabase, partnershipId: string): Promise<string[]> {
  return database.read(partnershipId, async ({ tx }) => {
    const regionsOf = tx.selectFrom('education_region').select('id').where('partnership_id', '=', partnershipId);
    return (await regionsOf.orderBy('id').execute()).map(({ id }) => id);
  });
}

const system = (partnershipId: string) => ({ partnershipId, personId: null, via: 'system' as const });

forEachDatabase((database) => {
  test('what a unit of work saved is gone when it throws', async () => {
    const partnershipId = await database.partnership();
    const failing = database.transact(system(partnershipId), async (work) => {
      await work.tx
        .insertInto('education_region')
        .values({ partnership_id: partnershipId, id: 'r1', name: 'Utrecht Stad', core: true })
        .execute();
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    const rows = await database.read(partnershipId, ({ tx }) =>
      tx.selectFrom('education_region').selectAll().where('partnership_id', '=', partnershipId).execute(),
    );
    expect(rows).toEqual([]);
  });

  test('a unit of work that asks nothing of the database ends well, and so does the next', async () => {
    const partnershipId = await database.partnership();
    expect(await database.transact(system(partnershipId), async () => 'nothing to do')).toBe('nothing to do');
    const failing = database.transact(system(partnershipId), async () => {
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const { rows } = await database.transact(system(partnershipId), ({ tx }) =>
      sql<{ alone: boolean }>`select pg_current_xact_id_if_assigned() is null as alone`.execute(tx),
    );
    expect(rows).toEqual([{ alone: true }]);
  });

  describe('the last statement of a unit of work takes the end of it along', () => {
    test.each([
      { name: 'as its only statement', before: [] },
      { name: 'after others', before: ['a', 'b'] },
    ])('$name: all is saved, and the next unit of work is one of its own', async ({ before }) => {
      const partnershipId = await database.partnership();
      await database.transact(system(partnershipId), async (work) => {
        for (const id of before) await region(partnershipId, id).execute(work.tx);
        await writeTogether(work, [region(partnershipId, 'last')], { last: true });
      });
      const failing = database.transact(system(partnershipId), async (work) => {
        await writeTogether(work, [region(partnershipId, 'undone')]);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await regions(database, partnershipId)).toEqual([...before, 'last']);
    });

    test('when it is refused, nothing before it is saved either, and the next goes well', async () => {
      const partnershipId = await database.partnership();
      const failing = database.transact(system(partnershipId), async (work) => {
        await region(partnershipId, 'a').execute(work.tx);
        await writeTogether(work, [region(partnershipId, 'a')], { last: true });
      });
      await expect(failing).rejects.toThrow('duplicate key');
      expect(await regions(database, partnershipId)).toEqual([]);
      await database.transact(system(partnershipId), (work) =>
        writeTogether(work, [region(partnershipId, 'b')], { last: true }),
      );
      expect(await regions(database, partnershipId)).toEqual(['b']);
    });

    test('outside a transaction it is a statement like any other', async () => {
      const partnershipId = await database.partnership();
      await writeTogether({ tx: database.open.db as Scope['tx'], partnershipId }, [region(partnershipId, 'a')], {
        last: true,
      });
      expect(await regions(database, partnershipId)).toEqual(['a']);
    });
  });

  test('statistics are kept of a table that grew, and of none that did not', async () => {
    const partnershipId = await database.partnership();
    await sql`insert into education_region (partnership_id, id, name, core)
      select ${partnershipId}, 'r' || n, 'Regio ' || n, false from generate_series(1, 3000) n`.execute(
      database.open.db,
    );
    // A server counts what changed when a connection is idle for a moment.
    await sql`select pg_stat_force_next_flush()`.execute(database.open.db);
    const known = async () => {
      const { rows } = await sql<{ known: number }>`
        select reltuples::int as known from pg_class where relname = 'education_region'`.execute(database.open.db);
      return rows[0]?.known ?? 0;
    };
    expect(await keepStatistics(database.open.db)).toContain('education_region');
    expect(await known()).toBeGreaterThanOrEqual(3_000);
    await sql`select pg_stat_force_next_flush()`.execute(database.open.db);
    expect(await keepStatistics(database.open.db)).not.toContain('education_region');
    await database.open.db.deleteFrom('education_region').where('partnership_id', '=', partnershipId).execute();
  });

  test('what was saved before a statement that the database refuses is gone too', async () => {
    const partnershipId = await database.partnership();
    const failing = database.transact(system(partnershipId), async ({ tx }) => {
      await tx
        .insertInto('education_region')
        .values({ partnership_id: partnershipId, id: 'r1', name: 'Utrecht Stad', core: true })
        .execute();
      await sql`select 1 / 0`.execute(tx);
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    const rows = await database.read(partnershipId, ({ tx }) =>
      tx.selectFrom('education_region').selectAll().where('partnership_id', '=', partnershipId).execute(),
    );
    expect(rows).toEqual([]);
  });

  test.each([
    ['a text', sql`select ${'Vol\u0000'}::text`],
    ['a text within JSON', sql`select ${JSON.stringify({ remark: 'Vol\u0000' })}::jsonb`],
  ])('%s with a sign that Postgres keeps nowhere is bad input, wherever it is asked', async (_, statement) => {
    const partnershipId = await database.partnership();
    const badInput = { kind: 'invalid', code: 'bad-input' };
    const asked = ({ tx }: Scope) => statement.execute(tx);
    await expect(database.transact(system(partnershipId), asked)).rejects.toMatchObject(badInput);
    await expect(database.read(partnershipId, asked)).rejects.toMatchObject(badInput);
    await expect(singly(database.open)(partnershipId, asked)).rejects.toMatchObject(badInput);
    expect(await regions(database, partnershipId)).toEqual([]);
  });

  test('a row of one partnership cannot point at a row of another', async () => {
    const [mine, theirs] = [await database.partnership(), await database.partnership()];
    await database.transact(system(theirs), async (work) => {
      await work.tx
        .insertInto('body')
        .values({
          partnership_id: theirs,
          id: 'kring',
          name: 'Kring Noord',
          kind: 'kring',
          quorum: '[]',
          conversation_id: null,
          ended_on: null,
        })
        .execute();
    });
    const crossing = database.transact(system(mine), async (work) => {
      await work.tx
        .insertInto('board')
        .values({
          partnership_id: mine,
          id: 'b',
          number: '41234',
          name: 'Stichting De Brug',
          kring_id: 'kring',
          relatiebeheerder_id: null,
          ended_on: null,
        })
        .execute();
    });
    await expect(crossing).rejects.toThrow(/foreign key/);
  });

  test('every table but the partnership itself begins with its partnership, and so does its primary key', async () => {
    const { rows } = await sql<{ table: string; first: string; key: string | null }>`
      select t.table_name as "table",
        (select column_name from information_schema.columns c where c.table_name = t.table_name and c.ordinal_position = 1 and c.table_schema = 'public') as first,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          where i.indisprimary and i.indrelid = format('public.%I', t.table_name)::regclass) as key
      from information_schema.tables t
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not like 'kysely%' and t.table_name <> 'partnership'`.execute(
      database.open.db,
    );
    expect(rows.length).toBeGreaterThan(8);
    const shared = rows.filter((row) => row.first !== 'partnership_id' || row.key !== 'partnership_id');
    expect(shared.map(({ table }) => table)).toEqual(SHARED);
  });

  test.each([
    { name: 'another statement', act: (work: Work) => region(work.partnershipId, 'late').execute(work.tx) },
    { name: 'a refusal', act: () => Promise.reject(new Error('changed my mind')) },
  ])('$name after the last of a unit of work breaks, instead of being taken for part of it', async ({ act }) => {
    const partnershipId = await database.partnership();
    const broken = database.transact(system(partnershipId), async (work) => {
      await writeTogether(work, [region(partnershipId, 'last')], { last: true });
      await act(work);
    });
    await expect(broken).rejects.toThrow('after the last of its transaction');
    expect(await regions(database, partnershipId)).toEqual(['last']);
  });
});

onDatabase('embedded', (database) => {
  const queue = (): QueueDatabase => {
    if (!('db' in database.open.queue)) throw new Error('the queue of an embedded database is in it');
    return database.open.queue.db;
  };

  test('what the queue asks comes before or after a unit of work, never in it', async () => {
    const partnershipId = await database.partnership();
    let asked: Promise<unknown> | undefined;
    const failing = database.transact(system(partnershipId), async (work) => {
      await region(partnershipId, 'undone').execute(work.tx);
      asked = queue().executeSql(
        `insert into education_region (partnership_id, id, name, core) values ($1, 'kept', 'Kept', true)`,
        [partnershipId],
      );
      await region(partnershipId, 'undone too').execute(work.tx);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await asked;
    expect(await regions(database, partnershipId)).toEqual(['kept']);
  });

  test('what a unit of work notifies is heard once it is saved, and not when it is not', async () => {
    const heard: string[] = [];
    const listening = await queue().listen?.(
      'news',
      (payload) => heard.push(payload),
      () => undefined,
    );
    const partnershipId = await database.partnership();
    const failing = database.transact(system(partnershipId), async ({ tx }) => {
      await sql`select pg_notify('news', 'undone')`.execute(tx);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await database.transact(system(partnershipId), async ({ tx }) => {
      await sql`select pg_notify('news', 'saved')`.execute(tx);
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual(['saved']);
    const notify = (payload: string) => queue().executeSql("select pg_notify('news', $1)", [payload]);
    await notify('of the queue itself');
    await listening?.close();
    await notify('when nobody listens');
    expect(heard).toEqual(['saved', 'of the queue itself']);
  });
});
