import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import type { Answer } from './rules/answers.ts';
import type { SeatSaid, SheetOption } from './rules/poll-sheet.ts';

export interface NewAnswer {
  optionId: string;
  seatId: string;
  answer: Answer;
}

/** Who says it, when (ISO instant) and by which door. */
export interface SaidBy {
  personId: string;
  at: string;
  via: SeatSaid['via'];
}

export interface Said {
  said: Map<string, SeatSaid>;
  remarks: Map<string, string>;
}

/**
 * What each seat said, with its remark: nobody remarks without answering. `detailOf` names the seats whose answers are
 * needed one by one; of the others only whether they are complete is fetched, so that one person's card costs the same in
 * a large body.
 */
export async function selectSaid(
  scope: Scope,
  pollId: string,
  options: readonly SheetOption[],
  detailOf: readonly string[] | 'all',
): Promise<Said> {
  const live = options.filter((option) => !option.withdrawn).map((option) => option.optionId);
  const counts = oneOf('answer.option_id', live);
  const inDetail = detailOf === 'all' ? sql<boolean>`true` : oneOf('answer.seat_id', detailOf);
  const latest = sql`order by answer.answered_at desc, answer.option_id`;
  const rows = await scope.tx
    .selectFrom('poll_answer as answer')
    .leftJoin('poll_remark as remark', (join) =>
      join
        .onRef('remark.partnership_id', '=', 'answer.partnership_id')
        .onRef('remark.poll_id', '=', 'answer.poll_id')
        .onRef('remark.seat_id', '=', 'answer.seat_id'),
    )
    .select([
      'answer.seat_id',
      sql<number>`count(*) filter (where ${counts})::int`.as('given'),
      sql<Answers | null>`json_object_agg(answer.option_id, answer.answer) filter (where ${inDetail})`.as('answers'),
      sql<string | null>`max(remark.remark) filter (where ${inDetail})`.as('remark'),
      sql<string>`(array_agg(answer.person_id ${latest}))[1]`.as('person_id'),
      sql<SeatSaid['via']>`(array_agg(answer.via ${latest}))[1]`.as('via'),
      sql<Date>`max(answer.answered_at)`.as('at'),
    ])
    .where('answer.partnership_id', '=', scope.partnershipId)
    .where('answer.poll_id', '=', pollId)
    .groupBy('answer.seat_id')
    .execute();
  const said = rows.map(({ seat_id, person_id: personId, via, at, given, answers }): [string, SeatSaid] => [
    seat_id,
    { personId, at: at.toISOString(), via, complete: given >= live.length, answers: answers ?? {} },
  ]);
  const remarks = rows.flatMap(({ seat_id, remark }): [string, string][] => (remark ? [[seat_id, remark]] : []));
  return { said: new Map(said), remarks: new Map(remarks) };
}

type Answers = Record<string, Answer>;

function oneOf(column: string, values: readonly string[]) {
  return values.length > 0 ? sql<boolean>`${sql.ref(column)} in (${sql.join([...values])})` : sql<boolean>`false`;
}

/** Saves answers, one per option and seat (never two for the same). */
export async function upsertAnswers(
  scope: Scope,
  pollId: string,
  answers: readonly (NewAnswer & SaidBy)[],
): Promise<void> {
  if (answers.length > 0) await answersToUpsert(scope, pollId, answers).execute(scope.tx);
}

/**
 * The statement that saves answers, to be sent together with what else changes. Rows are written in a fixed order, so that
 * two people who answer at once wait for each other instead of locking each other out.
 */
export function answersToUpsert(
  scope: Scope,
  pollId: string,
  answers: readonly (NewAnswer & SaidBy)[],
): RawBuilder<unknown> {
  const ordered = [...answers].sort((a, b) => compare(a.optionId, b.optionId) || compare(a.seatId, b.seatId));
  const column = <K extends keyof (NewAnswer & SaidBy)>(name: K) => ordered.map((row) => row[name]);
  // One list for each column: the text stays the same for any number of rows, so that the database need not plan it anew.
  return sql`
    insert into poll_answer (partnership_id, poll_id, option_id, seat_id, answer, person_id, answered_at, via)
    select ${scope.partnershipId}, ${pollId}, option_id, seat_id, answer, person_id, answered_at, via
    from unnest(${column('optionId')}::text[], ${column('seatId')}::text[], ${column('answer')}::text[],
      ${column('personId')}::text[], ${column('at')}::timestamptz[], ${column('via')}::text[])
      as said (option_id, seat_id, answer, person_id, answered_at, via)
    on conflict (partnership_id, option_id, seat_id) do update set answer = excluded.answer,
      person_id = excluded.person_id, answered_at = excluded.answered_at, via = excluded.via
    where (poll_answer.answer, poll_answer.person_id) is distinct from (excluded.answer, excluded.person_id)`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What somebody wrote beside the answers for one seat; `at` is an ISO instant. */
export interface NewRemark {
  seatId: string;
  remark: string;
  personId: string;
  at: string;
}

/** The statement that saves remarks, one for each seat, to be sent together with the answers. */
export function remarksToUpsert(scope: Scope, pollId: string, remarks: readonly NewRemark[]): RawBuilder<unknown> {
  const ordered = [...remarks].sort((a, b) => compare(a.seatId, b.seatId));
  const column = (name: keyof NewRemark) => ordered.map((row) => row[name]);
  return sql`
    insert into poll_remark (partnership_id, poll_id, seat_id, remark, person_id, remarked_at)
    select ${scope.partnershipId}, ${pollId}, seat_id, remark, person_id, remarked_at
    from unnest(${column('seatId')}::text[], ${column('remark')}::text[], ${column('personId')}::text[],
      ${column('at')}::timestamptz[]) as said (seat_id, remark, person_id, remarked_at)
    on conflict (partnership_id, poll_id, seat_id) do update set remark = excluded.remark,
      person_id = excluded.person_id, remarked_at = excluded.remarked_at`;
}

/** Boards a person may speak for in their seats: as bestuurder or as BOC. */
export async function boardsSpokenFor(scope: Scope, personId: string): Promise<string[]> {
  const rows = await speakers(scope).where('person_id', '=', personId).execute();
  return rows.map((row) => row.for_id);
}

/** The bestuurders and BOC's of some boards: the boards they speak for, by person. */
export async function speakersOfBoards(scope: Scope, boardIds: readonly string[]): Promise<Map<string, string[]>> {
  const byPerson = new Map<string, string[]>();
  if (boardIds.length === 0) return byPerson;
  const rows = await speakers(scope)
    .where('for_id', 'in', [...new Set(boardIds)])
    .execute();
  for (const row of rows) byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), row.for_id]);
  return byPerson;
}

function speakers(scope: Scope) {
  return scope.tx
    .selectFrom('person_role')
    .select(['person_id', 'for_id'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('role', 'in', ['bestuurder', 'boc']);
}
