import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';

/** A board as a round knows it. */
export interface AskedBoard {
  roundId: string;
  boardId: string;
  boardName: string;
  kringId: string | null;
  kringName: string | null;
  relatiebeheerderId: string | null;
  relatiebeheerder: string | null;
  cap: number | null;
  extendedUntil: string | null;
  answeredAt: string | null;
  answeredById: string | null;
  answeredBy: string | null;
  onBehalf: boolean;
}

type Asked = [
  roundId: string,
  boardId: string,
  cap: number | null,
  extendedUntil: string | null,
  answeredAt: string | null,
  answeredById: string | null,
  onBehalf: boolean,
];

/**
 * The boards that were asked in these rounds (all, or the given ones), in order of kring and name. Read list by list, the long ones
 * as one JSON value each, and joined here: a driver spends more on thousands of wide rows than the database on making them.
 */
export async function askedBoards(
  scope: Scope,
  roundIds: readonly string[],
  boardIds: readonly string[] | 'all',
): Promise<AskedBoard[]> {
  if (roundIds.length === 0 || boardIds.length === 0) return [];
  const only = boardIds === 'all' ? sql`` : sql`and board_id in (${sql.join([...boardIds])})`;
  const { rows } = await sql<{ asked: Asked[] | null }>`
    select json_agg(json_build_array(
      round_id, board_id, cap, extended_until, answered_at, answered_by, on_behalf)) as asked
    from round_board
    where partnership_id = ${scope.partnershipId} and round_id in (${sql.join([...roundIds])}) ${only}`.execute(
    scope.tx,
  );
  const asked = rows[0]?.asked ?? [];
  const boards = await boardsById(scope, boardIds);
  const names = await namesOn(
    scope,
    [...boards.values()].flatMap(({ kringId }) => kringId ?? []),
    [
      ...asked.map(([, , , , , answeredById]) => answeredById),
      ...[...boards.values()].map(({ managerId }) => managerId),
    ],
  );
  return asked
    .flatMap(([roundId, boardId, cap, extendedUntil, answeredAt, answeredById, onBehalf]): AskedBoard[] => {
      const board = boards.get(boardId);
      if (!board) return [];
      const { kringId, managerId } = board;
      return [
        {
          ...{ roundId, boardId, boardName: board.name, cap, extendedUntil, onBehalf },
          ...{ kringId, kringName: names.kringen.get(kringId ?? '') ?? null },
          ...{ relatiebeheerderId: managerId, relatiebeheerder: names.persons.get(managerId ?? '') ?? null },
          answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
          ...{ answeredById, answeredBy: names.persons.get(answeredById ?? '') ?? null },
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(a.kringName === null) - Number(b.kringName === null) ||
        DUTCH.compare(a.kringName ?? '', b.kringName ?? '') ||
        DUTCH.compare(a.boardName, b.boardName) ||
        DUTCH.compare(a.boardId, b.boardId),
    );
}

const DUTCH = new Intl.Collator('nl');

interface BoardFacts {
  name: string;
  kringId: string | null;
  managerId: string | null;
}

async function boardsById(scope: Scope, boardIds: readonly string[] | 'all'): Promise<Map<string, BoardFacts>> {
  const only = boardIds === 'all' ? sql`` : sql`and id in (${sql.join([...boardIds])})`;
  const { rows } = await sql<{ boards: [string, string, string | null, string | null][] | null }>`
    select json_agg(json_build_array(id, name, kring_id, relatiebeheerder_id)) as boards from board
    where partnership_id = ${scope.partnershipId} ${only}`.execute(scope.tx);
  return new Map((rows[0]?.boards ?? []).map(([id, name, kringId, managerId]) => [id, { name, kringId, managerId }]));
}

/** Names of kringen and people, by id. */
async function namesOn(scope: Scope, bodyIds: readonly string[], personIds: readonly (string | null)[]) {
  const named = async (table: 'body' | 'person', ids: readonly string[]): Promise<Map<string, string>> => {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await scope.tx
      .selectFrom(table)
      .select(['id', 'name'])
      .where('partnership_id', '=', scope.partnershipId)
      .where('id', 'in', wanted)
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
  return {
    kringen: await named('body', bodyIds),
    persons: await named(
      'person',
      personIds.flatMap((id) => id ?? []),
    ),
  };
}

/** Holds off other answers of this board until the transaction ends; undefined: the board is not asked. */
export async function lockAskedBoard(
  work: Work,
  roundId: string,
  boardId: string,
): Promise<{ cap: number | null; extendedUntil: string | null; answeredAt: string | null } | undefined> {
  const row = await work.tx
    .selectFrom('round_board')
    .select(['cap', 'extended_until as extendedUntil', 'answered_at as answeredAt'])
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('board_id', '=', boardId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, answeredAt: row.answeredAt?.toISOString() ?? null };
}

/** Asks boards; the ones that are asked already stay as they are. */
export async function insertAskedBoards(work: Work, roundId: string, boardIds: readonly string[]): Promise<void> {
  if (boardIds.length === 0) return;
  await work.tx
    .insertInto('round_board')
    .values(
      boardIds.map((boardId) => ({
        partnership_id: work.partnershipId,
        round_id: roundId,
        board_id: boardId,
        asked_at: work.now,
        on_behalf: false,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function saveBoardAnswer(
  work: Work,
  roundId: string,
  boardId: string,
  answer: { cap: number | null; onBehalf: boolean },
): Promise<void> {
  await work.tx
    .updateTable('round_board')
    .set({
      cap: answer.cap,
      answered_at: work.now,
      answered_by: work.actor.personId,
      via: work.actor.via,
      on_behalf: answer.onBehalf,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('board_id', '=', boardId)
    .execute();
}

export async function saveExtension(work: Work, roundId: string, boardId: string, until: string | null): Promise<void> {
  await work.tx
    .updateTable('round_board')
    .set({ extended_until: until })
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('board_id', '=', boardId)
    .execute();
}

/** Boards that have more time than the others. */
export async function extensions(scope: Scope): Promise<{ roundId: string; boardId: string; until: string }[]> {
  return scope.tx
    .selectFrom('round_board')
    .select(['round_id as roundId', 'board_id as boardId', 'extended_until as until'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('extended_until', 'is not', null)
    .$narrowType<{ until: string }>()
    .execute();
}

/** Every board that takes part on `date` (ISO). */
export async function currentBoards(scope: Scope, date: string): Promise<{ id: string; name: string }[]> {
  return scope.tx
    .selectFrom('board')
    .select(['id', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', date)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Size of each board on `date`: its schools and their group teachers; null where no school's number is known. */
export async function boardSizes(
  scope: Scope,
  boardIds: readonly string[] | 'all',
  date: string,
): Promise<Map<string, { schools: number; groupTeachers: number | null }>> {
  if (boardIds.length === 0) return new Map();
  let query = scope.tx
    .selectFrom('school')
    .select((eb) => [
      'board_id as boardId',
      eb.fn.countAll<string>().as('schools'),
      eb.fn.sum<string | null>('group_teachers').as('teachers'),
    ])
    .where('partnership_id', '=', scope.partnershipId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', date)]));
  if (boardIds !== 'all') query = query.where('board_id', 'in', [...boardIds]);
  const rows = await query.groupBy('board_id').execute();
  return new Map(
    rows.map((row) => [
      row.boardId,
      { schools: Number(row.schools), groupTeachers: row.teachers === null ? null : Number(row.teachers) },
    ]),
  );
}

/** People to turn to when a board cannot answer any more, by name. */
export async function programmeLeaders(scope: Scope): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('person_role as role')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'role.partnership_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select('person.name')
    .distinct()
    .where('role.partnership_id', '=', scope.partnershipId)
    .where('role.role', '=', 'programmaleider')
    .where('person.ended_on', 'is', null)
    .orderBy('person.name')
    .execute();
  return rows.map((row) => row.name);
}

export async function partnershipName(scope: Scope): Promise<string> {
  const row = await scope.tx
    .selectFrom('partnership')
    .select('name')
    .where('id', '=', scope.partnershipId)
    .executeTakeFirstOrThrow();
  return row.name;
}

export async function schoolNames(scope: Scope, schoolIds: readonly string[]): Promise<Map<string, string>> {
  if (schoolIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('school')
    .select(['id', 'name'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', 'in', [...schoolIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface SchoolOfBoard {
  id: string;
  name: string;
  brin: string;
  tier: 'accredited' | 'keurmerk' | 'stageschool' | null;
  groupTeachers: number | null;
}

/** The schools a board has on `date` (ISO), by name. */
export async function schoolsOfBoard(scope: Scope, boardId: string, date: string): Promise<SchoolOfBoard[]> {
  return scope.tx
    .selectFrom('school')
    .select(['id', 'name', 'brin', 'tier', 'group_teachers as groupTeachers'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('board_id', '=', boardId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', date)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
}
