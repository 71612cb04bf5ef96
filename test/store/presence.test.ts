import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { livingCopies, type Presence, showPresence } from '../../src/edge/database/presence.ts';
import { openServerDatabase } from '../support/database.ts';

let server: Awaited<ReturnType<typeof openServerDatabase>>;
beforeAll(async () => {
  server = await openServerDatabase();
});
afterAll(async () => {
  await server.open.close();
  await server.giveBack();
});

async function living(): Promise<number[]> {
  const { rows } = await sql<{ number: string }>`select l.objid as number from (${livingCopies}) as l`.execute(
    server.open.db,
  );
  return rows.map(({ number }) => Number(number)).sort((a, b) => a - b);
}

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resume) => setTimeout(resume, 20));
}

function numbers(...copies: Presence[]): number[] {
  return copies.map(({ number }) => number).sort((a, b) => a - b);
}

test('copies on one server have numbers of their own, and are seen for as long as they live', async () => {
  const [one, other] = [
    await showPresence(server.url, () => undefined),
    await showPresence(server.url, () => undefined),
  ];
  expect(one.number).not.toBe(other.number);
  expect(await living()).toEqual(numbers(one, other));
  await one.close();
  await until(async () => (await living()).length === 1);
  expect(await living()).toEqual(numbers(other));
  await other.close();
});

test('a copy whose connection breaks is seen again under the same number, and hears of it', async () => {
  let returned = 0;
  let brokenSince = 0;
  const copy = await showPresence(server.url, (since) => {
    returned += 1;
    brokenSince = since;
  });
  const before = performance.now();
  await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid::int8 = ${copy.number}`.execute(
    server.open.db,
  );
  await until(() => returned === 1);
  expect(brokenSince).toBeGreaterThan(before);
  expect(brokenSince).toBeLessThan(performance.now());
  expect(await living()).toEqual(numbers(copy));
  await copy.close();
  await until(async () => (await living()).length === 0);
  expect(returned).toBe(1);
});
