import type { Scope, Work } from '../../work/work.ts';
import type { StudentStatus } from '../rules/students/difference.ts';
import type { SideFacts, SideState, Swappable, SwapState } from '../rules/students/swap.ts';
import { studentsAtSchools } from './students-at-schools.ts';

export interface SwapSide extends SideFacts {
  side: 'a' | 'b';
  studentId: string;
  label: number;
  variant: string;
  phase: string | null;
  school: string;
  /** The board that the school has now. */
  boardId: string;
  board: string;
  state: SideState;
  reason: string;
  answeredById: string | null;
  answeredBy: string | null;
  onBehalf: boolean;
}

export interface Swap {
  swapId: string;
  roundId: string;
  state: SwapState;
  answerBy: string;
  reason: string;
  proposedById: string | null;
  proposedBy: string;
  proposedAt: string;
  sides: [SwapSide, SwapSide];
}

/** One swap; those of a round that a board has a side in; or the open ones, of a round or of all. */
type SwapsWanted = { swapId: string } | { roundId: string; boardId: string } | { openIn: string | 'every-round' };

/** Swaps, the latest first. */
export async function swapsBy(scope: Scope, by: SwapsWanted): Promise<Swap[]> {
  const ids = await swapIds(scope, by);
  if (ids.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('student_swap as swap')
    .innerJoin('student_swap_side as side', (join) =>
      join.onRef('side.partnership_id', '=', 'swap.partnership_id').onRef('side.swap_id', '=', 'swap.id'),
    )
    .innerJoin('student_placement as student', (join) =>
      join.onRef('student.partnership_id', '=', 'side.partnership_id').onRef('student.id', '=', 'side.student_id'),
    )
    .innerJoin('round_variant as variant', (join) =>
      join.onRef('variant.partnership_id', '=', 'side.partnership_id').onRef('variant.id', '=', 'side.variant_id'),
    )
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'side.partnership_id').onRef('school.id', '=', 'side.school_id'),
    )
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .leftJoin('person as proposer', (join) =>
      join.onRef('proposer.partnership_id', '=', 'swap.partnership_id').onRef('proposer.id', '=', 'swap.proposed_by'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'side.partnership_id').onRef('person.id', '=', 'side.answered_by'),
    )
    .select(['swap.id as swapId', 'swap.round_id as roundId', 'swap.state', 'swap.answer_by as answerBy'])
    .select(['swap.reason', 'swap.proposed_by as proposedById', 'proposer.name as proposedBy'])
    .select(['swap.proposed_at as proposedAt', 'side.side', 'side.student_id as studentId', 'student.label'])
    .select(['variant.name as variant', 'student.phase', 'side.school_id as schoolId', 'school.name as school'])
    .select(['side.variant_id as variantId', 'board.id as boardId', 'board.name as board', 'side.state as sideState'])
    .select(['side.reason as sideReason', 'side.answered_by as answeredById', 'person.name as answeredBy'])
    .select(['side.on_behalf as onBehalf', 'student.school_id as nowSchoolId', 'student.variant_id as nowVariantId'])
    .select('student.status as nowStatus')
    .where('swap.partnership_id', '=', scope.partnershipId)
    .where('swap.id', 'in', ids)
    .orderBy('swap.proposed_at', 'desc')
    .orderBy('swap.id')
    .orderBy('side.side')
    .execute();
  const swaps = new Map<string, Swap & { sides: SwapSide[] }>();
  for (const row of rows) {
    const { swapId, roundId, state, answerBy, reason, proposedById } = row;
    const swap = swaps.get(swapId) ?? {
      ...{ swapId, roundId, state, answerBy, reason, proposedById, proposedBy: row.proposedBy ?? '' },
      proposedAt: row.proposedAt.toISOString(),
      sides: [] as unknown as [SwapSide, SwapSide],
    };
    const { side, studentId, label, variant, phase, schoolId, school, variantId, boardId, board } = row;
    swap.sides.push({
      ...{ side, studentId, label, variant, phase, schoolId, school, variantId, boardId, board },
      ...{ state: row.sideState, reason: row.sideReason, onBehalf: row.onBehalf },
      ...{ answeredById: row.answeredById, answeredBy: row.answeredBy },
      nowAt: { schoolId: row.nowSchoolId, variantId: row.nowVariantId, status: row.nowStatus },
    });
    swaps.set(swapId, swap);
  }
  return [...swaps.values()];
}

/** So many of a board are shown, the latest first. */
const SHOWN = 50;

async function swapIds(scope: Scope, by: SwapsWanted): Promise<string[]> {
  if ('swapId' in by) return [by.swapId];
  const query = scope.tx.selectFrom('student_swap as swap').where('swap.partnership_id', '=', scope.partnershipId);
  if ('openIn' in by) {
    const open = query.select('swap.id').where('swap.state', '=', 'open');
    const here = by.openIn === 'every-round' ? open : open.where('swap.round_id', '=', by.openIn);
    return (await here.execute()).map(({ id }) => id);
  }
  const rows = await query
    .innerJoin('student_swap_side as side', (join) =>
      join.onRef('side.partnership_id', '=', 'swap.partnership_id').onRef('side.swap_id', '=', 'swap.id'),
    )
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'side.partnership_id').onRef('school.id', '=', 'side.school_id'),
    )
    .select(['swap.id', 'swap.proposed_at'])
    .distinct()
    .where('swap.round_id', '=', by.roundId)
    .where('school.board_id', '=', by.boardId)
    .orderBy('swap.proposed_at', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(({ id }) => id);
}

/** Holds off every other answer about the same swap until the transaction ends; false: there is none. */
export async function lockSwap(work: Work, swapId: string): Promise<boolean> {
  const row = await work.tx
    .selectFrom('student_swap')
    .select('id')
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', swapId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export interface LockedStudent extends Swappable {
  label: number;
  phase: string | null;
}

/** These students of a round, held until the end of the transaction; always in the same order, so that none waits for another. */
export async function lockSwappable(
  work: Work,
  roundId: string,
  studentIds: readonly string[],
): Promise<Map<string, LockedStudent>> {
  const rows = await work.tx
    .selectFrom('student_placement')
    .select(['id as studentId', 'school_id as schoolId', 'variant_id as variantId', 'status', 'label', 'phase'])
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('id', 'in', [...studentIds])
    .orderBy('id')
    .forUpdate()
    .execute();
  const busy = await busyStudents(work, roundId);
  return new Map(
    rows.map((row) => [
      row.studentId,
      { ...row, inSwap: busy.inSwap.has(row.studentId), sought: busy.sought.has(row.studentId) },
    ]),
  );
}

/** Students of a round that are in an open swap, and that a place is sought for. */
export async function busyStudents(scope: Scope, roundId: string) {
  const swaps = await scope.tx
    .selectFrom('student_swap_side as side')
    .innerJoin('student_swap as swap', (join) =>
      join.onRef('swap.partnership_id', '=', 'side.partnership_id').onRef('swap.id', '=', 'side.swap_id'),
    )
    .select('side.student_id as id')
    .where('side.partnership_id', '=', scope.partnershipId)
    .where('swap.round_id', '=', roundId)
    .where('side.live', '=', true)
    .execute();
  const searches = await scope.tx
    .selectFrom('student_replacement')
    .select('student_id as id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .where('state', '=', 'open')
    .execute();
  return { inSwap: new Set(swaps.map(({ id }) => id)), sought: new Set(searches.map(({ id }) => id)) };
}

export async function insertSwap(
  work: Work,
  swap: { id: string; roundId: string; answerBy: string; reason: string },
  students: readonly [Swappable, Swappable],
): Promise<void> {
  const p = { partnership_id: work.partnershipId };
  await work.tx
    .insertInto('student_swap')
    .values({
      ...{ ...p, id: swap.id, round_id: swap.roundId, state: 'open', answer_by: swap.answerBy, reason: swap.reason },
      ...{ proposed_at: work.now, proposed_by: work.actor.personId },
    })
    .execute();
  await work.tx
    .insertInto('student_swap_side')
    .values(
      students.map(({ studentId, schoolId, variantId }, at) => ({
        ...{ ...p, swap_id: swap.id, side: at === 0 ? ('a' as const) : ('b' as const), student_id: studentId },
        ...{ school_id: schoolId, variant_id: variantId, live: true, state: 'open' as const, reason: '' },
        on_behalf: false,
      })),
    )
    .execute();
}

export async function saveSide(
  work: Work,
  place: { swapId: string; side: 'a' | 'b' },
  answer: { state: SideState; reason: string; onBehalf: boolean },
): Promise<void> {
  await work.tx
    .updateTable('student_swap_side')
    .set({
      ...{ state: answer.state, reason: answer.reason, on_behalf: answer.onBehalf },
      ...{ answered_at: work.now, answered_by: work.actor.personId, via: work.actor.via },
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('swap_id', '=', place.swapId)
    .where('side', '=', place.side)
    .execute();
}

export async function endSwap(work: Work, swapId: string, state: Exclude<SwapState, 'open'>): Promise<void> {
  await work.tx
    .updateTable('student_swap')
    .set({ state, ended_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', swapId)
    .execute();
  await work.tx
    .updateTable('student_swap_side')
    .set({ live: false })
    .where('partnership_id', '=', work.partnershipId)
    .where('swap_id', '=', swapId)
    .execute();
}

/** Puts a student at another school, agreed by both sides; who was to guide it there is not known yet. */
export async function moveSwapped(
  work: Work,
  studentId: string,
  to: { schoolId: string; onBehalf: boolean; bySchool: boolean },
): Promise<void> {
  await work.tx
    .updateTable('student_placement')
    .set({
      ...{ school_id: to.schoolId, site_id: null, mentor: null, status: 'confirmed' as const, reason: '' },
      ...{ decided_at: work.now, decided_by: work.actor.personId, via: work.actor.via },
      ...{ on_behalf: to.onBehalf, by_school: to.bySchool },
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', studentId)
    .execute();
}

export interface SwapPartner {
  studentId: string;
  label: number;
  variant: string;
  phase: string | null;
  schoolId: string;
  school: string;
  boardId: string;
  board: string;
  kringId: string | null;
}

/** Students of the same variant elsewhere in the round, by pseudonym; those that are busy or gone are left out. */
export async function swapPartners(
  scope: Scope,
  roundId: string,
  own: { variantId: string; schoolId: string },
): Promise<SwapPartner[]> {
  const rows = await studentsAtSchools(scope, roundId)
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .select(['student.id as studentId', 'student.label', 'variant.name as variant', 'student.phase'])
    .select(['school.id as schoolId', 'school.name as school', 'board.id as boardId', 'board.name as board'])
    .select('board.kring_id as kringId')
    .where('student.variant_id', '=', own.variantId)
    .where('student.school_id', '!=', own.schoolId)
    .where('student.status', '!=', 'withdrawn' satisfies StudentStatus)
    .execute();
  const busy = await busyStudents(scope, roundId);
  return rows.filter(({ studentId }) => !busy.inSwap.has(studentId) && !busy.sought.has(studentId));
}

/** Where one student of a round is; undefined: there is none such. */
export async function whereIs(scope: Scope, roundId: string, studentId: string) {
  return studentsAtSchools(scope, roundId)
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .select(['student.id as studentId', 'student.school_id as schoolId', 'student.variant_id as variantId'])
    .select(['student.phase', 'student.label', 'board.id as boardId', 'board.name as board'])
    .select('board.kring_id as kringId')
    .where('student.id', '=', studentId)
    .executeTakeFirst();
}
