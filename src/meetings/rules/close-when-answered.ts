import type { Instant } from '../../time/local.ts';
import { type PollSheet, progressOf } from './poll-sheet.ts';

/** So long after the last answer people can still change theirs. */
export const STILL_CHANGEABLE_MINUTES = 15;

/**
 * When a poll closes because everybody answered: a quarter of an hour after the last answer, or after its dates were last
 * changed. Null: somebody has not answered, or it stays open until its deadline anyway. It may lie past the deadline.
 */
export function closesAnsweredAt(sheet: PollSheet): Instant | null {
  const { state, closeWhenAnswered, lastAnswerAt, changedAt } = sheet.poll;
  const { asked, waiting } = progressOf(sheet);
  if (state !== 'open' || !closeWhenAnswered || asked === 0 || waiting.length > 0 || lastAnswerAt === null) return null;
  const quietSince = changedAt !== null && changedAt > lastAnswerAt ? changedAt : lastAnswerAt;
  return new Date(Date.parse(quietSince) + STILL_CHANGEABLE_MINUTES * 60_000).toISOString();
}

/** True for a poll that closed before its deadline because everybody had answered. */
export function closedAnswered(sheet: PollSheet): boolean {
  const { asked, waiting } = progressOf(sheet);
  return sheet.poll.closeWhenAnswered && asked > 0 && waiting.length === 0;
}
