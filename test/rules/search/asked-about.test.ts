import { expect, test } from '@jest/globals';
import { decisionAskedFor } from '../../../src/search/rules/asked-about.ts';

test.each([
  ['wat is er besloten over leernetwerken?', 'leernetwerken'],
  ['Wat besloten we over leernetwerken?', 'leernetwerken'],
  ['wat hebben we besloten over de begroting 2027', 'de begroting 2027'],
  ['What was decided about the budget?', 'the budget'],
  ['Welk besluit is er genomen inzake de regio’s?', 'de regio’s'],
  ['Which decisions were made about the regions?!', 'the regions'],
  ['wat is de stand over de plaatsingsronde?', null],
  [`wat is er besloten over ${'x'.repeat(400)}`, null],
  ['wat is er besloten over ?', null],
  ['hoe staat het met de datumprikker?', null],
  ['herinner iedereen over de werkgroep', null],
])('%s', (text, words) => {
  expect(decisionAskedFor(text)).toBe(words);
});
