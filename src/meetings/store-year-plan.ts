import type { Updateable } from 'kysely';
import type { PlannedDateRow } from '../edge/database/tables/year-plan.ts';
import type { HolidayRegion } from '../time/school-calendar.ts';
import type { Scope, Work } from '../work/work.ts';
import type { Cadence, DateReason, ProposedDate, TakenTime, Unmet } from './rules/year-plan/plan.ts';
import type { PlanSettings } from './schema-year-plan.ts';

export interface StoredPlan {
  planId: string;
  schoolYear: number;
  from: string;
  until: string;
  settings: PlanSettings;
  unmet: Unmet[];
  version: number;
  solvedAt: string | null;
}

export interface StoredDate {
  bodyId: string;
  slot: number;
  before: { bodyId: string; slot: number } | null;
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  state: 'proposed' | 'locked' | 'pushed' | 'cancelled';
  reasons: DateReason[];
  meetingId: string | null;
}

/** The plan of a school year; with `lock`, nobody else changes it until this transaction ends. */
export async function findPlan(scope: Scope, schoolYear: number, lock?: 'update'): Promise<StoredPlan | undefined> {
  const row = await scope.tx
    .selectFrom('year_plan')
    .selectAll()
    .where('partnership_id', '=', scope.partnershipId)
    .where('school_year', '=', schoolYear)
    .$if(lock === 'update', (query) => query.forUpdate())
    .executeTakeFirst();
  return (
    row && {
      planId: row.id,
      schoolYear: row.school_year,
      from: row.from_date,
      until: row.until_date,
      settings: row.settings as PlanSettings,
      unmet: row.unmet as Unmet[],
      version: row.version,
      solvedAt: row.solved_at?.toISOString() ?? null,
    }
  );
}

/** Adds an empty plan; false when somebody else was first. */
export async function insertPlan(
  work: Work,
  plan: { planId: string; schoolYear: number; from: string; until: string; settings: PlanSettings; by: string },
): Promise<boolean> {
  const added = await work.tx
    .insertInto('year_plan')
    .values({
      partnership_id: work.partnershipId,
      id: plan.planId,
      school_year: plan.schoolYear,
      from_date: plan.from,
      until_date: plan.until,
      settings: JSON.stringify(plan.settings),
      unmet: '[]',
      version: 1,
      created_by: plan.by,
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'school_year']).doNothing())
    .returning('id')
    .execute();
  return added.length === 1;
}

/** Saves what changed and raises the version. */
export async function savePlan(
  scope: Scope,
  plan: StoredPlan,
  changes: Partial<Pick<StoredPlan, 'from' | 'until' | 'settings' | 'unmet' | 'solvedAt'>>,
): Promise<void> {
  const { from, until, settings, unmet, solvedAt } = changes;
  await scope.tx
    .updateTable('year_plan')
    .set({
      version: plan.version + 1,
      ...(from === undefined ? {} : { from_date: from }),
      ...(until === undefined ? {} : { until_date: until }),
      ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
      ...(unmet === undefined ? {} : { unmet: JSON.stringify(unmet) }),
      ...(solvedAt === undefined ? {} : { solved_at: solvedAt }),
    })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', plan.planId)
    .execute();
}

export async function selectWishes(scope: Scope, planId: string): Promise<Map<string, Cadence>> {
  const rows = await scope.tx
    .selectFrom('year_plan_wish')
    .select(['body_id', 'cadence'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('plan_id', '=', planId)
    .orderBy('body_id')
    .execute();
  return new Map(rows.map((row) => [row.body_id, row.cadence as Cadence]));
}

export async function replaceWishes(
  scope: Scope,
  planId: string,
  wishes: readonly { bodyId: string; cadence: Cadence }[],
): Promise<void> {
  const { tx, partnershipId } = scope;
  await tx
    .deleteFrom('year_plan_wish')
    .where('partnership_id', '=', partnershipId)
    .where('plan_id', '=', planId)
    .execute();
  if (wishes.length === 0) return;
  await tx
    .insertInto('year_plan_wish')
    .values(
      wishes.map(({ bodyId, cadence }) => ({
        partnership_id: partnershipId,
        plan_id: planId,
        body_id: bodyId,
        cadence: JSON.stringify(cadence),
      })),
    )
    .execute();
}

/** The dates of a plan by start; a date that is a meeting follows it, wherever it was moved to. */
export async function selectDates(scope: Scope, planId: string): Promise<StoredDate[]> {
  const rows = await scope.tx
    .selectFrom('planned_date as date')
    .leftJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'date.partnership_id').onRef('meeting.id', '=', 'date.meeting_id'),
    )
    .selectAll('date')
    .select(['meeting.state as meetingState', 'meeting.starts as meetingStarts', 'meeting.minutes as meetingMinutes'])
    .select(['meeting.place as meetingPlace', 'meeting.online as meetingOnline'])
    .where('date.partnership_id', '=', scope.partnershipId)
    .where('date.plan_id', '=', planId)
    .execute();
  return rows
    .map(
      (row): StoredDate => ({
        bodyId: row.body_id,
        slot: row.slot,
        before:
          row.before_body_id !== null && row.before_slot !== null
            ? { bodyId: row.before_body_id, slot: row.before_slot }
            : null,
        starts: row.meetingStarts ?? row.starts,
        minutes: row.meetingMinutes ?? row.minutes,
        place: row.meetingPlace ?? row.place,
        online: row.meetingOnline ?? row.online,
        state: row.meetingState === 'cancelled' ? 'cancelled' : row.state,
        reasons: row.reasons as DateReason[],
        meetingId: row.meeting_id,
      }),
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ starts, bodyId, slot }: StoredDate): string {
  return `${starts} ${bodyId} ${String(slot).padStart(3, '0')}`;
}

/** Puts a proposal in the place of the last one; locked dates and meetings keep their time and get their new reasons. */
export async function replaceProposal(
  scope: Scope,
  planId: string,
  stale: readonly Pick<StoredDate, 'bodyId' | 'slot'>[],
  dates: readonly ProposedDate[],
): Promise<void> {
  for (const { bodyId, slot } of stale) await one(scope, planId, bodyId, slot).delete();
  for (const date of dates.filter(({ locked }) => locked)) {
    await one(scope, planId, date.bodyId, date.slot).set({
      reasons: JSON.stringify(date.reasons),
      before_body_id: date.before?.bodyId ?? null,
      before_slot: date.before?.slot ?? null,
    });
  }
  const proposed = dates.filter(({ locked }) => !locked);
  if (proposed.length === 0) return;
  await scope.tx
    .insertInto('planned_date')
    .values(
      proposed.map((date) => ({
        partnership_id: scope.partnershipId,
        plan_id: planId,
        body_id: date.bodyId,
        slot: date.slot,
        before_body_id: date.before?.bodyId ?? null,
        before_slot: date.before?.slot ?? null,
        starts: date.starts,
        minutes: date.minutes,
        place: date.place,
        online: date.online,
        state: 'proposed' as const,
        reasons: JSON.stringify(date.reasons),
        meeting_id: null,
      })),
    )
    .execute();
}

/** Locks a date or lets it go, moves it, or ties it to the meeting it became. */
export async function saveDate(
  scope: Scope,
  planId: string,
  { bodyId, slot }: Pick<StoredDate, 'bodyId' | 'slot'>,
  changes: { state: 'proposed' | 'locked' | 'pushed'; starts?: string; meetingId?: string; reasons?: DateReason[] },
): Promise<void> {
  const { state, starts, meetingId, reasons } = changes;
  await one(scope, planId, bodyId, slot).set({
    state,
    ...(starts === undefined ? {} : { starts }),
    ...(meetingId === undefined ? {} : { meeting_id: meetingId }),
    ...(reasons === undefined ? {} : { reasons: JSON.stringify(reasons) }),
  });
}

function one({ tx, partnershipId }: Scope, planId: string, bodyId: string, slot: number) {
  return {
    delete: () =>
      tx
        .deleteFrom('planned_date')
        .where('partnership_id', '=', partnershipId)
        .where('plan_id', '=', planId)
        .where('body_id', '=', bodyId)
        .where('slot', '=', slot)
        .execute(),
    set: (columns: Updateable<PlannedDateRow>) =>
      tx
        .updateTable('planned_date')
        .set(columns)
        .where('partnership_id', '=', partnershipId)
        .where('plan_id', '=', planId)
        .where('body_id', '=', bodyId)
        .where('slot', '=', slot)
        .execute(),
  };
}

/** Scheduled meetings that no plan of this year made, between two days. */
export async function selectTaken(
  scope: Scope,
  planId: string | null,
  from: string,
  until: string,
): Promise<TakenTime[]> {
  const rows = await scope.tx
    .selectFrom('meeting')
    .select(['id', 'body_id as bodyId', 'starts', 'minutes', 'place', 'online'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', '=', 'scheduled')
    .where('starts', '>=', from)
    .where('starts', '<=', `${until}T23:59`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('planned_date')
            .select('slot')
            .whereRef('planned_date.partnership_id', '=', 'meeting.partnership_id')
            .whereRef('planned_date.meeting_id', '=', 'meeting.id')
            .where('planned_date.plan_id', '=', planId ?? ''),
        ),
      ),
    )
    .orderBy('starts')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ bodyId, starts, minutes, place, online }) =>
    starts !== null && minutes !== null ? [{ bodyId, starts, minutes, place, online }] : [],
  );
}

export interface Membership {
  bodyId: string;
  seatId: string;
  personId: string;
  kind: 'member' | 'deputy';
  from: string | null;
  until: string | null;
}

/** Who sits in which body at any time from `date` on. */
export async function selectMemberships(scope: Scope, date: string): Promise<Membership[]> {
  return scope.tx
    .selectFrom('seat_term as term')
    .innerJoin('seat', (join) =>
      join.onRef('seat.partnership_id', '=', 'term.partnership_id').onRef('seat.id', '=', 'term.seat_id'),
    )
    .select(['seat.body_id as bodyId', 'seat.id as seatId', 'term.person_id as personId', 'term.kind'])
    .select(['term.from_date as from', 'term.until_date as until'])
    .where('term.partnership_id', '=', scope.partnershipId)
    .where(({ or, eb }) => or([eb('seat.ended_on', 'is', null), eb('seat.ended_on', '>=', date)]))
    .where(({ or, eb }) => or([eb('term.until_date', 'is', null), eb('term.until_date', '>=', date)]))
    .orderBy('seat.id')
    .orderBy('term.id')
    .execute();
}

/** The holiday regions of the schools that the seats of each body stand for: through a board, or through a kring. */
export async function selectRegions(scope: Scope, date: string): Promise<Map<string, HolidayRegion[]>> {
  const rows = await scope.tx
    .selectFrom('seat')
    .innerJoin('board', (join) =>
      join
        .onRef('board.partnership_id', '=', 'seat.partnership_id')
        .on(({ or, eb }) =>
          or([eb('board.id', '=', eb.ref('seat.board_id')), eb('board.kring_id', '=', eb.ref('seat.kring_id'))]),
        ),
    )
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'board.partnership_id').onRef('school.board_id', '=', 'board.id'),
    )
    .select(['seat.body_id as bodyId', 'school.holiday_region as region'])
    .distinct()
    .where('seat.partnership_id', '=', scope.partnershipId)
    .where('school.holiday_region', 'is not', null)
    .where(({ or, eb }) => or([eb('seat.ended_on', 'is', null), eb('seat.ended_on', '>=', date)]))
    .where(({ or, eb }) => or([eb('school.ended_on', 'is', null), eb('school.ended_on', '>=', date)]))
    .orderBy('bodyId')
    .orderBy('region')
    .execute();
  const byBody = new Map<string, HolidayRegion[]>();
  for (const { bodyId, region } of rows) if (region) byBody.set(bodyId, [...(byBody.get(bodyId) ?? []), region]);
  return byBody;
}
