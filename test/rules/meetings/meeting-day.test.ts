import { expect, test } from '@jest/globals';
import { faultOfDay } from '../../../src/meetings/rules/meeting-day.ts';
import { refusalText } from '../../../src/text/refusals.ts';

const NOW = '2026-11-02T09:00:00.000Z';
const holidays = (['noord', 'midden'] as const).map((region) => {
  return { region, name: 'christmas' as const, from: '2026-12-19', until: '2027-01-03' };
});

test.each([
  ['an ordinary day', '2026-11-26T14:00', ['midden'], null],
  ['a moment that was', '2026-11-02T09:59', ['midden'], { code: 'past' }],
  ['a day that does not exist', '2026-11-31T09:59', ['midden'], { code: 'past' }],
  [
    'a public holiday, whatever the schools do',
    '2026-12-25T14:00',
    ['midden'],
    { code: 'holiday', holiday: 'christmas' },
  ],
  ['the first day of a school holiday', '2026-12-19T14:00', ['midden'], { code: 'school-holiday', regions: 'midden' }],
  ['one of several regions', '2026-12-22T14:00', ['midden', 'noord', 'zuid'], { regions: 'midden, noord' }],
  ['the last day', '2027-01-03T14:00', ['noord'], { code: 'school-holiday', holiday: 'christmas' }],
  ['the day after', '2027-01-04T14:00', ['noord'], null],
  ['a holiday of others', '2026-12-22T14:00', ['zuid'], null],
] as const)('%s', (_what, starts, regions, fault) => {
  const found = faultOfDay(starts, NOW, { holidays, regions });
  if (fault === null) expect(found).toBeNull();
  else expect(found).toMatchObject(fault);
});

test('it is said in words', () => {
  const facts = { holiday: 'christmas', regions: 'midden' };
  expect(refusalText('meeting-school-holiday', facts, 'nl')).toContain('in de kerstvakantie (midden)');
  expect(refusalText('meeting-school-holiday', facts, 'en')).toContain('(midden)');
});
