import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { Choice } from './rules/ballot.ts';

export interface StoredLive {
  state: 'running' | 'closed';
  currentItemId: string | null;
  itemSince: Date | null;
  startedAt: Date;
}

function live(scope: Scope, meetingId: string) {
  return scope.tx
    .selectFrom('live_meeting')
    .select(['state', 'current_item_id as currentItemId', 'item_since as itemSince', 'started_at as startedAt'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId);
}

export async function findLive(scope: Scope, meetingId: string): Promise<StoredLive | undefined> {
  return live(scope, meetingId).executeTakeFirst();
}

/** The meeting as it is held, locked: whoever comes second sees what the first did. */
export async function lockLive(work: Work, meetingId: string): Promise<StoredLive | undefined> {
  return live(work, meetingId).forUpdate().executeTakeFirst();
}

/** Begins, or begins again what had been closed. */
export async function startLive(work: Work, meetingId: string): Promise<void> {
  await work.tx
    .insertInto('live_meeting')
    .values({
      ...{ partnership_id: work.partnershipId, meeting_id: meetingId, state: 'running', current_item_id: null },
      ...{ item_since: null, revision: 1, started_at: work.now, closed_at: null },
    })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'meeting_id']).doUpdateSet({ state: 'running', closed_at: null }),
    )
    .execute();
}

/** Says that something changed, for whoever watches from any copy of the service. */
export async function touchLive(
  work: Work,
  meetingId: string,
  columns: { current?: { itemId: string; since: string } | null; closed?: boolean } = {},
): Promise<void> {
  const { current, closed } = columns;
  await work.tx
    .updateTable('live_meeting')
    .set((eb) => ({
      revision: sql<number>`${eb.ref('revision')} + 1`,
      ...(current !== undefined
        ? { current_item_id: current?.itemId ?? null, item_since: current?.since ?? null }
        : {}),
      ...(closed ? { state: 'closed' as const, closed_at: work.now } : {}),
    }))
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

/**
 * One line per meeting that is held: it differs when anything that viewers see has changed, whoever changed it by whatever
 * door. Read again and again, so it is a single statement.
 */
export async function stampsOf(
  tx: Scope['tx'],
  meetings: readonly { partnershipId: string; meetingId: string }[],
): Promise<Map<string, string>> {
  if (meetings.length === 0) return new Map();
  const partnerships = meetings.map(({ partnershipId }) => partnershipId);
  const ids = meetings.map(({ meetingId }) => meetingId);
  const { rows } = await sql<{ id: string; stamp: string }>`
    select m.id, concat_ws('|', l.revision, l.state, a.revision, a.version, d.decisions, n.notes) as stamp
    from unnest(${partnerships}::text[], ${ids}::text[]) as m (partnership_id, id)
    left join live_meeting l on l.partnership_id = m.partnership_id and l.meeting_id = m.id
    left join agenda a on a.partnership_id = m.partnership_id and a.meeting_id = m.id
    left join lateral (select concat(count(*), '.', sum(revision)) as decisions from decision
      where decision.partnership_id = m.partnership_id and decision.meeting_id = m.id) d on true
    left join lateral (select sum(hashtextextended(text, unfinished::int)) as notes from minutes_item i
      where i.partnership_id = m.partnership_id and i.meeting_id = m.id) n on true`.execute(tx);
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}

export async function findTimes(scope: Scope, meetingId: string): Promise<Map<string, number>> {
  const rows = await scope.tx
    .selectFrom('live_time')
    .select(['item_id', 'seconds'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
  return new Map(rows.map(({ item_id, seconds }) => [item_id, seconds]));
}

export async function saveTime(work: Work, meetingId: string, itemId: string, seconds: number): Promise<void> {
  await work.tx
    .insertInto('live_time')
    .values({ partnership_id: work.partnershipId, meeting_id: meetingId, item_id: itemId, seconds })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'meeting_id', 'item_id']).doUpdateSet({ seconds }))
    .execute();
}

export interface StoredAttendance {
  seatId: string;
  state: 'expected' | 'present' | 'absent';
  personId: string | null;
}

export async function findAttendance(scope: Scope, meetingId: string): Promise<StoredAttendance[]> {
  return scope.tx
    .selectFrom('attendance')
    .select(['seat_id as seatId', 'state', 'person_id as personId'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

/** `keep`: a seat that is on the list already stays as it is. */
export async function saveAttendance(
  work: Work,
  meetingId: string,
  rows: readonly StoredAttendance[],
  keep = false,
): Promise<void> {
  if (rows.length === 0) return;
  await work.tx
    .insertInto('attendance')
    .values(
      rows.map(({ seatId, state, personId }) => ({
        ...{ partnership_id: work.partnershipId, meeting_id: meetingId, seat_id: seatId, state, person_id: personId },
      })),
    )
    .onConflict((conflict) => {
      const same = conflict.columns(['partnership_id', 'meeting_id', 'seat_id']);
      return keep
        ? same.doNothing()
        : same.doUpdateSet((eb) => ({ state: eb.ref('excluded.state'), person_id: eb.ref('excluded.person_id') }));
    })
    .execute();
}

export interface StoredBallot {
  ballotId: string;
  meetingId: string;
  itemId: string;
  question: string;
  secret: boolean;
  state: 'open' | 'closed';
  inFavour: number;
  against: number;
  abstained: number;
}

function ballots(scope: Scope) {
  return scope.tx
    .selectFrom('ballot')
    .select(['id as ballotId', 'meeting_id as meetingId', 'item_id as itemId', 'question', 'secret', 'state'])
    .select(['in_favour as inFavour', 'against', 'abstained'])
    .where('partnership_id', '=', scope.partnershipId);
}

export async function findBallots(scope: Scope, meetingId: string): Promise<StoredBallot[]> {
  return ballots(scope).where('meeting_id', '=', meetingId).orderBy('opened_at').orderBy('id').execute();
}

export async function findBallot(scope: Scope, ballotId: string): Promise<StoredBallot | undefined> {
  return ballots(scope).where('id', '=', ballotId).executeTakeFirst();
}

/** True while a body votes about something. */
export async function hasOpenBallot(scope: Scope, bodyId: string): Promise<boolean> {
  const open = await scope.tx
    .selectFrom('ballot')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'ballot.partnership_id').onRef('meeting.id', '=', 'ballot.meeting_id'),
    )
    .select('ballot.id')
    .where('ballot.partnership_id', '=', scope.partnershipId)
    .where('ballot.state', '=', 'open')
    .where('meeting.body_id', '=', bodyId)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

/** A ballot, locked: a vote and the closing take turns. */
export async function lockBallot(work: Work, ballotId: string): Promise<StoredBallot | undefined> {
  return ballots(work).where('id', '=', ballotId).forUpdate().executeTakeFirst();
}

export async function insertBallot(
  work: Work,
  ballot: { ballotId: string; meetingId: string; itemId: string; question: string; secret: boolean },
): Promise<void> {
  await work.tx
    .insertInto('ballot')
    .values({
      ...{ partnership_id: work.partnershipId, id: ballot.ballotId, meeting_id: ballot.meetingId },
      ...{ item_id: ballot.itemId, question: ballot.question, secret: ballot.secret, state: 'open' },
      ...{ opened_at: work.now, closed_at: null, in_favour: 0, against: 0, abstained: 0 },
    })
    .execute();
}

/** Adds one vote to the totals; the whole row is written, whatever was chosen. */
export async function addToTotals(work: Work, ballotId: string, choice: Choice, weight: number): Promise<void> {
  const add = (of: Choice) => (choice === of ? weight : 0);
  await work.tx
    .updateTable('ballot')
    .set((eb) => ({
      in_favour: eb('in_favour', '+', add('for')),
      against: eb('against', '+', add('against')),
      abstained: eb('abstained', '+', add('abstain')),
    }))
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', ballotId)
    .execute();
}

export async function closeStoredBallot(
  work: Work,
  ballotId: string,
  totals: { for: number; against: number; abstain: number } | null,
): Promise<void> {
  await work.tx
    .updateTable('ballot')
    .set({
      ...{ state: 'closed', closed_at: work.now },
      ...(totals ? { in_favour: totals.for, against: totals.against, abstained: totals.abstain } : {}),
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', ballotId)
    .execute();
}

export interface StoredVote {
  ballotId: string;
  seatId: string;
  choice: Choice | null;
  personId: string | null;
  weight: number;
}

export async function findVotes(scope: Scope, ballotIds: readonly string[]): Promise<StoredVote[]> {
  if (ballotIds.length === 0) return [];
  return scope.tx
    .selectFrom('ballot_vote')
    .select(['ballot_id as ballotId', 'seat_id as seatId', 'choice', 'person_id as personId', 'weight'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('ballot_id', 'in', [...ballotIds])
    .orderBy('seat_id')
    .execute();
}

export async function saveVote(work: Work, vote: StoredVote): Promise<void> {
  const columns = { choice: vote.choice, person_id: vote.personId, weight: vote.weight };
  await work.tx
    .insertInto('ballot_vote')
    .values({ partnership_id: work.partnershipId, ballot_id: vote.ballotId, seat_id: vote.seatId, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'ballot_id', 'seat_id']).doUpdateSet(columns))
    .execute();
}

export async function findWeights(scope: Scope, seatIds: readonly string[]): Promise<Map<string, number>> {
  if (seatIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('vote_weight')
    .select(['seat_id', 'weight'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('seat_id', 'in', [...seatIds])
    .execute();
  return new Map(rows.map(({ seat_id, weight }) => [seat_id, weight]));
}

export async function saveWeights(work: Work, weights: readonly { seatId: string; weight: number }[]): Promise<void> {
  for (const { seatId, weight } of weights) {
    await work.tx
      .insertInto('vote_weight')
      .values({ partnership_id: work.partnershipId, seat_id: seatId, weight })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'seat_id']).doUpdateSet({ weight }))
      .execute();
  }
}
