import { localDate } from '../../../time/local.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { effectiveFigure } from '../../rules/capacity.ts';
import { type RankedBoard, type ReplacementCandidate, rankReplacements } from '../../rules/students/replacement.ts';
import type { UnplacedStudents } from '../../schema-replacements.ts';
import { askedBoards } from '../../store/boards.ts';
import { countFigures } from '../../store/offers.ts';
import { agreedPlaces } from '../../store/redistribution.ts';
import { type OfferedPlace, offeredPlaces, studentsByBoard, tiersOfBoards } from '../../store/replacements.ts';
import { recordView } from '../../store/student-views.ts';
import { unplacedStudents } from '../../store/students.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

/** Students whose board said no, with whom they are offered to and who could be asked. That they were seen is on the audit log. */
export async function listUnplaced(work: Work, roundId: string): Promise<UnplacedStudents> {
  await demandStudents(work, 'students.replace');
  await roundWithStudents(work, roundId);
  const students = await unplacedStudents(work, roundId);
  await recordView(work, { roundId, boardId: null, what: 'list', students: students.length });
  const offers = await offeredPlaces(work, { roundId });
  const rank = await rankedFor(work, roundId, offers);
  return {
    students: students.map(({ schoolId, variantId, boardId: _, ...student }) => ({
      ...student,
      search: searchOf(offers.filter((offer) => offer.studentId === student.studentId)),
      ranked: rank(student.studentId, { schoolId, variantId }),
    })),
  };
}

/** The last search for a student that found nothing, or runs. */
function searchOf(offers: readonly OfferedPlace[]): UnplacedStudents['students'][number]['search'] {
  const last = offers.at(-1);
  if (!last || last.searchState === 'taken') return null;
  return {
    replacementId: last.replacementId,
    state: last.searchState,
    answerBy: last.answerBy,
    offers: offers
      .filter(({ replacementId }) => replacementId === last.replacementId)
      .map((offer) => ({
        ...{ offerId: offer.offerId, boardId: offer.boardId, boardName: offer.boardName, rank: offer.rank },
        ...{ why: offer.why, state: offer.state, reason: offer.reason, school: offer.school },
        answeredBy:
          offer.answeredAt === null
            ? null
            : { personId: offer.answeredById, name: offer.answeredBy ?? '', onBehalf: offer.onBehalf },
      })),
  };
}

type Ranked = RankedBoard & { boardName: string };

/** Ranks the boards of a round for any student in it; what that takes is read once. */
export async function rankedFor(
  scope: Scope & { now: string },
  roundId: string,
  offers: readonly OfferedPlace[],
): Promise<(studentId: string, student: { variantId: string; schoolId: string }) => Ranked[]> {
  const boards = await askedBoards(scope, [roundId], 'all');
  const kringOf = new Map(boards.map(({ boardId, kringId }) => [boardId, kringId]));
  const nameOf = new Map(boards.map(({ boardId, boardName }) => [boardId, boardName]));
  const homes = new Map((await unplacedStudents(scope, roundId)).map(({ studentId, boardId }) => [studentId, boardId]));
  const candidates = await candidatesOf(scope, roundId, boards);
  return (studentId, { variantId }) => {
    const home = homes.get(studentId) ?? '';
    const saidNo = offers.filter((offer) => offer.studentId === studentId && offer.state === 'declined');
    const without = [home, ...saidNo.map(({ boardId }) => boardId)];
    return rankReplacements(candidates(variantId), { kringId: kringOf.get(home) ?? null, without }).map((board) => ({
      ...board,
      boardName: nameOf.get(board.boardId) ?? '',
    }));
  };
}

async function candidatesOf(
  scope: Scope & { now: string },
  roundId: string,
  boards: readonly { boardId: string; kringId: string | null; cap: number | null }[],
): Promise<(variantId: string) => ReplacementCandidate[]> {
  const places = new Tally();
  for (const figure of await countFigures(scope, [roundId])) {
    const effective = effectiveFigure(figure);
    if (effective) places.add(figure.boardId, figure.variantId, effective.definite + effective.provisional);
  }
  for (const { boardId, variantId, places: more } of await agreedPlaces(scope, [roundId])) {
    places.add(boardId, variantId, more);
  }
  const students = new Tally();
  for (const { boardId, variantId, students: some } of await studentsByBoard(scope, roundId)) {
    students.add(boardId, variantId, some);
  }
  const tiers = await tiersOfBoards(scope, localDate(scope.now));
  return (variantId) =>
    boards.map(({ boardId, kringId, cap }) => ({
      ...{ boardId, kringId },
      tier:
        (['accredited', 'keurmerk', 'stageschool'] as const).find((tier) => tiers.get(boardId)?.includes(tier)) ?? null,
      places: places.of(boardId, variantId),
      students: students.of(boardId, variantId),
      allPlaces: Math.min(cap ?? Number.POSITIVE_INFINITY, places.of(boardId)),
      allStudents: students.of(boardId),
    }));
}

/** Counts by board and variant, and by board in all. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(boardId: string, variantId: string, count: number): void {
    for (const key of [boardId, `${boardId}@${variantId}`]) this.#counts.set(key, this.#countOf(key) + count);
  }

  of(boardId: string, variantId?: string): number {
    return this.#countOf(variantId === undefined ? boardId : `${boardId}@${variantId}`);
  }

  #countOf(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
}
