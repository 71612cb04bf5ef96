import { describe, expect, test } from '@jest/globals';
import {
  type BodyPreferences,
  countConditions,
  dislikes,
  faultOfSettings,
  habitsOf,
  NO_PREFERENCES,
} from '../../../src/meetings/rules/body-settings.ts';
import type { QuorumCondition } from '../../../src/meetings/rules/quorum.ts';
import { conditionSentence } from '../../../src/text/body-settings.ts';

const AFTERNOON: BodyPreferences = {
  ...NO_PREFERENCES,
  weekdays: [4, 2],
  from: '13:30',
  until: '17:00',
  form: 'onsite',
};

describe('a date is as a body likes it', () => {
  //    date              minutes place      online  in what it is not
  test.each([
    ['2026-11-19T13:30', 180, 'Utrecht', false, []],
    ['2026-11-18T13:30', 180, 'Utrecht', false, ['weekday']],
    ['2026-11-17T13:00', 120, 'Utrecht', false, ['time']],
    ['2026-11-17T15:30', 120, 'Utrecht', false, ['time']],
    ['2026-11-17T14:00', 120, '', true, ['form']],
    ['2026-11-16T09:00', 120, 'Utrecht', true, ['weekday', 'time', 'form']],
  ])('%s, %d minutes in %p, online %p', (starts, minutes, place, online, expected) => {
    expect(dislikes({ starts, minutes, place, online }, AFTERNOON)).toEqual(expected);
    expect(dislikes({ starts, minutes, place, online }, NO_PREFERENCES)).toEqual([]);
  });

  test.each([
    ['online', '', true],
    ['hybrid', 'Utrecht', true],
    ['onsite', 'Utrecht', false],
  ] as const)('%s', (form, place, online) => {
    const spot = { starts: '2026-11-19T13:30', minutes: 60, place, online };
    const wrong = (['online', 'hybrid', 'onsite'] as const).filter(
      (one) => dislikes(spot, { ...NO_PREFERENCES, form: one }).length > 0,
    );
    expect(wrong).toEqual((['online', 'hybrid', 'onsite'] as const).filter((one) => one !== form));
  });
});

describe('settings that are refused', () => {
  const chair: QuorumCondition = { atLeast: 1, of: { role: 'voorzitter' } };
  test.each<[string | null, QuorumCondition[], Partial<BodyPreferences>]>([
    [null, [chair, { atLeast: 2 / 3, of: 'voting' }], { from: '13:30', until: '17:00', minutes: 180 }],
    [null, [], {}],
    ['times-reversed', [], { from: '17:00', until: '13:30' }],
    ['times-too-short', [], { from: '13:30', until: '15:00', minutes: 120 }],
    ['quorum-nothing', [{ atLeast: 0, of: 'voting' }], {}],
    ['quorum-nothing', [{ atLeast: 1.5, of: 'voting' }], {}],
    ['quorum-twice', [chair, { atLeast: 0.5, of: { role: 'voorzitter' } }], {}],
  ])('%s', (fault, quorum, preferences) => {
    expect(faultOfSettings(quorum, { ...NO_PREFERENCES, ...preferences })).toBe(fault);
  });
});

describe('a quorum in words, for the seats that are filled', () => {
  const seat = (role: string, boardId: string | null = null) => ({
    role,
    votes: role !== 'adviseur',
    required: false,
    boardId,
  });
  const seats = [seat('voorzitter'), seat('lid', 'a'), seat('lid', 'b'), seat('lid', 'c'), seat('adviseur')];
  test.each<[QuorumCondition, boolean, string]>([
    [{ atLeast: 1, of: { role: 'voorzitter' } }, true, 'Alle zetels van een voorzitter (1).'],
    [{ atLeast: 0.5, of: 'voting' }, true, 'Minstens 2 van de 4 zetels met stem.'],
    [{ atLeast: 2 / 3, of: { role: 'bestuur' } }, true, 'Minstens 2 van de 3 zetels van een bestuur.'],
    [{ atLeast: 3 / 4, of: 'voting' }, true, 'Minstens 3 van de 4 zetels met stem.'],
    [
      { atLeast: 2, of: { role: 'voorzitter' } },
      false,
      'Minstens 2 zetels van een voorzitter, maar er zijn er nu maar 1 bezet.',
    ],
    [{ atLeast: 0.5, of: { role: 'kring' } }, false, 'Er zijn nu geen bezette zetels van een kring.'],
  ])('%p', (condition, possible, sentence) => {
    const [counted] = countConditions(seats, [condition]);
    expect(counted?.possible).toBe(possible);
    expect(conditionSentence(counted!, 'nl')).toBe(sentence);
  });
});

test('what a body does not care about says nothing about its year', () => {
  expect(habitsOf(NO_PREFERENCES)).toEqual({});
  expect(habitsOf({ ...AFTERNOON, minutes: 90, place: 'Utrecht' })).toEqual({
    weekdays: [4, 2],
    starts: '13:30',
    minutes: 90,
    place: 'Utrecht',
    online: false,
  });
  expect(habitsOf({ ...NO_PREFERENCES, form: 'online', place: 'Utrecht' })).toEqual({ online: true });
});
