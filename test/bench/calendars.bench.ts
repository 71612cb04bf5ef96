import { type BusySpan, type CrowdSpan, mergeCalendars } from '../../src/meetings/rules/free-busy.ts';
import { dice } from '../journeys/rehearsal/cycle.ts';
import { type Bench, type Measure, medianTime, rounded, under } from './bench.ts';

const PEOPLE = 40;
const DAYS = 42;
const DAY = 1_440;
const QUARTER = 15;

/** Four to nine appointments on a working day, some of them overlapping, some tentative. */
function calendars(): BusySpan[][] {
  const roll = dice(11);
  return Array.from({ length: PEOPLE }, () =>
    Array.from({ length: DAYS }, (_, day) => day)
      .filter((day) => day % 7 < 5)
      .flatMap((day) =>
        Array.from({ length: 4 + Math.floor(roll() * 6) }, () => {
          const from = day * DAY + 8 * 60 + Math.floor(roll() * 40) * QUARTER;
          return { from, until: from + (1 + Math.floor(roll() * 8)) * QUARTER, firm: roll() < 0.85 };
        }),
      )
      .sort((a, b) => a.from - b.from),
  );
}

/** The same as anybody would first write it down: a count for each quarter of an hour of each calendar. */
function naively(all: readonly (readonly BusySpan[])[]): number[] {
  return Array.from({ length: (DAYS * DAY) / QUARTER }, (_, nth) => {
    const at = nth * QUARTER;
    return all.filter((one) => one.some(({ from, until, firm }) => firm && from <= at && at < until)).length;
  });
}

function counted(merged: readonly CrowdSpan[]): number[] {
  const counts = new Array<number>((DAYS * DAY) / QUARTER).fill(0);
  for (const { from, until, busy } of merged) counts.fill(busy, from / QUARTER, until / QUARTER);
  return counts;
}

function merge(): Measure {
  const all = calendars();
  if (counted(mergeCalendars(all)).join() !== naively(all).join())
    throw new Error('the merged calendars are not those that were looked at one by one');
  const value = medianTime(50, () => mergeCalendars(all));
  const baseline = medianTime(3, () => naively(all));
  return under(value, 'ms', 2, { baseline: rounded(baseline), ratio: rounded(value / baseline) });
}

export const benches: Bench[] = [{ name: 'rank.calendars', run: async () => merge() }];
