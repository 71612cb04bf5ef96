import { type RawBuilder, sql } from 'kysely';
import type { DatePollRow, PollOptionRow } from '../edge/database/tables/meetings.ts';
import type { QuorumJson } from '../edge/database/tables/people.ts';
import type { SeatColumnsAsOf, seatColumns } from '../people/store.ts';
import type { Scope } from '../work/work.ts';
import type { Answer } from './rules/answers.ts';
import type { PollFacts, SeatSaid, SheetOption } from './rules/poll-sheet.ts';
import type { Proposal } from './rules/proposals.ts';
import { completePreferences } from './store-body-settings.ts';

/** 'share': others may answer meanwhile, nobody may close or decide; 'update': nobody else at all. */
export type Lock = 'share' | 'update';

export interface StoredPoll {
  poll: PollFacts;
  options: SheetOption[];
  proposals: Proposal[];
}

/**
 * One poll with its meeting, body and options, in one question to the database. A lock is taken on the meeting too: whoever
 * had to wait for it then reads both as the other left them, and not the meeting as it was before.
 */
export async function findPoll(scope: Scope, pollId: string, lock?: Lock): Promise<StoredPoll | undefined> {
  const row = await freshly(() =>
    pollQuery(scope)
      .select(changesSeen)
      .where('poll.id', '=', pollId)
      .$if(lock === 'share', (query) => query.forShare(['poll', 'meeting']))
      .$if(lock === 'update', (query) => query.forUpdate(['poll', 'meeting']))
      .executeTakeFirst(),
  );
  return row && storedPoll(row);
}

/** How often the dates were changed, as this statement saw it when it began. */
const changesSeen = sql<number>`(select c.changes from date_poll c
  where c.partnership_id = poll.partnership_id and c.id = poll.id)`.as('seen');

/**
 * Whoever waited for the lock has the poll's row as it now is, but its dates as they were before. Where these changed
 * meanwhile the question is asked once more, with the lock in hand.
 */
async function freshly<Row extends { changes: number; seen: number }>(
  ask: () => Promise<Row | undefined>,
): Promise<Row | undefined> {
  const row = await ask();
  return row && row.seen !== row.changes ? ask() : row;
}

/** A poll as the cards of some persons need it; the seats as whoever keeps them had them asked for. */
export interface PollWithSeats extends StoredPoll {
  seats: SeatColumnsAsOf;
  given: GivenCells[];
}

/** How many options that still count a seat has answered; and, only where one of the persons has a term, each of its answers. */
export type GivenCells = [seatId: string, given: number, details: AnswerCells[] | null, remark: string | null];
type AnswerCells = [optionId: string, answer: Answer, personId: string, via: SeatSaid['via'], at: string];

/** The path of every answer: poll, seats and what they said, in one question. */
export async function findPollWithSeats(
  scope: Scope,
  pollId: string,
  personIds: readonly string[],
  columns: ReturnType<typeof seatColumns>,
  lock?: Lock,
): Promise<PollWithSeats | undefined> {
  const row = await freshly(() =>
    pollQuery(scope)
      .select(changesSeen)
      .where('poll.id', '=', pollId)
      .select(columns)
      .select(givenColumn(scope, pollId, personIds).as('given'))
      .$if(lock === 'share', (query) => query.forShare(['poll', 'meeting']))
      .executeTakeFirst(),
  );
  const found = row as (StoredRow & SeatColumnsAsOf & { given: GivenCells[] | null }) | undefined;
  if (!found) return undefined;
  const { seats, terms, asOf, given } = found;
  return { ...storedPoll(found), seats: { seats, terms, asOf }, given: given ?? [] };
}

/** Both lists are looked up once, because nothing in them depends on the row. */
function givenColumn(
  { partnershipId }: Scope,
  pollId: string,
  personIds: readonly string[],
): RawBuilder<GivenCells[] | null> {
  const live = sql`array(select o.id from poll_option o
    where o.partnership_id = ${partnershipId} and o.poll_id = ${pollId} and not o.withdrawn)`;
  const own = sql`array(select t.seat_id from seat_term t
    where t.partnership_id = ${partnershipId} and t.person_id = any(${personIds}))`;
  return sql<GivenCells[] | null>`(select json_agg(json_build_array(g.seat_id, g.given, g.details,
      case when g.details is not null then (select r.remark from poll_remark r where r.partnership_id = ${partnershipId}
        and r.poll_id = ${pollId} and r.seat_id = g.seat_id) end))
    from (select a.seat_id, count(*) filter (where a.option_id = any(${live})) as given,
        json_agg(array[a.option_id, a.answer, a.person_id, a.via, a.answered_at::text])
          filter (where a.seat_id = any(${own})) as details
      from poll_answer a where a.partnership_id = ${partnershipId} and a.poll_id = ${pollId} group by a.seat_id) g)`;
}

/** Polls of the partnership, newest first; `states` left out: all of them. */
export async function findPolls(
  scope: Scope,
  where: { bodyId?: string; bodyIds?: readonly string[]; states?: readonly DatePollRow['state'][] },
): Promise<StoredPoll[]> {
  if (where.bodyIds?.length === 0) return [];
  const rows = await pollQuery(scope)
    .$if(where.bodyId !== undefined, (query) => query.where('meeting.body_id', '=', where.bodyId ?? ''))
    .$if(where.bodyIds !== undefined, (query) => query.where('meeting.body_id', 'in', [...(where.bodyIds ?? [])]))
    .$if(where.states !== undefined, (query) => query.where('poll.state', 'in', [...(where.states ?? [])]))
    .orderBy('poll.created_at', 'desc')
    .orderBy('poll.id')
    .execute();
  return rows.map(storedPoll);
}

/**
 * Only the poll and its meeting are joined; the rest, one row each, comes by subquery. The planner then has no order of
 * joins to look for, which took most of the time of this much-used statement.
 */
function pollQuery(scope: Scope) {
  return scope.tx
    .selectFrom('date_poll as poll')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.partnership_id', '=', 'poll.partnership_id').onRef('meeting.id', '=', 'poll.meeting_id'),
    )
    .where('poll.partnership_id', '=', scope.partnershipId)
    .select(['poll.id', 'poll.explanation', 'poll.deadline', 'poll.state', 'poll.results_hidden', 'poll.hold_dates'])
    .select(['poll.chosen_option_id', 'poll.created_by', 'poll.ended_at', 'poll.changes'])
    .select(['poll.changed_at', 'poll.close_when_answered'])
    .select(['meeting.id as meeting_id', 'meeting.title', 'meeting.state as meeting_state', 'meeting.starts'])
    .select(['meeting.minutes', 'meeting.place', 'meeting.online', 'meeting.join_url', 'meeting.event_state'])
    .select('meeting.body_id')
    .select([
      sql<string>`(select name from person
        where person.partnership_id = poll.partnership_id and person.id = poll.created_by)`.as('creator_name'),
      sql<Date | null>`case when poll.close_when_answered then (select max(a.answered_at) from poll_answer a
        where a.partnership_id = poll.partnership_id and a.poll_id = poll.id) end`.as('last_answer_at'),
      sql<BodyJson>`(select json_build_object('name', name, 'kind', kind, 'quorum', quorum,
        'conversationId', conversation_id, 'preferences', (select preferences from body_setting setting
          where setting.partnership_id = body.partnership_id and setting.body_id = body.id)) from body
        where body.partnership_id = poll.partnership_id and body.id = meeting.body_id)`.as('body'),
      sql<PartnershipJson>`(select json_build_object('name', name, 'language', language, 'mailbox', secretariat_mailbox)
        from partnership where partnership.id = poll.partnership_id)`.as('partnership'),
      sql<SheetOption[]>`(select coalesce(json_agg(json_build_object('optionId', o.id, 'starts', o.starts,
        'minutes', o.minutes, 'place', o.place, 'online', o.online, 'withdrawn', o.withdrawn, 'addedAt', o.added_at)
        order by o.starts, o.minutes, o.id), '[]'::json) from poll_option o
        where o.partnership_id = poll.partnership_id and o.poll_id = poll.id)`.as('options'),
      sql<Proposal[] | null>`(select json_agg(json_build_object('proposalId', p.id, 'personId', p.person_id,
        'starts', p.starts, 'minutes', p.minutes, 'note', p.note, 'state', p.state, 'word', p.word,
        'at', p.proposed_at) order by p.proposed_at, p.id) from poll_proposal p
        where p.partnership_id = poll.partnership_id and p.poll_id = poll.id)`.as('proposals'),
    ]);
}

interface BodyJson {
  name: string;
  kind: string;
  quorum: QuorumJson;
  conversationId: string | null;
  preferences: unknown;
}
interface PartnershipJson {
  name: string;
  language: 'nl' | 'en';
  mailbox: string;
}
type StoredRow = Awaited<ReturnType<ReturnType<typeof pollQuery>['executeTakeFirstOrThrow']>>;

function storedPoll(row: StoredRow): StoredPoll {
  return {
    poll: {
      pollId: row.id,
      meetingId: row.meeting_id,
      partnershipName: row.partnership.name,
      language: row.partnership.language,
      mailbox: row.partnership.mailbox,
      bodyId: row.body_id,
      bodyName: row.body.name,
      bodyKind: row.body.kind,
      conversationId: row.body.conversationId,
      quorum: row.body.quorum,
      preferences: completePreferences(row.body.preferences),
      title: row.title,
      explanation: row.explanation,
      deadline: row.deadline,
      state: row.state,
      resultsHidden: row.results_hidden,
      holdDates: row.hold_dates,
      chosenOptionId: row.chosen_option_id,
      createdById: row.created_by,
      createdByName: row.creator_name,
      endedAt: row.ended_at?.toISOString() ?? null,
      changes: row.changes,
      changedAt: row.changed_at?.toISOString() ?? null,
      closeWhenAnswered: row.close_when_answered,
      lastAnswerAt: row.last_answer_at?.toISOString() ?? null,
      meeting: {
        state: row.meeting_state,
        starts: row.starts,
        minutes: row.minutes,
        place: row.place,
        online: row.online,
        joinUrl: row.join_url,
        eventState: row.event_state,
      },
    },
    options: row.options.map(optionOf),
    proposals: row.proposals?.map((proposal) => ({ ...proposal, at: new Date(proposal.at).toISOString() })) ?? [],
  };
}

/** JSON writes an instant in the database's own way. */
function optionOf(option: SheetOption): SheetOption {
  return { ...option, addedAt: option.addedAt ? new Date(option.addedAt).toISOString() : null };
}

export async function insertPoll(
  scope: Scope,
  poll: Pick<DatePollRow, 'id' | 'meeting_id' | 'explanation' | 'deadline' | 'results_hidden' | 'created_by'> & {
    created_at: string;
    close_when_answered: boolean;
    hold_dates: boolean;
  },
  options: readonly Pick<PollOptionRow, 'id' | 'starts' | 'minutes' | 'place' | 'online'>[],
): Promise<void> {
  const partnership_id = scope.partnershipId;
  await scope.tx
    .insertInto('date_poll')
    .values({ ...poll, partnership_id, state: 'open' })
    .execute();
  const rows = options.map((option, position) => ({
    ...option,
    partnership_id,
    poll_id: poll.id,
    position,
    withdrawn: false,
  }));
  await scope.tx.insertInto('poll_option').values(rows).execute();
}

export async function savePollState(
  scope: Scope,
  pollId: string,
  change: { state: 'closed' | 'decided' | 'cancelled'; chosenOptionId?: string; endedAt: string },
): Promise<void> {
  await scope.tx
    .updateTable('date_poll')
    .set({ state: change.state, chosen_option_id: change.chosenOptionId ?? null, ended_at: change.endedAt })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', pollId)
    .execute();
}

export async function saveSummaryShown(scope: Scope, pollId: string, fingerprint: string): Promise<void> {
  await scope.tx
    .updateTable('date_poll')
    .set({ summary_shown: fingerprint })
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', pollId)
    .execute();
}

export interface BodyFacts {
  bodyId: string;
  name: string;
  kind: string;
  conversationId: string | null;
  endedOn: string | null;
  quorum: QuorumJson;
}

export async function findBodies(scope: Scope, bodyIds?: readonly string[]): Promise<BodyFacts[]> {
  if (bodyIds?.length === 0) return [];
  return scope.tx
    .selectFrom('body')
    .select(['id as bodyId', 'name', 'kind', 'conversation_id as conversationId', 'ended_on as endedOn', 'quorum'])
    .where('partnership_id', '=', scope.partnershipId)
    .$if(bodyIds !== undefined, (query) => query.where('id', 'in', [...(bodyIds ?? [])]))
    .orderBy('name')
    .execute();
}

export async function findPartnership(scope: Scope): Promise<{ name: string; language: 'nl' | 'en'; mailbox: string }> {
  return scope.tx
    .selectFrom('partnership')
    .select(['name', 'language', 'secretariat_mailbox as mailbox'])
    .where('id', '=', scope.partnershipId)
    .executeTakeFirstOrThrow();
}

/** Bodies in which a seat is held for one of these boards. */
export async function bodiesWithSeatsOf(scope: Scope, boardIds: readonly string[]): Promise<string[]> {
  if (boardIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('seat')
    .select('body_id')
    .distinct()
    .where('partnership_id', '=', scope.partnershipId)
    .where('board_id', 'in', [...boardIds])
    .execute();
  return rows.map((row) => row.body_id);
}

/** How many seats each body has on a day, filled or not. */
export async function countSeats(scope: Scope, bodyIds: readonly string[], date: string): Promise<Map<string, number>> {
  if (bodyIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('seat')
    .select(['body_id', sql<number>`count(*)::int`.as('seats')])
    .where('partnership_id', '=', scope.partnershipId)
    .where('body_id', 'in', [...bodyIds])
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', date)]))
    .groupBy('body_id')
    .execute();
  return new Map(rows.map((row) => [row.body_id, row.seats]));
}
