import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import { capacitySubject } from '../rules/placement-round.ts';
import type { CapacityHistory, OfferView } from '../schema.ts';
import { schoolNames } from '../store/boards.ts';
import { answerHistory } from '../store/offers.ts';
import { variantsOf } from '../store/rounds.ts';

/** An answer as `recordAnswer` wrote it. */
interface RecordedAnswer {
  offers: (OfferView & { variantId: string; schoolId: string | null })[];
  cap: number | null;
}

/** Every answer for one board in a round, newest first, with what each one changed. */
export async function capacityHistory(
  scope: Scope,
  roundId: string,
  boardId: string,
  standing: Standing,
): Promise<CapacityHistory> {
  if (!mayPlacements('capacity.view', rolesAt(standing, { boardId }))) throw new Refusal('not-allowed', 'not-allowed');
  const variants = new Map(((await variantsOf(scope, [roundId])).get(roundId) ?? []).map(({ id, name }) => [id, name]));
  const rows = await answerHistory(scope, capacitySubject(roundId, boardId));
  const schoolIds = rows.flatMap((row) =>
    (row.after as RecordedAnswer).offers.flatMap(({ schoolId }) => schoolId ?? []),
  );
  const schools = await schoolNames(scope, [...new Set(schoolIds)]);
  return {
    changes: rows.map((row) => {
      const [before, after] = [row.before as RecordedAnswer, row.after as RecordedAnswer];
      return {
        at: row.at.toISOString(),
        by: row.by,
        via: row.via,
        variants: changedCells(before, after).map(({ variantId, schoolId, ...figures }) => ({
          name: variants.get(variantId) ?? '',
          school: schoolId === null ? null : (schools.get(schoolId) ?? ''),
          ...figures,
        })),
        cap: before.cap === after.cap ? null : { before: before.cap, after: after.cap },
      };
    }),
  };
}

function changedCells(before: RecordedAnswer, after: RecordedAnswer) {
  const cellKey = (cell: { variantId: string; schoolId: string | null }) => `${cell.variantId}@${cell.schoolId ?? ''}`;
  const cells = new Map<string, { variantId: string; schoolId: string | null }>();
  for (const cell of [...after.offers, ...before.offers]) cells.set(cellKey(cell), cell);
  const find = (answer: RecordedAnswer, key: string): OfferView | null => {
    const cell = answer.offers.find((offer) => cellKey(offer) === key);
    if (!cell) return null;
    const { certainty, places, provisionalUntil, reason } = cell;
    return { certainty, places, provisionalUntil, reason };
  };
  return [...cells].map(([key, { variantId, schoolId }]) => ({
    variantId,
    schoolId,
    before: find(before, key),
    after: find(after, key),
  }));
}
