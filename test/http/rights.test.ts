import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../src/people/rules/roles.ts';

type Table = Record<string, readonly Role[]>;

/** Every `MAY_…` table of the product, found by its name, so that a new one cannot be forgotten here. */
async function tables(): Promise<
  { name: string; table: Table; may: (action: never, roles: readonly Role[]) => boolean }[]
> {
  const found = [];
  for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
    if (!/^may-.*\.ts$/.test(entry.name)) continue;
    const module = (await import(pathToFileURL(join(process.cwd(), entry.parentPath, entry.name)).href)) as Record<
      string,
      unknown
    >;
    const [name, table] = Object.entries(module).find(([key]) => key.startsWith('MAY_')) ?? [];
    const may = Object.entries(module).find(
      ([key, value]) => key.startsWith('may') && typeof value === 'function',
    )?.[1];
    if (name && table && may)
      found.push({ name, table: table as Table, may: may as (action: never, roles: readonly Role[]) => boolean });
  }
  return found;
}

const all = await tables();

test('every capability with rights has its table', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(
    expect.arrayContaining([
      'MAY_AGENDAS',
      'MAY_DELIVERY',
      'MAY_MEETINGS',
      'MAY_MINUTES',
      'MAY_PEOPLE',
      'MAY_PLACEMENTS',
      'MAY_REMINDERS',
      'MAY_STUDENTS',
    ]),
  );
});

describe.each(all)('$name', ({ table, may }) => {
  const cases = Object.keys(table).flatMap((action) =>
    ROLES.map((role) => ({ action, role, allowed: table[action]?.includes(role) ?? false })),
  );

  test.each(cases)('$role, $action: $allowed', ({ action, role, allowed }) => {
    expect(may(action as never, [role])).toBe(allowed);
  });

  test('nothing is open to an outsider, and nothing to nobody', () => {
    for (const action of Object.keys(table)) {
      expect([action, may(action as never, ['outsider'])]).toEqual([action, false]);
      expect([action, may(action as never, [])]).toEqual([action, false]);
    }
  });

  test('the programmaleider is never locked out of running the programme', () => {
    const open = Object.values(table).filter((roles) => roles.includes('programmaleider'));
    expect(open.length).toBeGreaterThan(0);
  });
});
