import { describe, expect, test } from '@jest/globals';
import {
  faultOf as agendaFault,
  moveItem,
  newItem,
  runningTimes,
  saveBody,
} from '../../../tabs/agendas/edited-items.ts';
import { draftPoll, faultsOf, pollBody } from '../../../tabs/meetings/new-poll.ts';
import { capacityBody, draftOffers, typedFault, typedTotal } from '../../../tabs/placements/draft-offers.ts';
import { changeBody, changeFault, changingRound, draftRound, faultOf } from '../../../tabs/placements/draft-round.ts';
import { matcher } from '../../../tabs/progress/search-words.ts';
import { dashboard, form } from '../../browser/tab-samples.ts';

/** A Monday. */
const NOW = '2025-09-01T10:00:00.000Z';
const WORDS = { wholeYear: 'Hele jaar', usual: ['Voltijd', 'Deeltijd'] };

describe('a new poll', () => {
  const keys = () => {
    let count = 0;
    return () => {
      count += 1;
      return `k${count}`;
    };
  };
  const draft = draftPoll(NOW, keys());

  test('proposes three working days from three weeks on, and a week to answer', () => {
    expect(draft.options.map(({ date }) => date)).toEqual(['2025-09-22', '2025-09-23', '2025-09-24']);
    expect(`${draft.deadlineDate} ${draft.deadlineTime}`).toBe('2025-09-08 17:00');
  });

  test('proposes no weekend', () => {
    const onFriday = draftPoll('2025-09-05T10:00:00.000Z', keys());
    expect(onFriday.options.map(({ date }) => date)).toEqual(['2025-09-26', '2025-09-29', '2025-09-30']);
  });

  test('proposes no public holiday', () => {
    const beforeChristmas = draftPoll('2026-12-03T10:00:00.000Z', keys());
    expect(beforeChristmas.options.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-28', '2026-12-29']);
  });

  test('lacks a body and a title, and is right once it has them', () => {
    expect(faultsOf(draft, NOW)).toEqual([{ code: 'no-body' }, { code: 'no-title' }]);
    const whole = { ...draft, bodyId: 'body', title: ' Werkgroep ' };
    expect(faultsOf(whole, NOW)).toEqual([]);
    expect(pollBody(whole)).toMatchObject({ title: 'Werkgroep', deadline: '2025-09-08T17:00' });
  });

  test('an option without a day is named by its number', () => {
    const options = draft.options.map((option, i) => (i === 1 ? { ...option, date: '' } : option));
    expect(faultsOf({ ...draft, bodyId: 'b', title: 't', options }, NOW)).toEqual([
      { code: 'option-invalid', option: 2 },
    ]);
  });
});

describe('an agenda being edited', () => {
  const items = ['a', 'b', 'c'].map((key) => ({ ...newItem(key), title: key, minutes: '20' }));
  const order = (moved: typeof items) => moved.map(({ key }) => key).join('');

  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 9, 'abc'],
    [9, 0, 'abc'],
  ])('the item at %i goes to %i', (from, to, expected) => {
    expect(order(moveItem(items, from, to))).toBe(expected);
  });

  test('times run on, also past minutes that are being typed', () => {
    const typed = items.map((item, i) => (i === 1 ? { ...item, minutes: '' } : item));
    expect(runningTimes('2025-09-04T14:00', typed)).toEqual({
      starts: ['2025-09-04T14:00', '2025-09-04T14:20', '2025-09-04T14:20'],
      ends: '2025-09-04T14:40',
    });
  });

  test.each([
    [{ title: ' ' }, 'titleMissing'],
    [{ minutes: '0' }, 'minutesWrong'],
    [{ minutes: '12,5' }, 'minutesWrong'],
    [{ minutes: '601' }, 'minutesWrong'],
    [{ minutes: '600' }, null],
  ])('%j', (part, expected) => {
    expect(agendaFault([{ ...items[0]!, ...part }])).toBe(expected);
  });

  test('a presenter who is known by name is sent as that person, any other as text', () => {
    const named = items.map((item, i) => ({ ...item, presenter: ['Koen de Wit', 'een gast', ''][i] ?? '' }));
    const body = saveBody(named, { revision: 4, presenters: [{ personId: 'p', name: 'Koen de Wit' }] });
    expect(body.items.map(({ presenterId, presenterText }) => [presenterId, presenterText])).toEqual([
      ['p', null],
      [null, 'een gast'],
      [null, null],
    ]);
  });
});

describe('a new round', () => {
  test('is proposed for the coming school year, with the usual variants', () => {
    const draft = draftRound(null, NOW, WORDS);
    expect([draft.schoolYear, draft.startsOn, draft.variants.map(({ name }) => name)]).toEqual([
      2026,
      '2026-09-01',
      ['Voltijd', 'Deeltijd'],
    ]);
    expect(faultOf(draft, NOW)).toBeNull();
  });

  test.each([
    [{ period: ' ' }, 'period'],
    [{ deadlineDate: '' }, 'deadline'],
    [{ deadlineDate: '2025-08-31' }, 'deadlinePast'],
    [{ variants: [{ key: '1', name: ' ', demand: '' }] }, 'variants'],
    [{ variants: ['Lio', ' lio '].map((name) => ({ key: name, name, demand: '' })) }, 'same'],
    [{ variants: [{ key: '1', name: 'Lio', demand: 'veel' }] }, 'demand'],
  ])('%j', (part, expected) => {
    expect(faultOf({ ...draftRound(null, NOW, WORDS), ...part }, NOW)).toBe(expected);
  });
});

describe('figures of a board', () => {
  const offers = draftOffers(form);

  test('begin with those of last time, and leave out what stays empty', () => {
    expect(offers.map(({ places }) => places)).toEqual(['4', '5', '6', '7', '']);
    expect(capacityBody(offers, '', false).offers).toHaveLength(4);
  });

  test('a no carries its reason and no places', () => {
    const [first] = offers;
    const no = capacityBody([{ ...first!, certainty: 'none', reason: ' te weinig begeleiders ' }], '', false);
    expect(no.offers).toEqual([
      { variantId: 'v0', certainty: 'none', places: 0, provisionalUntil: null, reason: 'te weinig begeleiders' },
    ]);
  });

  test.each([
    ['4', '', null],
    [' 0 ', '12', null],
    ['', '', null],
    ['-4', '', 'capacity-not-whole'],
    ['4,5', '', 'capacity-not-whole'],
    ['1e3', '', 'capacity-not-whole'],
    ['twaalf', '', 'capacity-not-whole'],
    ['4', 'twaalf', 'capacity-cap-not-whole'],
    ['4', '-1', 'capacity-cap-not-whole'],
  ])('"%s" places and at most "%s" together', (places, cap, code) => {
    const fault = typedFault([{ ...offers[0]!, places }], cap);
    expect(fault?.code ?? null).toBe(code);
    if (code === 'capacity-not-whole') expect(fault?.facts.variant).toBe(offers[0]!.name);
  });

  test('a figure that was given and is emptied is taken back; one that never was is left out', () => {
    const emptied = [
      { ...offers[0]!, places: ' ', given: true },
      { ...offers[1]!, places: '', given: false },
    ];
    expect(capacityBody(emptied, '', false)).toEqual({ taken: ['v0'], offers: [], cap: null, confirmed: false });
    expect(capacityBody([{ ...emptied[0]!, certainty: 'none', reason: 'vol' }], '', false)).not.toHaveProperty('taken');
  });

  test('after the deadline a figure that was given cannot be emptied, only changed', () => {
    const emptied = [{ ...offers[0]!, places: '', given: true }];
    expect(typedFault(emptied, '')).toBeNull();
    expect(typedFault(emptied, '', true)).toMatchObject({
      code: 'capacity-not-whole',
      facts: { variant: offers[0]!.name },
    });
    expect(typedFault([{ ...offers[0]!, places: '', given: false }], '', true)).toBeNull();
  });

  test('of a variant left empty what its schools gave counts in the total', () => {
    const schools = [
      { ...offers[0]!, places: '', schools: 12 },
      { ...offers[1]!, places: '3', schools: 20 },
      { ...offers[2]!, certainty: 'none' as const, places: '', schools: 5 },
    ];
    expect(typedTotal(schools, '')).toBe(15);
    expect(typedTotal(schools, '14')).toBe(14);
  });

  test('what stands in the field of a variant that is a no does not count', () => {
    expect(typedFault([{ ...offers[0]!, certainty: 'none', places: 'x' }], '')).toBeNull();
  });

  test.each([
    ['', 22],
    ['15', 15],
    ['geen', 22],
  ])('together with "%s" as most', (cap, expected) => {
    expect(typedTotal(offers, cap)).toBe(expected);
  });
});

test('a search finds every word, whatever the accents and capitals', () => {
  const fits = matcher('KRING een');
  expect([fits('Eén kring'), fits('kring', 'steenwijk'), fits('kring', null)]).toEqual([true, true, false]);
});

describe('a round that exists, being changed', () => {
  const round = (state: 'draft' | 'open' | 'closed') => ({
    ...dashboard().round,
    ...{ state, deadline: '2025-08-20T17:00', explanation: 'Graag op tijd.' },
    variants: [{ id: 'v1', name: 'Voltijd', position: 0, demand: 12 }],
  });

  test('of a draft everything is sent; a variant that stays keeps its id, a new one has none', () => {
    const draft = changingRound(round('draft'));
    const variants = [...draft.variants, { key: 'new', name: ' Deeltijd ', demand: '' }];
    expect(changeBody({ ...draft, period: ' najaar ', deadlineDate: '2025-09-26', variants }, round('draft'))).toEqual({
      deadline: '2025-09-26T17:00',
      period: 'najaar',
      startsOn: round('draft').startsOn,
      answerBy: round('draft').answerBy,
      variants: [{ variantId: 'v1', name: 'Voltijd' }, { name: 'Deeltijd' }],
    });
  });

  test.each([
    ['open', {}, {}],
    ['closed', { explanation: ' Te kort. ' }, { explanation: 'Te kort.' }],
    ['closed', { deadlineTime: '18:00' }, { deadline: '2025-08-20T18:00' }],
    ['open', { period: 'elders', deadlineDate: '2025-09-26' }, { deadline: '2025-09-26T17:00' }],
  ] as const)('of one that is %s, changed by %j, only the difference is sent', (state, part, body) => {
    expect(changeBody({ ...changingRound(round(state)), ...part }, round(state))).toEqual(body);
  });

  test.each([
    ['stays where it was, though that has passed', {}, null],
    ['moves to another moment that has passed', { deadlineDate: '2025-08-27' }, 'deadlinePast'],
    ['moves to one that comes', { deadlineDate: '2025-09-26' }, null],
    ['is left empty', { deadlineDate: '' }, 'deadline'],
  ] as const)('the deadline %s', (_, part, fault) => {
    expect(changeFault({ ...changingRound(round('closed')), ...part }, round('closed'), NOW)).toBe(fault);
  });
});
