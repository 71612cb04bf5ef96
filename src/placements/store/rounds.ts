import type { Selectable, Updateable } from 'kysely';
import type { PlacementRoundRow, RoundVariantRow } from '../../edge/database/tables/placements.ts';
import type { Scope, Work } from '../../work/work.ts';
import { deleteRegionDemands } from './demand.ts';

export interface Round {
  id: string;
  schoolYear: number;
  period: string;
  startsOn: string;
  state: PlacementRoundRow['state'];
  deadline: string;
  explanation: string;
  answerBy: PlacementRoundRow['answer_by'];
  previousRoundId: string | null;
  studentsKeptUntil: string | null;
  openedAt: string | null;
  closedAt: string | null;
}

export type RoundVariant = Pick<RoundVariantRow, 'id' | 'name' | 'position' | 'demand'>;

function toRound(row: Selectable<PlacementRoundRow>): Round {
  return {
    id: row.id,
    schoolYear: row.school_year,
    period: row.period,
    startsOn: row.starts_on,
    state: row.state,
    deadline: row.deadline,
    explanation: row.explanation,
    answerBy: row.answer_by,
    previousRoundId: row.previous_round_id,
    studentsKeptUntil: row.students_kept_until,
    openedAt: row.opened_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

function rounds(scope: Scope) {
  return scope.tx.selectFrom('placement_round').selectAll().where('partnership_id', '=', scope.partnershipId);
}

export async function findRound(scope: Scope, roundId: string): Promise<Round | undefined> {
  const row = await rounds(scope).where('id', '=', roundId).executeTakeFirst();
  return row && toRound(row);
}

/** `share`: the round stays as it is while an answer is saved; `update`: it changes, and answers wait. */
export async function lockRound(work: Work, roundId: string, how: 'share' | 'update'): Promise<Round | undefined> {
  const query = rounds(work).where('id', '=', roundId);
  const row = await (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst();
  return row && toRound(row);
}

/** All rounds, the latest school year first. */
export async function listRounds(scope: Scope): Promise<Round[]> {
  const rows = await rounds(scope).orderBy('school_year', 'desc').orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(toRound);
}

export async function openRounds(scope: Scope): Promise<Round[]> {
  const rows = await rounds(scope).where('state', '=', 'open').orderBy('deadline').orderBy('id').execute();
  return rows.map(toRound);
}

/** False: a round for this year and period exists already. */
export async function insertRound(work: Work, round: Round): Promise<boolean> {
  const inserted = await work.tx
    .insertInto('placement_round')
    .values({
      partnership_id: work.partnershipId,
      id: round.id,
      school_year: round.schoolYear,
      period: round.period,
      starts_on: round.startsOn,
      state: round.state,
      deadline: round.deadline,
      explanation: round.explanation,
      answer_by: round.answerBy,
      previous_round_id: round.previousRoundId,
      students_kept_until: round.studentsKeptUntil,
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The caller holds the round's lock. */
export async function updateRound(work: Work, roundId: string, change: Updateable<PlacementRoundRow>): Promise<void> {
  await work.tx
    .updateTable('placement_round')
    .set(change)
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', roundId)
    .execute();
}

/** Whether another round that was not cancelled has this year and period. */
export async function roundExists(
  scope: Scope,
  wanted: { schoolYear: number; period: string },
  except: string | null,
): Promise<boolean> {
  const rows = await rounds(scope)
    .where('school_year', '=', wanted.schoolYear)
    .where('state', '<>', 'cancelled')
    .execute();
  return rows.some((row) => row.id !== except && row.period.toLowerCase() === wanted.period.toLowerCase());
}

export async function variantsOf(scope: Scope, roundIds: readonly string[]): Promise<Map<string, RoundVariant[]>> {
  const byRound = new Map<string, RoundVariant[]>(roundIds.map((id) => [id, []]));
  if (roundIds.length === 0) return byRound;
  const rows = await scope.tx
    .selectFrom('round_variant')
    .select(['round_id', 'id', 'name', 'position', 'demand'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', 'in', [...roundIds])
    .orderBy('position')
    .orderBy('id')
    .execute();
  for (const { round_id, ...variant } of rows) byRound.get(round_id)?.push(variant);
  return byRound;
}

export async function insertVariants(work: Work, roundId: string, variants: readonly RoundVariant[]): Promise<void> {
  if (variants.length === 0) return;
  await work.tx
    .insertInto('round_variant')
    .values(variants.map((variant) => ({ partnership_id: work.partnershipId, round_id: roundId, ...variant })))
    .execute();
}

/** Of a draft alone: nothing has been offered for its variants yet. */
export async function deleteVariants(work: Work, roundId: string): Promise<void> {
  await deleteRegionDemands(work, roundId);
  await work.tx
    .deleteFrom('round_variant')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .execute();
}

export async function saveDemand(work: Work, roundId: string, variantId: string, demand: number | null): Promise<void> {
  await work.tx
    .updateTable('round_variant')
    .set({ demand })
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('id', '=', variantId)
    .execute();
}
