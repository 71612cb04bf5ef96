import { expect, test } from '@jest/globals';
import { LARGEST_ATTACHMENTS, papersForMail } from '../../../src/agendas/rules/mail-papers.ts';

const MB = 1024 * 1024;
const paper = (name: string, size: number, more = {}) => ({ name, size, confidential: false, link: null, ...more });

test.each([
  ['all that fit', [paper('a', MB), paper('b', MB)], ['a', 'b'], []],
  ['one that is too large is named, a later small one still goes', [paper('a', 3 * MB), paper('b', MB)], ['b'], ['a']],
  ['no more than fit together', [paper('a', 2 * MB), paper('b', MB)], ['a'], ['b']],
  ['exactly as much as fits', [paper('a', LARGEST_ATTACHMENTS)], ['a'], []],
  ['what stands elsewhere is named', [paper('a', 10, { link: 'https://a.example' })], [], ['a']],
  ['what is confidential is not even named', [paper('a', 10, { confidential: true })], [], []],
  ['none', [], [], []],
])('%s', (_, papers, along, named) => {
  const chosen = papersForMail(papers);
  expect([chosen.along.map(({ name }) => name), chosen.named.map(({ name }) => name)]).toEqual([along, named]);
});
