import { expect, test } from '@jest/globals';
import { euros } from '../../../src/text/registration.ts';
import { centsOf, typedEuros } from '../../../tabs/placements/registration/money.ts';

test.each([
  ['1250', 125_000],
  ['1250,5', 125_050],
  ['1.250,50', 125_050],
  ['1250.50', 125_050],
  ['€ 1.250', 125_000],
  ['0', 0],
  ['-1', null],
  ['1,2,3', null],
  ['12.50.00', null],
  ['veel', null],
  ['', null],
])('typed %s', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents);
});

test('euros as they are read and typed', () => {
  expect([euros(125_000, 'nl'), euros(125_050, 'nl'), euros(125_050, 'en'), euros(99, 'nl')]).toEqual([
    ...['€ 1.250', '€ 1.250,50', '€ 1,250.50', '€ 0,99'],
  ]);
  expect([typedEuros(125_000), typedEuros(125_005)]).toEqual(['1250', '1250,05']);
});
