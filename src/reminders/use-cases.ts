import type { RawBuilder } from 'kysely';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { inSendingHours } from './rules/sending-days.ts';
import type { NewObligation, QuestionRef } from './schema.ts';
import { markWithdrawn, saveDue, saveObligations } from './store.ts';
import { markReopened, markSettled, type SeatSettled, seatsToSettle } from './store-settled.ts';

export type { SeatSettled } from './store-settled.ts';

/** Records that seats or boards owe an answer from now on. Owing the same thing twice is owing it once. */
export async function owe(work: Work, obligations: readonly NewObligation[]): Promise<void> {
  for (const { seatId, boardId, schoolId } of obligations) {
    const ofSchool = schoolId === undefined || boardId !== undefined;
    if ((seatId === undefined) === (boardId === undefined) || !ofSchool) throw new Refusal('invalid', 'bad-input');
  }
  await saveObligations(work, obligations);
}

/** What was asked is asked anew, of whoever had answered already: their answer no longer covers it. */
export async function oweAgain(work: Work, obligations: readonly NewObligation[]): Promise<void> {
  await markReopened(work, obligations);
  await owe(work, obligations);
}

/** Records that a seat or board has answered; answering again changes nothing. */
export async function settle(
  work: Work,
  settled: { question: QuestionRef; seatId?: string; boardId?: string; personId: string },
): Promise<void> {
  await markSettled(work, settled);
}

/** The same of seats whose people answer together, as one statement that goes to the database with what they said. */
export function settledTogether(work: Work, question: QuestionRef, seats: readonly SeatSettled[]): RawBuilder<unknown> {
  return seatsToSettle(work, question, seats);
}

/** Nobody owes an answer to this question any longer: it was decided, closed or cancelled. */
export async function withdraw(work: Work, question: QuestionRef): Promise<void> {
  await markWithdrawn(work, question);
}

/** Whether what goes out by itself may go out now (ISO instant): in office hours, on working days. */
export function isSendingTime(now: string): boolean {
  return inSendingHours(now);
}

/** Gives a question another deadline (ISO instant). */
export async function changeDue(work: Work, question: QuestionRef, dueAt: string): Promise<void> {
  await saveDue(work, question, dueAt);
}
