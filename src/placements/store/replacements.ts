import { sql } from 'kysely';
import type { StudentOfferRow, StudentReplacementRow } from '../../edge/database/tables/students.ts';
import type { Scope, Work } from '../../work/work.ts';
import type { Tier } from '../rules/redistribution/problem.ts';
import { studentsAtSchools } from './students-at-schools.ts';

/** The question to one board, with the search it belongs to. No student number among it. */
export interface OfferedPlace {
  offerId: string;
  replacementId: string;
  roundId: string;
  studentId: string;
  label: number;
  variant: string;
  phase: string | null;
  boardId: string;
  boardName: string;
  rank: number;
  why: { sameKring: boolean; spare: number };
  state: StudentOfferRow['state'];
  searchState: StudentReplacementRow['state'];
  answerBy: string;
  reason: string;
  school: string | null;
  answeredAt: string | null;
  answeredById: string | null;
  answeredBy: string | null;
  onBehalf: boolean;
}

/** Questions to boards: one, of one search, or of a whole round; by search and rank. */
export async function offeredPlaces(
  scope: Scope,
  by: { offerId: string } | { replacementId: string } | { roundId: string },
): Promise<OfferedPlace[]> {
  const rows = await scope.tx
    .selectFrom('student_offer as offer')
    .innerJoin('student_replacement as search', (join) =>
      join.onRef('search.partnership_id', '=', 'offer.partnership_id').onRef('search.id', '=', 'offer.replacement_id'),
    )
    .innerJoin('student_placement as student', (join) =>
      join.onRef('student.partnership_id', '=', 'search.partnership_id').onRef('student.id', '=', 'search.student_id'),
    )
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'offer.partnership_id').onRef('board.id', '=', 'offer.board_id'),
    )
    .leftJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'offer.partnership_id').onRef('school.id', '=', 'offer.school_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'offer.partnership_id').onRef('person.id', '=', 'offer.answered_by'),
    )
    .select(['offer.id as offerId', 'search.id as replacementId', 'search.round_id as roundId'])
    .select(['student.id as studentId', 'student.label', 'student.phase', 'variant.name as variant'])
    .select(['board.id as boardId', 'board.name as boardName', 'offer.rank', 'offer.why', 'offer.state'])
    .select(['search.state as searchState', 'search.answer_by as answerBy', 'offer.reason', 'school.name as school'])
    .select(['offer.answered_at as answeredAt', 'offer.answered_by as answeredById', 'person.name as answeredBy'])
    .select('offer.on_behalf as onBehalf')
    .where('offer.partnership_id', '=', scope.partnershipId)
    .$if('offerId' in by, (query) => query.where('offer.id', '=', (by as { offerId: string }).offerId))
    .$if('replacementId' in by, (query) =>
      query.where('search.id', '=', (by as { replacementId: string }).replacementId),
    )
    .$if('roundId' in by, (query) => query.where('search.round_id', '=', (by as { roundId: string }).roundId))
    .orderBy('search.asked_at')
    .orderBy('search.id')
    .orderBy('offer.rank')
    .execute();
  return rows.map((row) => ({ ...row, answeredAt: row.answeredAt?.toISOString() ?? null }));
}

/** Holds off every other answer about the same student until the transaction ends. */
export async function lockSearch(
  work: Work,
  replacementId: string,
): Promise<
  { state: StudentReplacementRow['state']; answerBy: string; studentId: string; roundId: string } | undefined
> {
  return work.tx
    .selectFrom('student_replacement')
    .select(['state', 'answer_by as answerBy', 'student_id as studentId', 'round_id as roundId'])
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', replacementId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertSearch(
  work: Work,
  search: { id: string; roundId: string; studentId: string; answerBy: string },
  offers: readonly { id: string; boardId: string; rank: number; why: OfferedPlace['why'] }[],
): Promise<void> {
  await work.tx
    .insertInto('student_replacement')
    .values({
      partnership_id: work.partnershipId,
      id: search.id,
      round_id: search.roundId,
      student_id: search.studentId,
      state: 'open',
      answer_by: search.answerBy,
      asked_at: work.now,
      asked_by: work.actor.personId,
    })
    .execute();
  await work.tx
    .insertInto('student_offer')
    .values(
      offers.map(({ id, boardId, rank, why }) => ({
        partnership_id: work.partnershipId,
        id,
        replacement_id: search.id,
        board_id: boardId,
        rank,
        state: 'open' as const,
        why: JSON.stringify(why),
        reason: '',
        on_behalf: false,
      })),
    )
    .execute();
}

export async function saveOfferAnswer(
  work: Work,
  offerId: string,
  answer: { state: 'accepted' | 'declined'; reason: string; schoolId: string | null; onBehalf: boolean },
): Promise<void> {
  await work.tx
    .updateTable('student_offer')
    .set({
      state: answer.state,
      reason: answer.reason,
      school_id: answer.schoolId,
      answered_at: work.now,
      answered_by: work.actor.personId,
      via: work.actor.via,
      on_behalf: answer.onBehalf,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', offerId)
    .execute();
}

/** Ends a search; the boards that did not answer hear it as `offers`. */
export async function endSearch(
  work: Work,
  replacementId: string,
  state: 'taken' | 'expired' | 'withdrawn',
): Promise<void> {
  await work.tx
    .updateTable('student_replacement')
    .set({ state })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', replacementId)
    .execute();
  await work.tx
    .updateTable('student_offer')
    .set({ state: state === 'taken' ? 'lost' : state })
    .where('partnership_id', '=', work.partnershipId)
    .where('replacement_id', '=', replacementId)
    .where('state', '=', 'open')
    .execute();
}

export async function openSearches(scope: Scope): Promise<{ id: string; answerBy: string }[]> {
  return scope.tx
    .selectFrom('student_replacement')
    .select(['id', 'answer_by as answerBy'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', '=', 'open')
    .execute();
}

/** A student whose board said no, held until the end of the transaction; undefined: there is none such in the round. */
export async function lockUnplaced(
  work: Work,
  roundId: string,
  studentId: string,
): Promise<{ variantId: string; schoolId: string } | undefined> {
  return work.tx
    .selectFrom('student_placement')
    .select(['variant_id as variantId', 'school_id as schoolId'])
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('id', '=', studentId)
    .where('status', '=', 'declined')
    .forUpdate()
    .executeTakeFirst();
}

/** Gives a student a place at another school; the board said yes to it. Who was to guide it there is not known yet. */
export async function placeStudent(
  work: Work,
  studentId: string,
  place: { schoolId: string; onBehalf: boolean },
): Promise<void> {
  await work.tx
    .updateTable('student_placement')
    .set({
      school_id: place.schoolId,
      site_id: null,
      mentor: null,
      status: 'confirmed',
      reason: '',
      decided_at: work.now,
      decided_by: work.actor.personId,
      via: work.actor.via,
      on_behalf: place.onBehalf,
      by_school: false,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', studentId)
    .execute();
}

/** Students that a board has or may get in a round, counted by the board that their school has now and by variant. */
export async function studentsByBoard(
  scope: Scope,
  roundId: string,
): Promise<{ boardId: string; variantId: string; students: number }[]> {
  return studentsAtSchools(scope, roundId)
    .select(['school.board_id as boardId', 'student.variant_id as variantId'])
    .select(sql<number>`count(*)::int`.as('students'))
    .where('student.status', 'in', ['proposed', 'confirmed'])
    .groupBy(['school.board_id', 'student.variant_id'])
    .execute();
}

/** The tiers that each board has schools of on `today` (ISO date). */
export async function tiersOfBoards(scope: Scope, today: string): Promise<Map<string, Tier[]>> {
  const rows = await scope.tx
    .selectFrom('school')
    .select(['board_id as boardId', 'tier'])
    .distinct()
    .where('partnership_id', '=', scope.partnershipId)
    .where('tier', 'is not', null)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', today)]))
    .$narrowType<{ tier: Tier }>()
    .execute();
  const tiers = new Map<string, Tier[]>();
  for (const { boardId, tier } of rows) tiers.set(boardId, [...(tiers.get(boardId) ?? []), tier]);
  return tiers;
}
