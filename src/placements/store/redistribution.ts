import type { Scope, Work } from '../../work/work.ts';
import type { AskedLine, AskState, AskWhy } from '../rules/redistribution/ask.ts';
import type { Strategy, Tier } from '../rules/redistribution/problem.ts';

/** A board that was asked for more places. */
export interface Ask {
  id: string;
  roundId: string;
  boardId: string;
  boardName: string;
  strategy: Strategy;
  state: AskState;
  answerBy: string;
  why: AskWhy;
  reason: string;
  sentAt: string;
  answeredAt: string | null;
  answeredById: string | null;
  answeredBy: string | null;
  onBehalf: boolean;
  lines: (AskedLine & { variant: string })[];
}

/** What was asked in a round (`roundId`) or under one id, oldest first, with its lines. */
export async function findAsks(scope: Scope, by: { roundId: string } | { askId: string }): Promise<Ask[]> {
  let query = scope.tx
    .selectFrom('redistribution_ask as ask')
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'ask.partnership_id').onRef('board.id', '=', 'ask.board_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'ask.partnership_id').onRef('person.id', '=', 'ask.answered_by'),
    )
    .selectAll('ask')
    .select(['board.name as boardName', 'person.name as answerer'])
    .where('ask.partnership_id', '=', scope.partnershipId);
  query = 'askId' in by ? query.where('ask.id', '=', by.askId) : query.where('ask.round_id', '=', by.roundId);
  const rows = await query.orderBy('ask.sent_at').orderBy('board.name').orderBy('ask.id').execute();
  const lines = await linesOf(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    boardId: row.board_id,
    boardName: row.boardName,
    strategy: row.strategy,
    state: row.state,
    answerBy: row.answer_by,
    why: row.why,
    reason: row.reason,
    sentAt: row.sent_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredById: row.answered_by,
    answeredBy: row.answerer,
    onBehalf: row.on_behalf,
    lines: lines.get(row.id) ?? [],
  }));
}

async function linesOf(scope: Scope, askIds: readonly string[]): Promise<Map<string, Ask['lines']>> {
  const byAsk = new Map<string, Ask['lines']>();
  if (askIds.length === 0) return byAsk;
  const rows = await scope.tx
    .selectFrom('redistribution_line as line')
    .innerJoin('round_variant as variant', (join) =>
      join.onRef('variant.partnership_id', '=', 'line.partnership_id').onRef('variant.id', '=', 'line.variant_id'),
    )
    .select(['line.ask_id', 'line.variant_id as variantId', 'variant.name as variant', 'line.asked', 'line.agreed'])
    .where('line.partnership_id', '=', scope.partnershipId)
    .where('line.ask_id', 'in', [...askIds])
    .orderBy('variant.position')
    .orderBy('variant.id')
    .execute();
  for (const { ask_id, ...line } of rows) byAsk.set(ask_id, [...(byAsk.get(ask_id) ?? []), line]);
  return byAsk;
}

/** Holds off other answers to this question until the transaction ends; false: there is no such question. */
export async function lockAsk(work: Work, askId: string): Promise<boolean> {
  const row = await work.tx
    .selectFrom('redistribution_ask')
    .select('id')
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', askId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertAsk(
  work: Work,
  ask: Pick<Ask, 'id' | 'roundId' | 'boardId' | 'strategy' | 'answerBy' | 'why'>,
  lines: readonly { variantId: string; places: number }[],
): Promise<void> {
  const { partnershipId: partnership_id } = work;
  await work.tx
    .insertInto('redistribution_ask')
    .values({
      partnership_id,
      id: ask.id,
      round_id: ask.roundId,
      board_id: ask.boardId,
      strategy: ask.strategy,
      state: 'open',
      answer_by: ask.answerBy,
      why: JSON.stringify(ask.why),
      reason: '',
      sent_at: work.now,
      sent_by: work.actor.personId,
      on_behalf: false,
    })
    .execute();
  await work.tx
    .insertInto('redistribution_line')
    .values(
      lines.map(({ variantId, places }) => ({
        partnership_id,
        ask_id: ask.id,
        round_id: ask.roundId,
        variant_id: variantId,
        asked: places,
        agreed: null,
      })),
    )
    .execute();
}

/** The caller holds the question's lock. */
export async function saveAskAnswer(
  work: Work,
  askId: string,
  answer: {
    state: AskState;
    reason: string;
    onBehalf: boolean;
    lines: readonly { variantId: string; agreed: number }[];
  },
): Promise<void> {
  await work.tx
    .updateTable('redistribution_ask')
    .set({
      state: answer.state,
      reason: answer.reason,
      answered_at: work.now,
      answered_by: work.actor.personId,
      via: work.actor.via,
      on_behalf: answer.onBehalf,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', askId)
    .execute();
  for (const { variantId, agreed } of answer.lines) {
    await work.tx
      .updateTable('redistribution_line')
      .set({ agreed })
      .where('partnership_id', '=', work.partnershipId)
      .where('ask_id', '=', askId)
      .where('variant_id', '=', variantId)
      .execute();
  }
}

export async function saveAskState(work: Work, askId: string, state: AskState): Promise<void> {
  await work.tx
    .updateTable('redistribution_ask')
    .set({ state })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', askId)
    .execute();
}

/** Questions that wait for an answer, over all rounds. */
export async function openAskIds(scope: Scope): Promise<{ id: string; answerBy: string }[]> {
  return scope.tx
    .selectFrom('redistribution_ask')
    .select(['id', 'answer_by as answerBy'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', '=', 'open')
    .execute();
}

/** Places agreed beyond the offers, per round, board and variant. */
export async function agreedPlaces(
  scope: Scope,
  roundIds: readonly string[],
): Promise<{ roundId: string; boardId: string; variantId: string; places: number }[]> {
  if (roundIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('redistribution_line as line')
    .innerJoin('redistribution_ask as ask', (join) =>
      join.onRef('ask.partnership_id', '=', 'line.partnership_id').onRef('ask.id', '=', 'line.ask_id'),
    )
    .select((eb) => [
      'line.round_id as roundId',
      'ask.board_id as boardId',
      'line.variant_id as variantId',
      eb.fn.sum<string>('line.agreed').as('places'),
    ])
    .where('line.partnership_id', '=', scope.partnershipId)
    .where('line.round_id', 'in', [...roundIds])
    .where('ask.state', 'in', ['accepted', 'countered'])
    .groupBy(['line.round_id', 'ask.board_id', 'line.variant_id'])
    .execute();
  return rows.map((row) => ({ ...row, places: Number(row.places) }));
}

/** Group teachers per board and tier on `date` (ISO); schools without a tier count as stagescholen. */
export async function teachersByTier(scope: Scope, date: string): Promise<Map<string, Record<Tier, number>>> {
  const rows = await scope.tx
    .selectFrom('school')
    .select((eb) => ['board_id', 'tier', eb.fn.sum<string | null>('group_teachers').as('teachers')])
    .where('partnership_id', '=', scope.partnershipId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', date)]))
    .groupBy(['board_id', 'tier'])
    .execute();
  const boards = new Map<string, Record<Tier, number>>();
  for (const { board_id, tier, teachers } of rows) {
    const known = boards.get(board_id) ?? { accredited: 0, keurmerk: 0, stageschool: 0 };
    known[tier ?? 'stageschool'] += Number(teachers ?? 0);
    boards.set(board_id, known);
  }
  return boards;
}
