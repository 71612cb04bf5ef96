import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { backUp, restore } from '../../src/edge/database/backup.ts';
import { FolderInUse } from '../../src/edge/database/folder-lock.ts';
import { openDatabase } from '../../src/edge/database/open.ts';

const home = mkdtempSync(join(tmpdir(), 'kringwerk-backup-'));
const folder = join(home, 'data');
const file = join(home, 'back-up.tar.gz');
const choice = { folder, from: process.env['TEST_PGLITE_DUMP'] ?? '' };
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function names(): Promise<string[]> {
  const open = await openDatabase(choice);
  const rows = await open.db.selectFrom('partnership').select('name').orderBy('name').execute();
  await open.close();
  return rows.map(({ name }) => name);
}

async function found(name: string): Promise<void> {
  const open = await openDatabase(choice);
  const partnership = { institute: 'Marijke Hogeschool', tenant_id: 't', language: 'nl' as const };
  const row = {
    id: name,
    name,
    secretariat_mailbox: 's@x.example',
    created_at: '2026-09-01T08:00:00.000Z',
    ...partnership,
  };
  await open.db.insertInto('partnership').values(row).execute();
  await open.close();
}

beforeAll(async () => {
  await found('Oost');
  writeFileSync(join(folder, 'link-secret'), 'the key of links that are out');
});

test('what was backed up is there again after restoring, with the key of the links, and the rest is set aside', async () => {
  const { bytes } = await backUp(folder, file);
  expect(bytes).toBeGreaterThan(100_000);
  await found('West');
  writeFileSync(join(folder, 'link-secret'), 'another key');
  const { aside } = await restore(file, folder);
  expect(await names()).toEqual(['Oost']);
  expect(readFileSync(join(folder, 'link-secret'), 'utf8')).toBe('the key of links that are out');
  expect(existsSync(aside ?? '')).toBe(true);
});

test('it can be put in place on a machine that has nothing yet', async () => {
  const elsewhere = join(home, 'elsewhere');
  expect(await restore(file, elsewhere)).toEqual({ aside: null });
  const open = await openDatabase({ folder: elsewhere });
  expect(await open.db.selectFrom('partnership').select('name').execute()).toEqual([{ name: 'Oost' }]);
  await open.close();
});

test('a database in use is neither copied nor replaced', async () => {
  const open = await openDatabase(choice);
  // The lock knows processes apart; here one process plays both, so another process's number is written in it.
  writeFileSync(join(folder, 'in-use.lock'), `${process.ppid} ${startOf(process.ppid)}`);
  await expect(backUp(folder, join(home, 'no.tar.gz'))).rejects.toThrow(FolderInUse);
  await expect(restore(file, folder)).rejects.toThrow(FolderInUse);
  await open.close();
  expect(existsSync(join(home, 'no.tar.gz'))).toBe(false);
});

test('a file that is no back-up leaves everything as it was', async () => {
  const broken = join(home, 'broken.tar.gz');
  writeFileSync(broken, readFileSync(file).subarray(0, 5_000));
  await expect(restore(broken, folder)).rejects.toThrow();
  expect(await names()).toEqual(['Oost']);
});

function startOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
