import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../work/work.ts';
import type { NewObligation, QuestionRef } from './schema.ts';
import { ofQuestion } from './store.ts';

/** Marks what a seat or board owed as answered; the first who answers is kept. */
export async function markSettled(
  work: Work,
  settled: { question: QuestionRef; seatId?: string; boardId?: string; personId: string },
): Promise<void> {
  await ofQuestion(work, settled.question)
    .set({ settled_at: work.now, settled_by: settled.personId, settled_via: work.actor.via })
    .where('seat_id', 'is not distinct from', settled.seatId ?? null)
    .where('board_id', 'is not distinct from', settled.boardId ?? null)
    .where('settled_at', 'is', null)
    .execute();
}

/** What one of several people who answer together has answered, for one seat. */
export interface SeatSettled {
  seatId: string;
  personId: string;
  via: Work['actor']['via'];
}

/** The same for the seats of several people who answer one question together, as a statement to be sent with what they say. */
export function seatsToSettle(work: Work, question: QuestionRef, settled: readonly SeatSettled[]): RawBuilder<unknown> {
  const column = (name: keyof SeatSettled) => settled.map((one) => one[name]);
  return sql`
    update obligation set settled_at = ${work.now}::timestamptz, settled_by = person_id, settled_via = said_via
    from unnest(${column('seatId')}::text[], ${column('personId')}::text[], ${column('via')}::text[])
      as settled (said_for, person_id, said_via)
    where partnership_id = ${work.partnershipId} and question_kind = ${question.kind}
      and subject_id = ${question.subjectId} and seat_id = said_for and board_id is null and settled_at is null`;
}

/** Opens what these seats or boards had answered; from now on they are asked as if for the first time. */
export async function markReopened(work: Work, obligations: readonly NewObligation[]): Promise<void> {
  for (const { question, seatId, boardId } of obligations) {
    await ofQuestion(work, question)
      .set({
        settled_at: null,
        settled_by: null,
        settled_via: null,
        since: work.now,
        times_asked: 1,
        last_asked_at: work.now,
      })
      .where('seat_id', 'is not distinct from', seatId ?? null)
      .where('board_id', 'is not distinct from', boardId ?? null)
      .where('settled_at', 'is not', null)
      .execute();
  }
}
