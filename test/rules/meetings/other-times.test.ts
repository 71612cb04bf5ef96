import { describe, expect, test } from '@jest/globals';
import { type BusySpan, mergeCalendars, spanOf } from '../../../src/meetings/rules/free-busy.ts';
import { otherTimes } from '../../../src/meetings/rules/other-times.ts';
import type { SuggestedSlot } from '../../../src/meetings/rules/suggest-options.ts';

const DAY = '2026-11-03';
/** The wished time: 13.30 to 15.30. */
const wished = (change: Partial<SuggestedSlot> = {}): SuggestedSlot => {
  return { starts: `${DAY}T13:30`, minutes: 120, place: 'Utrecht', online: false, planned: false, ...change };
};
/** Somebody who is taken from one time to another, such as '13:00-14:00'. */
const taken = (...times: string[]): BusySpan[] =>
  times.map((time) => {
    const [from, until] = time.split('-').map((at) => spanOf({ starts: `${DAY}T${at}`, minutes: 0 }).from);
    return { from: from!, until: until!, firm: true };
  });
const always = () => true;
const found = (people: BusySpan[][], slot = wished(), allows: (slot: SuggestedSlot) => boolean = always) =>
  otherTimes([slot], mergeCalendars(people), allows).map(({ starts }) => starts.slice(11));

describe('another time on the same day', () => {
  //     case                                              taken                                          time
  test.each<[string, BusySpan[][], string[]]>([
    ['none while everybody is free', [[], []], []],
    ['the nearest at which all are free', [taken('13:00-14:00')], ['14:00']],
    ['earlier where that is nearer', [taken('15:00-16:00')], ['13:00']],
    ['the one with the fewest, also when that is further', [taken('11:00-16:00'), taken('13:00-14:00')], ['09:00']],
    ['none where no time is better', [taken('08:00-18:00')], []],
    ['better than now, where nowhere all are free', [taken('08:00-18:00'), taken('13:00-14:00')], ['14:00']],
    ['within the working day', [taken('08:30-15:45')], []],
    ['what is tentative keeps nobody away', [[{ ...taken('13:00-14:00')[0]!, firm: false }]], []],
  ])('%s', (_case, people, times) => {
    expect(found(people)).toEqual(times);
  });

  test('keeps to what the body and the day allow', () => {
    expect(found([taken('13:00-14:00')], wished(), ({ starts }) => starts < `${DAY}T12:00`)).toEqual(['11:00']);
  });

  test('leaves a date of the year plan as it is', () => {
    expect(found([taken('13:00-14:00')], wished({ planned: true }))).toEqual([]);
  });

  test('says what the usual moment was, and keeps the rest', () => {
    const [other] = otherTimes([wished()], mergeCalendars([taken('13:00-14:00')]), always);
    expect(other).toEqual({ ...wished(), starts: `${DAY}T14:00`, usualStarts: `${DAY}T13:30` });
  });
});
