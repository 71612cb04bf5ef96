import type { PlannedDateView, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { type Language, list, shortDate } from '../../src/text/format.ts';
import { addDays, weekday } from '../../src/time/local.ts';

export interface DayOfPlan {
  date: string;
  day: number;
  /** 1 is Monday. */
  weekday: number;
  free: boolean;
  meetings: number;
}

export interface MonthOfPlan {
  key: string;
  month: number;
  year: number;
  days: DayOfPlan[];
  dates: PlannedDateView[];
}

/** The months of the plan, and those before it in which something is prepared already. */
export function monthsOfPlan(plan: YearPlanView): MonthOfPlan[] {
  const all = [plan.from, plan.until, ...plan.dates.map(({ starts }) => starts)].sort();
  const last = (all.at(-1) ?? plan.until).slice(0, 7);
  const months: MonthOfPlan[] = [];
  for (let key = (all[0] ?? plan.from).slice(0, 7); key <= last; key = addDays(`${key}-01`, 31).slice(0, 7))
    months.push(monthOf(plan, key));
  return months;
}

function monthOf(plan: YearPlanView, key: string): MonthOfPlan {
  const dates = plan.dates.filter(({ starts }) => starts.startsWith(key));
  const meetings = new Map<string, number>();
  for (const { starts, state } of dates) {
    const day = starts.slice(0, 10);
    if (state !== 'cancelled') meetings.set(day, (meetings.get(day) ?? 0) + 1);
  }
  const spans = freeSpans(plan);
  const days: DayOfPlan[] = [];
  for (let date = `${key}-01`; date.startsWith(key); date = addDays(date, 1)) {
    const free = spans.some(({ from, until }) => from <= date && date <= until);
    days.push({ date, day: Number(date.slice(8)), weekday: weekday(date), free, meetings: meetings.get(date) ?? 0 });
  }
  return { key, month: Number(key.slice(5)), year: Number(key.slice(0, 4)), days, dates };
}

interface Span {
  from: string;
  until: string;
  name: string;
  regions: string[];
}

/** Holidays of the regions that the planned bodies come from; a holiday nobody of them has would shade in vain. */
function freeSpans(plan: YearPlanView): Span[] {
  const regions = new Set(plan.bodies.flatMap((body) => body.regions));
  const spans = new Map<string, Span>();
  for (const { region, name, from, until } of plan.holidays) {
    if (regions.size > 0 && !regions.has(region)) continue;
    const key = `${name} ${from} ${until}`;
    const there = spans.get(key);
    if (there) there.regions.push(region);
    else spans.set(key, { from, until, name: plan.calendar.names[name], regions: [region] });
  }
  return [
    ...spans.values(),
    ...plan.publicHolidays.map(({ date, name }) => ({ from: date, until: date, name, regions: [] })),
    ...plan.settings.closures.map((closure) => ({ ...closure, regions: [] })),
  ];
}

/** "za 17 okt – zo 25 okt: herfstvakantie midden en zuid", for each stretch of free days that touches the month. */
export function freeDaysOf(plan: YearPlanView, { days }: MonthOfPlan, language: Language): string[] {
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  return freeSpans(plan)
    .filter(({ from, until }) => from <= last && until >= first)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, until, name, regions }) => {
      const when =
        from === until ? shortDate(from, language) : `${shortDate(from, language)} – ${shortDate(until, language)}`;
      return [`${when}: ${name}`, list(regions, language)].filter(Boolean).join(' ');
    });
}
