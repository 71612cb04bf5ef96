import { expect, test } from '@jest/globals';
import { matchingPeople } from '../../../src/people/rules/find-people.ts';

const BODIES = [
  {
    name: 'POO-werkgroep',
    seats: [
      { label: 'voorzitter', holder: 'Hendrik-Jan Oosterwijk', deputies: [] },
      { label: 'lid De Brug', holder: 'Saskia de Wilde-Hoogendoorn', deputies: ['Youssef Bouali'] },
      { label: 'lid Leeg', holder: null, deputies: [] },
    ],
  },
  { name: 'Stuurgroep', seats: [{ label: 'lid kring Noord', holder: 'Youssef Bouali', deputies: [] }] },
];

test.each([
  ['everybody, by name', '', ['Hendrik-Jan Oosterwijk', 'Saskia de Wilde-Hoogendoorn', 'Youssef Bouali']],
  ['a part of a name', 'wilde', ['Saskia de Wilde-Hoogendoorn']],
  ['two parts in any order', 'bouali youssef', ['Youssef Bouali']],
  ['a body is not a name', 'werkgroep', []],
])('%s', (_what, typed, names) => {
  expect(matchingPeople(BODIES, typed).map(({ name }) => name)).toEqual(names);
});

test('somebody in two bodies is one result, and a deputy is called one', () => {
  expect(matchingPeople(BODIES, 'youssef')).toEqual([
    {
      name: 'Youssef Bouali',
      places: [
        { body: 'POO-werkgroep', seat: 'lid De Brug', deputy: true },
        { body: 'Stuurgroep', seat: 'lid kring Noord', deputy: false },
      ],
    },
  ]);
});
