import { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type pg from 'pg';
import { embeddedPool } from '../../src/edge/database/embedded-pool.ts';

let pglite: PGlite;
beforeAll(async () => {
  pglite = new PGlite();
  await pglite.exec('create table kept (what text)');
});
afterAll(() => pglite.close());

let pool: pg.Pool;
beforeEach(() => {
  pool = embeddedPool(pglite);
});
afterEach(() => pool.end());

test('what a connection that breaks had begun is undone, before anybody else’s statement could become part of it', async () => {
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into kept values ($1)', ['begun']);
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  await pglite.query(`insert into kept values ('of somebody else')`);
  client.release(true);
  await pool.query('insert into kept values ($1)', ['of the next']);
  const { rows } = await pool.query<{ what: string }>('select what from kept');
  expect(rows.map(({ what }) => what)).toEqual(['of somebody else', 'of the next']);
});

test('who connects next may give a statement the name that the one before gave another', async () => {
  const named = (text: string) => ({ name: 'same', text, values: ['x'] });
  await pool.query(named('select $1::text as first'));
  const next = embeddedPool(pglite);
  await pool.end();
  expect((await next.query(named('select $1::text as second'))).rows).toEqual([{ second: 'x' }]);
  await next.end();
  pool = embeddedPool(pglite);
});

test('an answer of many parts arrives whole, and in order', async () => {
  const text = "select n, repeat('é', 3000) || n as long from generate_series(1, 400) n";
  const { rows } = await pool.query<{ n: number; long: string }>(text);
  expect(rows).toEqual(
    Array.from({ length: 400 }, (_, index) => ({ n: index + 1, long: `${'é'.repeat(3000)}${index + 1}` })),
  );
});

test('what the environment says of a server is not meant for it', async () => {
  const before = { ...process.env };
  Object.assign(process.env, { PGSSLMODE: 'require', PGUSER: 'niemand', PGDATABASE: 'nergens' });
  try {
    expect((await pool.query('select current_user as me')).rows).toEqual([{ me: 'postgres' }]);
  } finally {
    for (const name of ['PGSSLMODE', 'PGUSER', 'PGDATABASE']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
});
