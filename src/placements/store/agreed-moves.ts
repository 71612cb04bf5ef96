import { sql } from 'kysely';
import type { Scope } from '../../work/work.ts';
import type { AgreedMove } from '../rules/students/difference.ts';

/** Where boards agreed to move students of a round, by a swap or as a new place after a no; the earliest first. */
export async function agreedMoves(scope: Scope, roundId: string): Promise<AgreedMove[]> {
  const { rows } = await sql<Omit<AgreedMove, 'at'> & { at: Date }>`
    select own.student_id as "studentId", 'swap' as how, own.school_id as "fromSchoolId",
      other.school_id as "toSchoolId", swap.ended_at as at
    from student_swap as swap
    join student_swap_side as own on own.partnership_id = swap.partnership_id and own.swap_id = swap.id
    join student_swap_side as other
      on other.partnership_id = swap.partnership_id and other.swap_id = swap.id and other.side <> own.side
    where swap.partnership_id = ${scope.partnershipId} and swap.round_id = ${roundId} and swap.state = 'done'
    union all
    select search.student_id, 'replacement', null, offer.school_id, offer.answered_at
    from student_replacement as search
    join student_offer as offer on offer.partnership_id = search.partnership_id and offer.replacement_id = search.id
    where search.partnership_id = ${scope.partnershipId} and search.round_id = ${roundId}
      and offer.state = 'accepted' and offer.school_id is not null
    order by 5, 1`.execute(scope.tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
