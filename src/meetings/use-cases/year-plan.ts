import type { Standing } from '../../people/rules/roles.ts';
import type { Language } from '../../text/format.ts';
import { yearPlanText } from '../../text/year-plan.ts';
import { publicHolidayNames, reasonText, schoolHolidayNames, unmetText } from '../../text/year-plan-reasons.ts';
import { SCHOOL_HOLIDAYS_AS_OF } from '../../time/data/school-holidays.ts';
import { publicHolidays } from '../../time/holidays.ts';
import { addDays, daysBetween, toLocal } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import type { Unmet } from '../rules/year-plan/plan.ts';
import { solveYear } from '../rules/year-plan/solve.ts';
import { suggestedCadence } from '../rules/year-plan/suggest.ts';
import type {
  ChangeDate,
  PlannedDateView,
  SaveYearPlan,
  SchoolCalendarView,
  YearPlanView,
} from '../schema-year-plan.ts';
import { selectRooms } from '../store-rooms.ts';
import {
  findPlan,
  insertPlan,
  replaceProposal,
  replaceWishes,
  type StoredDate,
  type StoredPlan,
  saveDate,
  savePlan,
} from '../store-year-plan.ts';
import { inputOf, type LoadedPlan, loadPlan } from './year-plan-input.ts';
import { allowsYearPlan, demandView, demandYearPlan } from './year-plan-rights.ts';

/** Who looks, in which language, and when. */
export interface PlanReader {
  standing: Standing | null;
  language: Language;
  now: string;
}

/** Days in the longest plan, and how far it may reach outside its school year. */
const LONGEST = 430;
const OUTSIDE = 215;

export async function viewYearPlan(scope: Scope, reader: PlanReader, schoolYear: number): Promise<YearPlanView> {
  demandView(reader.standing);
  const plan = await loadPlan(scope, reader.now, schoolYear);
  const { language, standing } = reader;
  const nameOf = (bodyId: string) => plan.bodies.find((body) => body.bodyId === bodyId)?.name ?? '';
  return {
    schoolYear,
    version: plan.stored?.version ?? 0,
    from: plan.from,
    until: plan.until,
    settings: plan.settings,
    bodies: plan.bodies.map(({ bodyId, name, kind, people, regions, cadence, habits }) => ({
      bodyId,
      name,
      kind,
      people: new Set(people.map(({ personId }) => personId)).size,
      regions: [...regions],
      cadence,
      suggested: suggestedCadence({ bodyId, kind }, plan.bodies, habits),
      habits,
      wish: cadence ? yearPlanText[language].wish(cadence, nameOf) : '',
    })),
    dates: plan.dates.map((date) => dateView(plan, date, language)),
    unmet: (plan.stored?.unmet ?? []).map((one) => unmetText(one, language)),
    holidays: plan.holidays.filter(({ from, until }) => until >= addDays(plan.from, -OUTSIDE) && from <= plan.until),
    publicHolidays: publicHolidaysOf(plan, language),
    calendar: calendarView(plan, language),
    rooms: await selectRooms(scope),
    solvedAt: plan.stored?.solvedAt ?? null,
    may: {
      change: allowsYearPlan(standing, 'year-plan.change'),
      push: allowsYearPlan(standing, 'year-plan.push'),
    },
  };
}

function dateView(plan: LoadedPlan, date: StoredDate, language: Language): PlannedDateView {
  const bodyOf = (bodyId: string) => plan.bodies.find((body) => body.bodyId === bodyId);
  const body = bodyOf(date.bodyId);
  const { reasons, before, ...rest } = date;
  return {
    ...rest,
    bodyName: body?.name ?? '',
    bodyKind: body?.kind ?? 'overig',
    before: before && { ...before, bodyName: bodyOf(before.bodyId)?.name ?? '' },
    reason: reasonText(reasons, language),
  };
}

function publicHolidaysOf({ from, until }: LoadedPlan, language: Language): YearPlanView['publicHolidays'] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .flatMap(publicHolidays)
    .filter(({ date }) => from <= date && date <= until)
    .map(({ date, name }) => ({ date, name: publicHolidayNames[language][name] }));
}

export function calendarView(plan: Pick<LoadedPlan, 'holidays' | 'uploaded'>, language: Language): SchoolCalendarView {
  const { holidays, uploaded } = plan;
  return {
    uploaded: uploaded && { fileName: uploaded.fileName, at: uploaded.at, byName: uploaded.byName },
    asOf: SCHOOL_HOLIDAYS_AS_OF,
    from: holidays.map(({ from }) => from).sort()[0] ?? '',
    until:
      holidays
        .map(({ until }) => until)
        .sort()
        .at(-1) ?? '',
    names: schoolHolidayNames[language],
  };
}

/** Keeps the wishes and the frame of a year. Proposals stay as they are until somebody asks for new ones. */
export async function saveYearPlan(work: Work, schoolYear: number, asked: SaveYearPlan): Promise<void> {
  const by = await demandYearPlan(work, 'year-plan.change');
  refuseWindow(schoolYear, asked);
  const { from, until, settings, wishes, version } = asked;
  let plan = await findPlan(work, schoolYear, 'update');
  if ((plan?.version ?? 0) !== version) throw new Refusal('conflict', 'year-plan-changed');
  if (plan) await savePlan(work, plan, { from, until, settings });
  else {
    const made = await insertPlan(work, { planId: work.newId(), schoolYear, from, until, settings, by });
    plan = await findPlan(work, schoolYear, 'update');
    if (!made || !plan) throw new Refusal('conflict', 'year-plan-changed');
  }
  const { bodies } = await loadPlan(work, work.now, schoolYear);
  const known = new Set(bodies.map(({ bodyId }) => bodyId));
  if (wishes.some(({ bodyId }) => !known.has(bodyId))) throw new Refusal('not-found', 'not-found');
  await replaceWishes(work, plan.planId, wishes);
  await recordHistory(work, {
    entity: 'year-plan',
    entityId: plan.planId,
    what: 'saved',
    after: { schoolYear, from, until, bodies: wishes.length },
  });
}

function refuseWindow(schoolYear: number, { from, until }: Pick<SaveYearPlan, 'from' | 'until'>): void {
  const begins = addDays(`${schoolYear}-08-01`, -OUTSIDE);
  const ends = addDays(`${schoolYear + 1}-07-31`, OUTSIDE);
  if (daysBetween(from, until) > LONGEST || from < begins || until > ends)
    throw new Refusal('invalid', 'year-plan-window');
}

async function lockedPlan(work: Work, schoolYear: number): Promise<LoadedPlan & { stored: StoredPlan }> {
  const plan = await loadPlan(work, work.now, schoolYear, 'update');
  if (!plan.stored) throw new Refusal('not-found', 'year-plan-missing');
  return { ...plan, stored: plan.stored };
}

/** Proposes a date for everything that is not locked and not a meeting yet; twice in a row gives the same. */
export async function solveYearPlan(work: Work, schoolYear: number): Promise<void> {
  await demandYearPlan(work, 'year-plan.change');
  const plan = await lockedPlan(work, schoolYear);
  if (!plan.bodies.some(({ cadence }) => cadence)) throw new Refusal('invalid', 'year-plan-no-wishes');
  const proposal = solveYear(await inputOf(work, work.now, plan));
  const stale = plan.dates.filter(({ state }) => state === 'proposed' || state === 'cancelled');
  await replaceProposal(work, plan.stored.planId, stale, proposal.dates);
  await savePlan(work, plan.stored, { unmet: proposal.unmet, solvedAt: work.now });
  await recordHistory(work, {
    entity: 'year-plan',
    entityId: plan.stored.planId,
    what: 'solved',
    after: { dates: proposal.dates.length, unmet: proposal.unmet.length },
  });
}

/** Locks a date, lets it go, or puts it elsewhere; what is wrong with where it then stands is said at once. */
export async function changePlannedDate(
  work: Work,
  schoolYear: number,
  which: { bodyId: string; slot: number },
  change: ChangeDate,
): Promise<void> {
  await demandYearPlan(work, 'year-plan.change');
  const plan = await lockedPlan(work, schoolYear);
  const { planId } = plan.stored;
  const date = plan.dates.find(({ bodyId, slot }) => bodyId === which.bodyId && slot === which.slot);
  if (!date) throw new Refusal('not-found', 'not-found');
  if (date.meetingId !== null) throw new Refusal('conflict', 'year-plan-pushed');
  const starts = change.starts ?? date.starts;
  if (change.starts !== undefined && starts <= toLocal(work.now)) throw new Refusal('invalid', 'year-plan-past');
  const moved = starts !== date.starts;
  const state = change.locked || moved ? 'locked' : 'proposed';
  await saveDate(work, planId, which, { state, ...(moved ? { starts, reasons: [{ kind: 'locked' }] } : {}) });
  await savePlan(work, plan.stored, { unmet: await faultsOfDates(work, await lockedPlan(work, schoolYear)) });
  await recordHistory(work, {
    entity: 'year-plan',
    entityId: planId,
    what: moved ? 'date-moved' : state === 'locked' ? 'date-locked' : 'date-released',
    before: { bodyId: date.bodyId, starts: date.starts },
    after: { bodyId: date.bodyId, starts },
  });
}

/** What is unmet when every date stands as it is: the last proposal's gaps, and the faults of the dates themselves. */
async function faultsOfDates(work: Work, plan: LoadedPlan & { stored: StoredPlan }): Promise<Unmet[]> {
  const ofDates = ({ kind }: Unmet) => kind === 'locked' || kind === 'close';
  const asTheyStand: LoadedPlan = {
    ...plan,
    dates: plan.dates.map((date) => (date.state === 'proposed' ? { ...date, state: 'locked' } : date)),
  };
  const { unmet } = solveYear(await inputOf(work, work.now, asTheyStand));
  return [...plan.stored.unmet.filter((one) => !ofDates(one)), ...unmet.filter(ofDates)];
}
