import { addMinutes } from '../../../time/local.ts';
import { HOLIDAY_REGIONS, missingHolidays, schoolYearsBetween } from '../../../time/school-calendar.ts';
import { dayBarrier, LEAST_GAP, lastForPapers } from './candidates.ts';
import { type Day, toDate, toDay } from './days.ts';
import { explainDate } from './explain-date.ts';
import { explainGap } from './explain-gap.ts';
import type { Barrier, PlanProposal, ProposedDate, Unmet } from './plan.ts';
import { cadenceOf, eventOf, type Problem, type Slot } from './problem.ts';
import type { Found } from './search.ts';

/** Meetings of one body closer together than this share of an even spread are reported. */
const TOO_CLOSE = 0.5;

/** Puts what was found into dates with reasons, and says of everything else why it is not there. */
export function explain(problem: Problem, found: Found): PlanProposal {
  const dates: ProposedDate[] = [];
  const unmet: Unmet[] = [...unknownHolidays(problem), ...problem.unmet];
  for (const slot of problem.slots) {
    const day = found.board.dayOf(slot.id);
    if (day === null) unmet.push(explainGap(problem, found, slot));
    else {
      dates.push(dateOf(problem, found, slot, day));
      unmet.push(...lockedFaults(problem, found, slot, day), ...tooClose(problem, found, slot, day));
    }
  }
  if (found.cut && unmet.some(({ kind }) => kind === 'no-day')) unmet.push({ kind: 'not-all-tried' });
  return { dates: dates.sort(byStart), unmet };
}

function dateOf(problem: Problem, found: Found, slot: Slot, day: Day): ProposedDate {
  const { start, end, place, online } = eventOf(problem, slot, day);
  const parent = slot.parent === null ? undefined : problem.slots[slot.parent];
  return {
    bodyId: problem.bodies[slot.body]?.bodyId ?? '',
    slot: slot.nth,
    before: parent ? { bodyId: problem.bodies[parent.body]?.bodyId ?? '', slot: parent.nth } : null,
    starts: addMinutes(`${toDate(day)}T00:00`, start),
    minutes: end - start,
    place,
    online,
    locked: slot.fixed !== null,
    reasons: explainDate(problem, found.board, slot, day),
  };
}

function byStart(a: ProposedDate, b: ProposedDate): number {
  const key = ({ starts, bodyId, slot }: ProposedDate): string =>
    `${starts} ${bodyId} ${String(slot).padStart(3, '0')}`;
  return key(a) < key(b) ? -1 : 1;
}

/** A locked date stands whatever the rules say, but not in silence. */
function lockedFaults(problem: Problem, { board }: Found, slot: Slot, day: Day): Unmet[] {
  if (!slot.fixed || day < problem.notBefore) return [];
  const { bodyId = '', name: bodyName = '' } = problem.bodies[slot.body] ?? {};
  const { weekdays, keepShortDays } = cadenceOf(problem, slot);
  const cadence = { weekdays, keepShortDays, starts: slot.fixed.starts.slice(11), minutes: slot.fixed.minutes };
  const barriers: Barrier[] = [];
  const calendar = dayBarrier(problem, slot, day, cadence);
  if (calendar && calendar.kind !== 'weekday') barriers.push(calendar);
  for (const { placed, people } of board.clashes(slot, day))
    barriers.push({ kind: 'clash', bodyName: problem.bodies[placed.body]?.name ?? '', people });
  const parentDay = slot.parent === null ? null : board.dayOf(slot.parent);
  if (parentDay !== null && day > lastForPapers(problem, slot, parentDay)) barriers.push({ kind: 'papers' });
  return barriers.map((barrier) => ({ kind: 'locked', bodyId, bodyName, date: toDate(day), barrier }));
}

function tooClose(problem: Problem, { board }: Found, slot: Slot, day: Day): Unmet[] {
  const before = board.neighbours(slot).before;
  if (before === null) return [];
  const { bodyId = '', name: bodyName = '' } = problem.bodies[slot.body] ?? {};
  const days = day - before;
  const least = Math.max(LEAST_GAP, (slot.near?.gap ?? 0) * TOO_CLOSE);
  if (days >= least) return [];
  return [{ kind: 'close', bodyId, bodyName, first: toDate(before), second: toDate(day), days }];
}

/** A plan into weeks of which the holidays are not known may fall in one. */
function unknownHolidays({ input, bodies, from, until, notBefore }: Problem): Unmet[] {
  const planned = bodies.filter(({ cadence }) => cadence);
  const regions = HOLIDAY_REGIONS.filter((region) => planned.some((body) => body.regions.includes(region)));
  const years = schoolYearsBetween(toDate(Math.max(from, Math.min(notBefore, until))), toDate(until));
  return regions.flatMap((region): Unmet[] => {
    const missing = years
      .flatMap((year) => missingHolidays(input.holidays, year, [region]))
      .filter(
        ({ name, schoolYear }, index, all) =>
          all.findIndex((one) => one.name === name && one.schoolYear === schoolYear) === index &&
          // A summer that is over keeps nobody away.
          !(name === 'summer' && toDay(`${schoolYear + 1}-09-08`) < Math.max(from, notBefore)) &&
          !(name === 'summer' && toDay(`${schoolYear + 1}-06-20`) > until),
      );
    if (missing.length === 0) return [];
    return [
      { kind: 'holidays-unknown', region, missing: missing.map(({ name, schoolYear }) => ({ name, schoolYear })) },
    ];
  });
}
