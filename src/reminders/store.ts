import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ObligationRow } from '../edge/database/tables/reminders.ts';
import type { Scope, Work } from '../work/work.ts';
import type { NewObligation, QuestionRef, Selection } from './schema.ts';

/** An obligation as the rules read it; instants are ISO strings. */
export interface Obligation {
  id: string;
  question: QuestionRef;
  topic: string;
  title: string;
  seatId: string | null;
  boardId: string | null;
  /** Given: this school of the board owes it. */
  schoolId: string | null;
  bodyId: string | null;
  since: string;
  dueAt: string;
  settledAt: string | null;
  settledBy: string | null;
  settledVia: 'chat' | 'tab' | 'link' | 'system' | null;
  withdrawnAt: string | null;
  timesAsked: number;
  lastAskedAt: string;
}

/** As much of an open obligation as people are shown of it. */
export type OpenObligation = Pick<
  Obligation,
  'id' | 'question' | 'topic' | 'title' | 'seatId' | 'boardId' | 'schoolId' | 'bodyId' | 'since' | 'dueAt'
>;

/** Adds what is owed; an obligation that exists is opened again with the new due date, unless it stands open already. */
export async function saveObligations(work: Work, obligations: readonly NewObligation[]): Promise<void> {
  for (const chunk of chunks(obligations, 500)) {
    await work.tx
      .insertInto('obligation')
      .values(chunk.map((obligation) => newRow(work, obligation)))
      .onConflict((conflict) =>
        conflict.constraint('obligation_once').doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          topic: eb.ref('excluded.topic'),
          body_id: eb.ref('excluded.body_id'),
          school_id: eb.ref('excluded.school_id'),
          due_at: eb.ref('excluded.due_at'),
          since: eb
            .case()
            .when('obligation.withdrawn_at', 'is not', null)
            .then(eb.ref('excluded.since'))
            .else(eb.ref('obligation.since'))
            .end(),
          withdrawn_at: null,
        })),
      )
      .execute();
  }
}

function newRow(work: Work, obligation: NewObligation) {
  return {
    partnership_id: work.partnershipId,
    id: work.newId(),
    question_kind: obligation.question.kind,
    subject_id: obligation.question.subjectId,
    topic: obligation.topic,
    title: obligation.title,
    seat_id: obligation.seatId ?? null,
    board_id: obligation.boardId ?? null,
    school_id: obligation.schoolId ?? null,
    body_id: obligation.bodyId ?? null,
    since: work.now,
    due_at: obligation.dueAt,
    times_asked: 1,
    last_asked_at: work.now,
  };
}

export async function markWithdrawn(work: Work, question: QuestionRef): Promise<void> {
  await ofQuestion(work, question)
    .set({ withdrawn_at: work.now })
    .where('settled_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function saveDue(work: Work, question: QuestionRef, dueAt: string): Promise<void> {
  await ofQuestion(work, question).set({ due_at: dueAt }).execute();
}

export function ofQuestion(work: Work, question: QuestionRef) {
  return work.tx
    .updateTable('obligation')
    .where('partnership_id', '=', work.partnershipId)
    .where('question_kind', '=', question.kind)
    .where('subject_id', '=', question.subjectId);
}

/** Open obligations that match the selection, soonest due first. */
export async function openObligations(scope: Scope, selection: Selection = {}): Promise<Obligation[]> {
  const rows = await selecting(scope, selection)
    .selectAll()
    .where('settled_at', 'is', null)
    .orderBy('due_at')
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(toObligation);
}

/** What these seats, boards and schools still owe, soonest due first. */
export async function openObligationsOf(
  scope: Scope,
  { seatIds, boardIds, schoolIds }: Record<'seatIds' | 'boardIds' | 'schoolIds', readonly string[]>,
): Promise<OpenObligation[]> {
  const found: OpenObligation[] = [];
  for (const chunk of chunks(seatIds, 1000)) found.push(...(await openAt(scope, sql`seat_id = any(${chunk})`)));
  for (const chunk of chunks(boardIds, 1000))
    found.push(...(await openAt(scope, sql`board_id = any(${chunk}) and school_id is null`)));
  for (const chunk of chunks(schoolIds, 1000)) found.push(...(await openAt(scope, sql`school_id = any(${chunk})`)));
  return found.sort((a, b) => (a.dueAt === b.dueAt ? a.title.localeCompare(b.title) : a.dueAt < b.dueAt ? -1 : 1));
}

type OpenCells = [
  id: string,
  subjectId: string,
  topic: string,
  title: string,
  seatId: string | null,
  boardId: string | null,
  schoolId: string | null,
];

/** One person may owe hundreds: what they have in common comes once and the rest as one value. */
async function openAt(scope: Scope, place: RawBuilder<unknown>): Promise<OpenObligation[]> {
  const { rows } = await sql<{ kind: string; body: string | null; since: Date; due: Date; open: OpenCells[] }>`
    select question_kind as kind, body_id as body, since, due_at as due,
      json_agg(array[id, subject_id, topic, title, seat_id, board_id, school_id]) as open
    from obligation
    where partnership_id = ${scope.partnershipId} and settled_at is null and withdrawn_at is null and ${place}
    group by question_kind, body_id, since, due_at`.execute(scope.tx);
  return rows.flatMap(({ kind, body: bodyId, since: asked, due, open }) => {
    const [since, dueAt] = [asked.toISOString(), due.toISOString()];
    return open.map(([id, subjectId, topic, title, seatId, boardId, schoolId]) => {
      return { id, question: { kind, subjectId }, topic, title, seatId, boardId, schoolId, bodyId, since, dueAt };
    });
  });
}

/** As much of an open obligation as it takes to decide whether something is due. */
export type DueObligation = Pick<
  Obligation,
  'id' | 'seatId' | 'boardId' | 'schoolId' | 'bodyId' | 'since' | 'dueAt'
> & {
  kind: string;
};

type DebtCells = [id: string, seatId: string | null, boardId: string | null, schoolId: string | null];

/**
 * Open obligations that close between two instants (ISO), and of the kinds named in `late` those whose last day has passed. There
 * may be a hundred thousand, so what they have in common comes once and the rest as one value.
 */
export async function obligationsThatMayBeDue(
  scope: Scope,
  { after, before, late }: { after: string; before: string; late: readonly string[] },
): Promise<DueObligation[]> {
  const { rows } = await sql<{ kind: string; body: string | null; since: Date; due: Date; debts: DebtCells[] }>`
    select question_kind as kind, body_id as body, since, due_at as due, json_agg(array[id, seat_id, board_id, school_id]) as debts
    from obligation
    where partnership_id = ${scope.partnershipId} and settled_at is null and withdrawn_at is null
      and due_at < ${before}::timestamptz and (due_at > ${after}::timestamptz or question_kind = any(${[...late]}::text[]))
    group by question_kind, body_id, since, due_at`.execute(scope.tx);
  return rows.flatMap(({ kind, body: bodyId, since: asked, due, debts }) => {
    const [since, dueAt] = [asked.toISOString(), due.toISOString()];
    return debts.map(([id, seatId, boardId, schoolId]) => ({
      id,
      kind,
      seatId,
      boardId,
      schoolId,
      bodyId,
      since,
      dueAt,
    }));
  });
}

/** All that these questions ask of anybody, what is settled or withdrawn too. */
export async function obligationsOfQuestions(scope: Scope, questions: readonly QuestionRef[]): Promise<Obligation[]> {
  const found: Obligation[] = [];
  for (const kind of new Set(questions.map((question) => question.kind))) {
    const subjectIds = questions.flatMap((question) => (question.kind === kind ? question.subjectId : []));
    const rows = await scope.tx
      .selectFrom('obligation')
      .selectAll()
      .where('partnership_id', '=', scope.partnershipId)
      .where('question_kind', '=', kind)
      .where('subject_id', 'in', [...new Set(subjectIds)])
      .execute();
    found.push(...rows.map(toObligation));
  }
  return found;
}

/** These obligations, those that are settled or withdrawn too; by id. */
export async function findObligations(scope: Scope, ids: readonly string[]): Promise<Map<string, Obligation>> {
  const found = new Map<string, Obligation>();
  for (const chunk of chunks([...new Set(ids)], 1000)) {
    const rows = await scope.tx
      .selectFrom('obligation')
      .selectAll()
      .where('partnership_id', '=', scope.partnershipId)
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) found.set(row.id, toObligation(row));
  }
  return found;
}

/** Everything that was ever owed on one question, also what is settled or withdrawn. */
export async function obligationsOf(
  scope: Scope,
  question: { kind: string; subjectId?: string | undefined; title?: string | undefined },
): Promise<Obligation[]> {
  let query = scope.tx
    .selectFrom('obligation')
    .selectAll()
    .where('partnership_id', '=', scope.partnershipId)
    .where('question_kind', '=', question.kind);
  if (question.subjectId !== undefined) query = query.where('subject_id', '=', question.subjectId);
  if (question.title !== undefined) query = query.where('title', '=', question.title).where('board_id', 'is not', null);
  return (await query.orderBy('id').execute()).map(toObligation);
}

/**
 * How many were asked and how many answered, within the selection: of questions to seats by subject, of questions that
 * are put to each board apart by kind and title.
 */
export async function countsOf(
  scope: Scope,
  selection: Selection,
  asked: { subjectIds: readonly string[]; boardTitles: readonly string[] },
): Promise<Map<string, { asked: number; answered: number }>> {
  const counts = new Map<string, { asked: number; answered: number }>();
  for (const [column, values] of [['subject_id', asked.subjectIds] as const, ['title', asked.boardTitles] as const]) {
    if (values.length === 0) continue;
    const rows = await selecting(scope, selection)
      .select((eb) => [
        'question_kind as kind',
        `${column} as what` as const,
        eb.fn.countAll<string>().as('asked'),
        eb.fn.count<string>('settled_at').as('answered'),
      ])
      .where(column, 'in', [...new Set(values)])
      .where('board_id', column === 'title' ? 'is not' : 'is', null)
      .groupBy(['question_kind', column])
      .execute();
    for (const row of rows) {
      counts.set(`${row.kind}:${row.what}`, { asked: Number(row.asked), answered: Number(row.answered) });
    }
  }
  return counts;
}

function selecting(scope: Scope, selection: Selection) {
  let query = scope.tx
    .selectFrom('obligation')
    .where('partnership_id', '=', scope.partnershipId)
    .where('withdrawn_at', 'is', null);
  if (selection.kind) query = query.where('question_kind', '=', selection.kind);
  if (selection.subjectId) query = query.where('subject_id', '=', selection.subjectId);
  if (selection.topic) query = query.where('topic', '=', selection.topic);
  if (selection.title) query = query.where('title', '=', selection.title);
  if (selection.boardId) query = query.where('board_id', '=', selection.boardId);
  const { bodyId } = selection;
  if (bodyId) {
    query = query.where((eb) =>
      eb.or([
        eb('body_id', '=', bodyId),
        eb(
          'board_id',
          'in',
          eb
            .selectFrom('board')
            .select('board.id')
            .where('board.partnership_id', '=', scope.partnershipId)
            .where('board.kring_id', '=', bodyId),
        ),
      ]),
    );
  }
  return query;
}

function toObligation(row: Selectable<ObligationRow>): Obligation {
  return {
    id: row.id,
    question: { kind: row.question_kind, subjectId: row.subject_id },
    topic: row.topic,
    title: row.title,
    seatId: row.seat_id,
    boardId: row.board_id,
    schoolId: row.school_id,
    bodyId: row.body_id,
    since: row.since.toISOString(),
    dueAt: row.due_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    settledBy: row.settled_by,
    settledVia: row.settled_via,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    timesAsked: row.times_asked,
    lastAskedAt: row.last_asked_at.toISOString(),
  };
}

export function chunks<T>(values: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < values.length; at += size) parts.push(values.slice(at, at + size));
  return parts;
}
