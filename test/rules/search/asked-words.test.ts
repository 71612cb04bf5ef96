import { expect, test } from '@jest/globals';
import { askedWords } from '../../../src/search/rules/asked-words.ts';

test.each([
  ['', []],
  ['  ', []],
  ['stage', [['stage', 'stages']]],
  ['Stages', [['Stages', 'stage']]],
  ['commissie', [['commissie', 'commissies']]],
  ['jaarplan', [['jaarplan', 'jaarplannen']]],
  ['jaarplannen', [['jaarplannen', 'jaarplan']]],
  ['kring', [['kring']]],
  ['kringen', [['kringen']]],
  ['school', [['school']]],
  ['de POO 2027', [['de'], ['POO'], ['2027']]],
  ['regio’s stage', [['regio’s'], ['stage', 'stages']]],
  ['"stage lopen"', [['"stage lopen"']]],
  ['stage -plan', [['stage -plan']]],
  ['stage or plan', [['stage or plan']]],
])('who types %p looks for %p', (q, words) => {
  expect(askedWords(q)).toEqual(words);
});
