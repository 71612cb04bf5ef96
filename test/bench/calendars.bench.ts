import { type BusySpan, type CrowdSpan, mergeCalendars, mostBusy } from '../../src/meetings/rules/free-busy.ts';
import { dice } from '../journeys/rehearsal/cycle.ts';
import { type Bench, type Measure, medianTime, rounded, under } from './bench.ts';

const PEOPLE = 40;
const DAYS = 42;
/** Everybody of a large partnership, for a year, in stretches of two hours that begin each quarter of an hour. */
const YEAR = { people: 400, days: 365, minutes: 120 };
const DAY = 1_440;
const QUARTER = 15;

/** Four to nine appointments on a working day, some of them overlapping, some tentative. */
function calendars(people: number, days: number): BusySpan[][] {
  const roll = dice(11);
  return Array.from({ length: people }, () =>
    Array.from({ length: days }, (_, day) => day)
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
function naively(all: readonly (readonly BusySpan[])[], days: number): number[] {
  return Array.from({ length: (days * DAY) / QUARTER }, (_, nth) => {
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
  const all = calendars(PEOPLE, DAYS);
  if (counted(mergeCalendars(all)).join() !== naively(all, DAYS).join())
    throw new Error('the merged calendars are not those that were looked at one by one');
  const value = medianTime(50, () => mergeCalendars(all));
  const baseline = medianTime(3, () => naively(all, DAYS));
  return under(value, 'ms', 2, { baseline: rounded(baseline), ratio: rounded(value / baseline) });
}

/** How many are taken in the worst minute of each stretch of the year. */
function yearOfSlots(all: readonly (readonly BusySpan[])[]): Uint16Array {
  const merged = mergeCalendars(all);
  return Uint16Array.from({ length: (YEAR.days * DAY) / QUARTER }, (_, nth) =>
    mostBusy(merged, { from: nth * QUARTER, until: nth * QUARTER + YEAR.minutes }),
  );
}

/** The same for one day in thirteen, person by person; the whole year takes thirteen times that. */
function someNaively(all: readonly (readonly BusySpan[])[]): number[] {
  const slots = Array.from({ length: (YEAR.days * DAY) / QUARTER }, (_, nth) => nth * QUARTER);
  return slots
    .filter((at) => Math.floor(at / DAY) % 13 === 0)
    .map((at) => Math.max(...quarters(at).map((quarter) => all.filter((one) => takenAt(one, quarter)).length)));
}

function quarters(at: number): number[] {
  return Array.from({ length: YEAR.minutes / QUARTER }, (_, nth) => at + nth * QUARTER);
}

function takenAt(calendar: readonly BusySpan[], at: number): boolean {
  return calendar.some(({ from, until, firm }) => firm && from <= at && at < until);
}

function year(): Measure {
  const all = calendars(YEAR.people, YEAR.days);
  const value = medianTime(9, () => yearOfSlots(all));
  const few = all.slice(0, 8);
  const counted = [...yearOfSlots(few)].filter((_, nth) => Math.floor((nth * QUARTER) / DAY) % 13 === 0);
  const from = performance.now();
  if (someNaively(few).join() !== counted.join())
    throw new Error('the year is not the one that was looked at one by one');
  const baseline = (performance.now() - from) * 13 * (all.length / few.length);
  return under(value, 'ms', 50, { baseline: rounded(baseline), ratio: rounded(value / baseline) });
}

export const benches: Bench[] = [
  { name: 'rank.calendars', run: async () => merge() },
  { name: 'rank.year', run: async () => year() },
];
