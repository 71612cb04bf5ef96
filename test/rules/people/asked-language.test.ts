import { expect, test } from '@jest/globals';
import { languageAskedFor } from '../../../src/people/rules/asked-language.ts';

test.each([
  ['English', 'en'],
  ['english please', 'en'],
  ['English, please!', 'en'],
  ['Speak English', 'en'],
  ['switch to English', 'en'],
  ['in het Engels graag', 'en'],
  ['liever Engels', 'en'],
  ['Nederlands', 'nl'],
  ['Liever in het Nederlands', 'nl'],
  ['Kan het in het Nederlands?', 'nl'],
  ['Dutch please', 'nl'],
  ['help', null],
  ['wat besloten we over Engels?', null],
  ['zet op de agenda: Engels in groep 7', null],
  ['in', null],
  ['', null],
])('%s → %s', (text, language) => {
  expect(languageAskedFor(text)).toBe(language);
});
