import { describe, expect, test } from '@jest/globals';
import {
  absurdFault,
  capacityFault,
  capacityWarnings,
  countedOffers,
  effectiveFigure,
  type Offer,
  overCapFault,
  tidyOffer,
  totalPlaces,
} from '../../../src/placements/rules/capacity.ts';

const VARIANTS = [
  { id: 'vt', name: 'Voltijd' },
  { id: 'dt', name: 'Deeltijd' },
];
const CONTEXT = { today: '2026-11-02', startsOn: '2027-09-01', variants: VARIANTS, groupTeachers: 84 };
const offer = (change: Partial<Offer> = {}): Offer => ({
  variantId: 'vt',
  certainty: 'definite',
  places: 12,
  provisionalUntil: null,
  reason: '',
  ...change,
});
const provisional = (provisionalUntil: string | null) => offer({ certainty: 'provisional', provisionalUntil });

describe('what is wrong with an answer', () => {
  test.each([
    ['a whole number', offer(), null],
    ['no places at all is a number too', offer({ places: 0 }), null],
    ['the most', offer({ places: 999 }), null],
    ['more than the most', offer({ places: 1000 }), 'capacity-not-whole'],
    ['less than nothing', offer({ places: -1 }), 'capacity-not-whole'],
    ['half a student', offer({ places: 2.5 }), 'capacity-not-whole'],
    ['not a number', offer({ places: Number.NaN }), 'capacity-not-whole'],
    ['endless', offer({ places: Number.POSITIVE_INFINITY }), 'capacity-not-whole'],
    ['provisional without a date', provisional(null), 'capacity-no-date'],
    ['provisional until a day that is none', provisional('2027-02-30'), 'capacity-no-date'],
    ['provisional until yesterday', provisional('2026-11-01'), 'capacity-date-past'],
    ['provisional until today', provisional('2026-11-02'), null],
    ['provisional until the day before the period', provisional('2027-08-31'), null],
    ['provisional into the period', provisional('2027-09-01'), 'capacity-date-late'],
    ['none without a reason', offer({ certainty: 'none', reason: '  ' }), 'capacity-no-reason'],
    ['none with a reason', offer({ certainty: 'none', reason: 'Te weinig begeleiders' }), null],
    ['none leaves the number alone', offer({ certainty: 'none', reason: 'Vol', places: Number.NaN }), null],
    ['a variant of another round', offer({ variantId: 'xx' }), 'capacity-variant-gone'],
  ])('%s', (_, given, code) => {
    expect(capacityFault([given], null, CONTEXT)?.code ?? null).toBe(code);
  });

  test('the fault names the variant, for the sentence', () => {
    expect(capacityFault([offer({ variantId: 'dt', places: -3 })], null, CONTEXT)).toEqual({
      code: 'capacity-not-whole',
      facts: { variant: 'Deeltijd', most: 999 },
    });
  });

  test('one variant twice', () => {
    expect(capacityFault([offer(), offer()], null, CONTEXT)?.code).toBe('capacity-twice');
  });

  test.each([
    [0, null],
    [999, null],
    [-1, 'capacity-cap-not-whole'],
    [7.5, 'capacity-cap-not-whole'],
    [Number.NaN, 'capacity-cap-not-whole'],
  ])('a cap of %s', (cap, code) => {
    expect(capacityFault([], cap, CONTEXT)?.code ?? null).toBe(code);
  });
});

describe('a total that is flexible over the variants', () => {
  const both = [offer({ places: 8 }), offer({ variantId: 'dt', places: 5 })];

  test('variants may add up to more than the cap: the cap counts', () => {
    expect(overCapFault(both, 10, VARIANTS)).toBeNull();
    expect(totalPlaces(both, 10)).toBe(10);
    expect(totalPlaces(both, null)).toBe(13);
    expect(capacityWarnings(both, 10, null)).toEqual([{ code: 'cap-counts', sum: 13, cap: 10 }]);
  });

  test('one variant beyond the cap contradicts it', () => {
    expect(overCapFault(both, 7, VARIANTS)).toEqual({
      code: 'capacity-over-cap',
      facts: { variant: 'Voltijd', places: 8, cap: 7 },
    });
    expect(overCapFault(both, null, VARIANTS)).toBeNull();
  });
});

describe('figures that look like a slip', () => {
  test.each([
    [252, 84, false],
    [253, 84, true],
    [30, 4, false],
    [31, 4, true],
    [300, null, false],
    [301, null, true],
  ])('%i places with %s group teachers: asked again %s', (places, teachers, asked) => {
    expect(absurdFault([offer({ places })], null, teachers) !== null).toBe(asked);
  });

  test('a cap that is sensible makes the total sensible', () => {
    expect(absurdFault([offer({ places: 400 })], 40, 84)).toBeNull();
  });
});

describe('WPO art. 36: half the group teachers, a hint and never a block', () => {
  test.each([
    [42, 84, []],
    [41, 84, ['below-half']],
    [43, 84, ['above-half']],
    [42, 85, []],
    [43, 85, []],
    [44, 85, ['above-half']],
    [41, 85, ['below-half']],
    [0, 0, []],
    [5, null, []],
  ])('%i places with %s group teachers: %j', (places, teachers, codes) => {
    expect(capacityWarnings([offer({ places })], null, teachers).map(({ code }) => code)).toEqual(codes);
  });
});

test('what has no meaning is not kept', () => {
  expect(tidyOffer(offer({ certainty: 'none', places: 4, provisionalUntil: '2027-01-01', reason: ' Vol ' }))).toEqual(
    offer({ certainty: 'none', places: 0, reason: 'Vol' }),
  );
  expect(tidyOffer(offer({ provisionalUntil: '2027-01-01' }))).toEqual(offer());
});

describe('board and schools', () => {
  const counted = {
    ownCount: 0,
    ownDefinite: 0,
    ownProvisional: 0,
    schoolsAnswered: 2,
    schoolsDefinite: 5,
    schoolsProvisional: 3,
  };
  test('schools add up, and the board’s own figure goes before them', () => {
    expect(effectiveFigure(counted)).toEqual({ definite: 5, provisional: 3 });
    expect(effectiveFigure({ ...counted, ownCount: 1, ownDefinite: 4 })).toEqual({ definite: 4, provisional: 0 });
    expect(effectiveFigure({ ...counted, schoolsAnswered: 0 })).toBeNull();
  });

  test('a form counts the same way', () => {
    const schools = { definite: 5, provisional: 3, answered: 2 };
    expect(totalPlaces(countedOffers([{ own: null, schools }]), null)).toBe(8);
    expect(totalPlaces(countedOffers([{ own: offer({ places: 4 }), schools }]), null)).toBe(4);
    expect(countedOffers([{ own: null, schools: { ...schools, answered: 0 } }])).toEqual([]);
  });
});
