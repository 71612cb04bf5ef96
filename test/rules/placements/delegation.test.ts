import { expect, test } from '@jest/globals';
import { mayRemindSchool, provenanceOf, schoolStatus } from '../../../src/placements/rules/delegation.ts';

const MON = '2026-11-02T09:00:00.000Z';
const TUE = '2026-11-03T09:00:00.000Z';

const given = (givenAt: string, givenById: string, schoolGivenAt: string | null, onBehalf = false) => ({
  ...{ givenAt, givenById, schoolGivenAt, onBehalf },
  schoolGivenById: schoolGivenAt === null ? null : 'contact',
});

test.each([
  ['the school gave it', given(MON, 'contact', MON), 'school'],
  ['the school gave it, the board changed it', given(TUE, 'boc', MON), 'changed'],
  ['the board changed it in the same instant', given(MON, 'boc', MON), 'changed'],
  ['the school gave it, the programme changed it', given(TUE, 'lead', MON, true), 'changed'],
  ['the board gave it', given(MON, 'boc', null), 'board'],
  ['the programme gave it for the board', given(MON, 'lead', null, true), 'programme'],
] as const)('%s', (_, offer, whose) => {
  expect(provenanceOf(offer)).toBe(whose);
});

test.each([
  [0, 3, 'none'],
  [1, 3, 'partial'],
  [3, 3, 'answered'],
] as const)('%i of %i variants given: %s', (given, asked, status) => {
  expect(schoolStatus(given, asked)).toBe(status);
});

test.each([
  ['none', '2026-11-02', '2026-11-02', false],
  ['none', '2026-11-02', '2026-11-03', true],
  ['partial', '2026-11-01', '2026-11-03', true],
  ['answered', '2026-11-01', '2026-11-03', false],
] as const)('%s, asked last on %s, today %s: reminded %s', (status, last, today, may) => {
  expect(mayRemindSchool(status, last, today)).toBe(may);
});
