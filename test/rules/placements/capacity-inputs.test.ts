import { expect, test } from '@jest/globals';
import { readCapacityInputs, typedValues } from '../../../src/placements/cards/capacity-inputs.ts';

const variants = [
  { variantId: 'vt', own: null },
  { variantId: 'dt', own: { provisionalUntil: '2027-03-01', reason: 'Verbouwing' } },
];
const read = (typed: Record<string, unknown>) => readCapacityInputs(typed, variants);

test('numbers come as text or as numbers, and an empty one is not answered', () => {
  const typed = { 'places-vt': '12', 'certainty-vt': 'definite', 'places-dt': '', 'certainty-dt': 'definite' };
  expect(read(typed).offers).toEqual([
    { variantId: 'vt', certainty: 'definite', places: 12, provisionalUntil: null, reason: '' },
  ]);
  expect(read({ 'places-vt': 0, 'certainty-vt': 'definite' }).offers[0]?.places).toBe(0);
});

test('what is no whole number reaches the rule, which refuses it in words', () => {
  expect(read({ 'places-vt': '2,5', 'certainty-vt': 'definite' }).offers[0]?.places).toBe(2.5);
  expect(read({ 'places-vt': 'veel', 'certainty-vt': 'definite' }).offers[0]?.places).toBeNaN();
});

test('"no places" needs no number; one reason and one date hold for all', () => {
  const typed = {
    'certainty-vt': 'none',
    'places-dt': '3',
    'certainty-dt': 'provisional',
    reason: ' Te weinig begeleiders ',
    until: '2027-04-01',
  };
  expect(read(typed).offers).toEqual([
    { variantId: 'vt', certainty: 'none', places: 0, provisionalUntil: '2027-04-01', reason: 'Te weinig begeleiders' },
    {
      variantId: 'dt',
      certainty: 'provisional',
      places: 3,
      provisionalUntil: '2027-04-01',
      reason: 'Te weinig begeleiders',
    },
  ]);
});

test('an empty date or reason leaves what the variant had', () => {
  const [offer] = read({ 'places-dt': '3', 'certainty-dt': 'provisional', until: '', reason: '' }).offers;
  expect(offer).toMatchObject({ provisionalUntil: '2027-03-01', reason: 'Verbouwing' });
});

test('a card without the cap leaves it; an empty cap takes it away', () => {
  expect(read({}).cap).toBeUndefined();
  expect(read({ cap: '' }).cap).toBeNull();
  expect(read({ cap: '10' }).cap).toBe(10);
});

test('what was typed comes back in the inputs, and nothing else of the message does', () => {
  expect(typedValues({ 'places-vt': 400, 'certainty-vt': 'definite', cap: '', p: 'x', roundId: 'r' })).toEqual({
    'places-vt': '400',
    'certainty-vt': 'definite',
    cap: '',
  });
});
