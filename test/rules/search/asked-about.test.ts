import { expect, test } from '@jest/globals';
import { decisionAskedFor } from '../../../src/search/rules/asked-about.ts';

test.each([
  ['wat is er besloten over leernetwerken?', 'leernetwerken'],
  ['Wat besloten we over leernetwerken?', 'leernetwerken'],
  ['wat hebben we besloten over de begroting 2027', 'de begroting 2027'],
  ['What was decided about the budget?', 'the budget'],
  ['wat is er besloten over ?', null],
  ['hoe staat het met de datumprikker?', null],
  ['herinner iedereen over de werkgroep', null],
])('%s', (text, words) => {
  expect(decisionAskedFor(text)).toBe(words);
});
