import { type Insertable, sql } from 'kysely';
import type { ActionItemRow, DecisionRow } from '../edge/database/tables/minutes.ts';
import { localDate } from '../time/local.ts';
import type { Scope, Work } from '../work/work.ts';
import type { ActionStatus } from './rules/actions.ts';
import type { MinutesState } from './rules/minutes-lifecycle.ts';
import type { DecisionFacts } from './schema.ts';

/** A list is read by people: beyond this they search. */
export const MOST = 500;

export interface StoredAction {
  actionId: string;
  meetingId: string;
  bodyId: string;
  bodyName: string;
  itemTitle: string;
  text: string;
  ownerId: string;
  ownerName: string;
  seatId: string;
  startsOn: string;
  dueOn: string;
  status: ActionStatus;
}

/** A decision with the state of the minutes it stands in. */
export type StoredDecision = DecisionFacts & { minutes: MinutesState };

export interface Listed {
  bodyIds?: readonly string[];
  meetingId?: string;
  /** Words to find, as people type them. */
  q?: string;
  openOnly?: boolean;
  /** Without what stands in a concept. */
  circulatedOnly?: boolean;
  /** Without what was withdrawn. */
  standingOnly?: boolean;
}

/** Takes the next number of a body and year; two at the same moment take turns. */
export async function nextDecisionNumber(work: Work, bodyId: string, year: number): Promise<number> {
  const turn = `decision:${work.partnershipId}:${bodyId}:${year}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(work.tx);
  const { last } = await work.tx
    .selectFrom('decision')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('partnership_id', '=', work.partnershipId)
    .where('body_id', '=', bodyId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

export async function insertDecision(work: Work, row: Omit<Insertable<DecisionRow>, 'partnership_id'>): Promise<void> {
  await work.tx
    .insertInto('decision')
    .values({ ...row, partnership_id: work.partnershipId })
    .execute();
}

/** Decisions, newest first; with words, those that contain them in any Dutch inflection. */
export async function findDecisions(scope: Scope, listed: Listed): Promise<StoredDecision[]> {
  const { bodyIds, meetingId, q } = listed;
  if (bodyIds?.length === 0) return [];
  let query = decisions(scope);
  if (bodyIds) query = query.where('decision.body_id', 'in', [...bodyIds]);
  if (meetingId) query = query.where('decision.meeting_id', '=', meetingId);
  if (listed.circulatedOnly) query = query.where('minutes.state', '!=', 'concept');
  if (listed.standingOnly) query = query.where('decision.withdrawn_at', 'is', null);
  if (q) {
    query = query.where(sql<boolean>`decision.words @@ websearch_to_tsquery('dutch', ${q})`);
  }
  const rows = await query
    .orderBy('decision.decided_on', 'desc')
    .orderBy('decision.year', 'desc')
    .orderBy('decision.number', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(asDecision);
}

export async function findDecision(scope: Scope, decisionId: string): Promise<StoredDecision | undefined> {
  const row = await decisions(scope).where('decision.id', '=', decisionId).executeTakeFirst();
  return row && asDecision(row);
}

/** Locks a decision until the end of the transaction: of two edits at once the second sees the first. */
export async function lockDecision(work: Work, decisionId: string): Promise<void> {
  await work.tx
    .selectFrom('decision')
    .select('id')
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', decisionId)
    .forUpdate()
    .execute();
}

export async function saveDecision(
  work: Work,
  decisionId: string,
  columns: { text: string; followUp: string } | { withdrawnBecause: string | null },
): Promise<void> {
  const set =
    'text' in columns
      ? { text: columns.text, follow_up: columns.followUp }
      : columns.withdrawnBecause === null
        ? { withdrawn_at: null, withdrawn_because: '' }
        : { withdrawn_at: work.now, withdrawn_because: columns.withdrawnBecause };
  await work.tx
    .updateTable('decision')
    .set((eb) => ({ ...set, revision: eb('revision', '+', 1) }))
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', decisionId)
    .execute();
}

/** What was written down about a decision or an action, oldest first. */
export async function findHistoryOf(scope: Scope, entity: 'decision' | 'action', entityId: string) {
  return scope.tx
    .selectFrom('history')
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'history.partnership_id')
        .onRef('person.id', '=', 'history.by_person_id'),
    )
    .select(['history.what', 'history.at', 'history.before', 'history.after', 'person.name as byName'])
    .where('history.partnership_id', '=', scope.partnershipId)
    .where('history.entity', '=', entity)
    .where('history.entity_id', '=', entityId)
    .orderBy('history.at')
    .orderBy('history.id')
    .execute();
}

function decisions(scope: Scope) {
  return scope.tx
    .selectFrom('decision')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'decision.partnership_id').onRef('body.id', '=', 'decision.body_id'),
    )
    .innerJoin('minutes', (join) =>
      join
        .onRef('minutes.partnership_id', '=', 'decision.partnership_id')
        .onRef('minutes.meeting_id', '=', 'decision.meeting_id'),
    )
    .select(['decision.id as decisionId', 'decision.meeting_id as meetingId', 'decision.body_id as bodyId'])
    .select(['body.name as bodyName', 'decision.item_id as itemId', 'decision.item_title as itemTitle'])
    .select(['decision.year', 'decision.number', 'decision.text', 'decision.follow_up as followUp'])
    .select(['decision.decided_on as decidedOn', 'decision.origin', 'decision.revision'])
    .select(['decision.withdrawn_at', 'decision.withdrawn_because', 'minutes.state as minutes'])
    .where('decision.partnership_id', '=', scope.partnershipId);
}

type DecisionColumns = Awaited<ReturnType<ReturnType<typeof decisions>['executeTakeFirstOrThrow']>>;

function asDecision({ withdrawn_at, withdrawn_because, ...decision }: DecisionColumns): StoredDecision {
  const withdrawn = withdrawn_at && { on: localDate(withdrawn_at.toISOString()), because: withdrawn_because };
  return { ...decision, withdrawn };
}

export async function insertAction(work: Work, row: Omit<ActionItemRow, 'partnership_id' | 'closed_at'>) {
  await work.tx
    .insertInto('action_item')
    .values({ ...row, partnership_id: work.partnershipId, closed_at: null })
    .execute();
}

export async function saveAction(
  work: Work,
  actionId: string,
  columns: {
    status: ActionStatus;
    startsOn: string;
    dueOn: string;
    closed: boolean;
    owner?: { personId: string; seatId: string } | undefined;
  },
): Promise<void> {
  const { owner } = columns;
  await work.tx
    .updateTable('action_item')
    .set({
      ...{ status: columns.status, starts_on: columns.startsOn, due_on: columns.dueOn },
      closed_at: columns.closed ? work.now : null,
      ...(owner ? { owner_id: owner.personId, seat_id: owner.seatId } : {}),
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', actionId)
    .execute();
}

export async function findAction(scope: Scope, actionId: string): Promise<StoredAction | undefined> {
  return actions(scope).where('action_item.id', '=', actionId).executeTakeFirst();
}

/** An action, locked: of two changes at once the second sees the first. */
export async function lockAction(work: Work, actionId: string): Promise<StoredAction | undefined> {
  return actions(work).where('action_item.id', '=', actionId).forUpdate('action_item').executeTakeFirst();
}

/** Actions, soonest due first. */
export async function findActions(scope: Scope, listed: Listed): Promise<StoredAction[]> {
  const { bodyIds, meetingId, openOnly } = listed;
  if (bodyIds?.length === 0) return [];
  let query = actions(scope);
  if (bodyIds) query = query.where('action_item.body_id', 'in', [...bodyIds]);
  if (meetingId) query = query.where('action_item.meeting_id', '=', meetingId);
  if (openOnly) query = query.where('action_item.status', 'in', ['open', 'busy']);
  return query.orderBy('action_item.due_on').orderBy('action_item.id').limit(MOST).execute();
}

function actions(scope: Scope) {
  return scope.tx
    .selectFrom('action_item')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'action_item.partnership_id').onRef('body.id', '=', 'action_item.body_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'action_item.partnership_id')
        .onRef('person.id', '=', 'action_item.owner_id'),
    )
    .select(['action_item.id as actionId', 'action_item.meeting_id as meetingId', 'action_item.body_id as bodyId'])
    .select(['body.name as bodyName', 'action_item.item_title as itemTitle', 'action_item.text'])
    .select(['action_item.owner_id as ownerId', 'person.name as ownerName', 'action_item.seat_id as seatId'])
    .select(['action_item.starts_on as startsOn', 'action_item.due_on as dueOn', 'action_item.status'])
    .where('action_item.partnership_id', '=', scope.partnershipId);
}
