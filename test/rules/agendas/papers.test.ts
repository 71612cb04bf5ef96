import { describe, expect, test } from '@jest/globals';
import {
  checkPaper,
  LARGEST_PAPER,
  LONGEST_BEGIN,
  mayAddPaper,
  mayReadPaper,
} from '../../../src/agendas/rules/papers.ts';
import { ROLES, type Role } from '../../../src/people/rules/roles.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 stuk');
const ZIP = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1]);
test.each([
  ['stuk.pdf', PDF, 'application/pdf'],
  ['STUK.PDF', PDF, 'application/pdf'],
  ['foto.jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['begroting.xlsx', ZIP, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['virus.pdf', ZIP, 'paper-wrong-type'],
  ['virus.exe', PDF, 'paper-wrong-type'],
  ['constructor', PDF, 'paper-wrong-type'],
  ['zonder', PDF, 'paper-wrong-type'],
  ['leeg.pdf', new Uint8Array(0), 'paper-empty'],
  ['groot.pdf', new Uint8Array(LARGEST_PAPER + 1), 'paper-too-big'],
])('%s', (name, bytes, outcome) => {
  const check = checkPaper(name, bytes);
  expect(check.ok ? check.type : check.because).toBe(outcome);
});

test('the beginning of a file and its size are enough to judge it', () => {
  const begin = PDF.slice(0, LONGEST_BEGIN);
  expect(checkPaper('stuk.pdf', begin, LARGEST_PAPER)).toMatchObject({ ok: true });
  expect(checkPaper('stuk.pdf', begin, LARGEST_PAPER + 1)).toEqual({ ok: false, because: 'paper-too-big' });
});

describe('who', () => {
  const SEE: Role[] = ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'];
  const MAKE: Role[] = ['programmaleider', 'secretariat', 'chair', 'secretary'];
  test.each(ROLES)('%s', (role) => {
    const open = { confidential: false, addedByReader: false };
    const closed = { confidential: true, addedByReader: false };
    const sees = SEE.includes(role);
    expect(mayReadPaper(open, { roles: [role], votes: false })).toBe(sees);
    expect(mayReadPaper(closed, { roles: [role], votes: false })).toBe(false);
    expect(mayReadPaper(closed, { roles: [role], votes: true })).toBe(sees);
    expect(mayReadPaper({ ...closed, addedByReader: true }, { roles: [role], votes: false })).toBe(sees);
    expect(mayAddPaper([role], false)).toBe(MAKE.includes(role));
    expect(mayAddPaper([role], true)).toBe(sees);
  });
});
