import { expect, test } from '@jest/globals';
import { directoryLinks } from '../../../src/people/rules/directory-links.ts';

const person = (id: string, entraId: string | null = null) => ({ id, email: `${id}@school.example`, entraId });
const found = (accounts: Record<string, string | null>) =>
  new Map(
    Object.entries(accounts).map(([id, entraId]) => [
      `${id}@school.example`,
      entraId === null ? null : { entraId, kind: 'guest' as const },
    ]),
  );

test('who is known gets the account, who is not has none', () => {
  expect(directoryLinks([person('anna'), person('bob', 'old')], found({ anna: 'e1', bob: null }), new Set())).toEqual([
    { id: 'anna', entraId: 'e1', kind: 'guest' },
    { id: 'bob', entraId: null, kind: null },
  ]);
});

test('two addresses of one account: whoever has it keeps it', () => {
  const links = directoryLinks([person('anna'), person('alias', 'e1')], found({ anna: 'e1', alias: 'e1' }), new Set());
  expect(links.map((link) => link.entraId)).toEqual([null, 'e1']);
});

test('an account of somebody outside this batch is not taken', () => {
  expect(directoryLinks([person('anna')], found({ anna: 'e1' }), new Set(['e1']))).toEqual([
    { id: 'anna', entraId: null, kind: null },
  ]);
});
