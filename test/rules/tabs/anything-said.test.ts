import { expect, test } from '@jest/globals';
import { anythingSaid } from '../../../tabs/outcomes/anything-said.ts';

const answer = { questionId: 'q1', position: null, reasons: '', dissent: '', changedBy: null };
const addition = {
  additionId: 'a',
  questionId: 'q1',
  byName: 'Frank Lindeboom',
  text: 'Vraag het ook aan de scholen.',
};

test.each([
  ['nobody has begun', [{ answers: [answer], additions: [] }], false],
  ['a kring took a position', [{ answers: [{ ...answer, position: 'agree' as const }], additions: [] }], true],
  ['a kring gave a reason alone', [{ answers: [{ ...answer, reasons: 'Omdat.' }], additions: [] }], true],
  ['somebody thinks otherwise', [{ answers: [{ ...answer, dissent: 'Twee besturen.' }], additions: [] }], true],
  ['a member added something', [{ answers: [answer], additions: [addition] }], true],
  ['about another question', [{ answers: [{ ...answer, questionId: 'q2', reasons: 'Omdat.' }], additions: [] }], false],
])('%s', (_what, kringen, said) => {
  expect(anythingSaid(kringen, 'q1')).toBe(said);
});
