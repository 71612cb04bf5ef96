import type { Cadence, When } from '../../src/meetings/rules/year-plan/plan.ts';
import type { PlanSettings, SaveYearPlan, YearPlanView } from '../../src/meetings/schema-year-plan.ts';

interface Wish {
  bodyId: string;
  cadence: Cadence;
}

/** What is sent to keep a plan: everything that was read, with some of it changed. */
export function saveBody(
  plan: YearPlanView,
  wishes: readonly Wish[],
  frame: { from?: string; until?: string; settings?: PlanSettings } = {},
): SaveYearPlan {
  const { version, from, until, settings } = plan;
  return { version, from, until, settings, ...frame, wishes: [...wishes] } as SaveYearPlan;
}

export function wishesOf(plan: YearPlanView): Wish[] {
  return plan.bodies.flatMap(({ bodyId, cadence }) => (cadence ? [{ bodyId, cadence }] : []));
}

/** All wishes, with that of one body in place of the old; null: it wants nothing any more. */
export function wishesWith(plan: YearPlanView, bodyId: string, cadence: Cadence | null): Wish[] {
  const others = wishesOf(plan).filter((wish) => wish.bodyId !== bodyId);
  return cadence ? [...others, { bodyId, cadence }] : others;
}

export type WhenKind = When['kind'] | 'none';

/** A wish to begin from, where a body has none and nothing can be guessed. */
export function blankCadence(): Cadence {
  return {
    when: { kind: 'spread', count: 4 },
    weekdays: [4, 2],
    starts: '13:30',
    minutes: 120,
    place: '',
    online: false,
    papersDays: 7,
    keepShortDays: true,
  };
}

/** Another way of saying when, with what such a wish usually begins from. */
export function whenOf(kind: When['kind'], otherBodyId: string): When {
  if (kind === 'spread') return { kind, count: 4 };
  if (kind === 'before') return { kind, bodyId: otherBodyId, minWeeks: 3, maxWeeks: 5, outcomeDays: 5 };
  return {
    kind,
    months: [
      { month: 11, part: 'late' },
      { month: 6, part: 'early' },
    ],
  };
}

export type CadenceFault = 'fault' | 'faultMonths' | 'faultWeeks';

/** What would be refused; the service looks again. */
export function faultOfCadence({ when, weekdays, starts, minutes }: Cadence): CadenceFault | null {
  const timed = /^\d\d:\d\d$/.test(starts) && minutes >= 15 && minutes <= 720;
  if (weekdays.length === 0 || !timed) return 'fault';
  if (when.kind === 'months' && when.months.length === 0) return 'faultMonths';
  if (when.kind === 'before' && when.minWeeks > when.maxWeeks) return 'faultWeeks';
  return null;
}
