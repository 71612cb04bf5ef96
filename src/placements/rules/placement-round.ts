import { addDays, type Instant, type LocalDate, type LocalDateTime, toInstant, toLocal } from '../../time/local.ts';

/** draft → open → closed; a closed round may be opened again with a later deadline; a draft or open one cancelled. */
export const ROUND_STATES = ['draft', 'open', 'closed', 'cancelled'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** A round as far as its lifecycle goes. */
export interface RoundTimes {
  state: RoundState;
  deadline: LocalDateTime;
  /** First day of the period the places are for. */
  startsOn: LocalDate;
}

/** Why a step may not be taken; codes of `src/text/placements.ts`. */
export type RoundFault =
  | 'round-not-open'
  | 'round-closed'
  | 'round-cancelled'
  | 'round-already-open'
  | 'round-deadline-past'
  | 'round-deadline-after-start'
  | 'round-no-variants'
  | 'round-same-variants';

/** Answers are taken until the deadline, not at it: "tot 17.00 uur". */
export function deadlinePassed(round: Pick<RoundTimes, 'deadline'>, now: Instant): boolean {
  return toInstant(round.deadline) <= now;
}

/** Until when answers were taken: the deadline, or the moment before it at which somebody closed the round by hand. */
export function endedAt(round: Pick<RoundTimes, 'state' | 'deadline'> & { closedAt: Instant | null }): LocalDateTime {
  if (round.state !== 'closed' || round.closedAt === null) return round.deadline;
  return round.closedAt < toInstant(round.deadline) ? toLocal(round.closedAt).slice(0, 16) : round.deadline;
}

/** The round as it is for one board: a board that was given more time may answer after the others. */
export function forBoard<T extends RoundTimes>(round: T, extendedUntil: LocalDateTime | null): T {
  if (extendedUntil === null || extendedUntil <= round.deadline) return round;
  return { ...round, deadline: extendedUntil, state: round.state === 'closed' ? 'open' : round.state };
}

/** Null: answers may be given and changed now. A round that is due counts as closed before anybody has closed it. */
export function answerFault(round: RoundTimes, now: Instant): RoundFault | null {
  if (round.state === 'draft') return 'round-not-open';
  if (round.state === 'cancelled') return 'round-cancelled';
  return round.state === 'closed' || deadlinePassed(round, now) ? 'round-closed' : null;
}

/** Null: the round may be opened with these variants and this deadline. */
export function openFault(round: RoundTimes, variantNames: readonly string[], now: Instant): RoundFault | null {
  if (round.state === 'open') return 'round-already-open';
  if (round.state !== 'draft') return round.state === 'closed' ? 'round-closed' : 'round-cancelled';
  if (variantNames.length === 0) return 'round-no-variants';
  return variantsFault(variantNames) ?? deadlineFault(round, now);
}

/** Null: this deadline can be set on a round that is open, or reopens one that is closed. */
export function deadlineFault(round: Pick<RoundTimes, 'deadline' | 'startsOn'>, now: Instant): RoundFault | null {
  if (deadlinePassed(round, now)) return 'round-deadline-past';
  return round.deadline.slice(0, 10) >= round.startsOn ? 'round-deadline-after-start' : null;
}

export function variantsFault(names: readonly string[]): RoundFault | null {
  return new Set(names.map(sameVariant)).size < names.length ? 'round-same-variants' : null;
}

/** Variants of two rounds are the same when their names are, whatever the capitals and spaces. */
export function sameVariant(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Null: the round may be closed now. Closing what is closed changes nothing and is no fault. */
export function closeFault(round: Pick<RoundTimes, 'state'>): RoundFault | null {
  if (round.state === 'draft') return 'round-not-open';
  return round.state === 'cancelled' ? 'round-cancelled' : null;
}

/**
 * The first day of a period nobody gave: the start of the school year, of its second half when answers are taken beyond
 * that, and else the day after the deadline.
 */
export function usualStart(schoolYear: number, deadline: LocalDateTime): LocalDate {
  const halves = [`${schoolYear}-09-01`, `${schoolYear + 1}-02-01`];
  return halves.find((day) => day > deadline.slice(0, 10)) ?? addDays(deadline, 1);
}

/** What the clock has to close. */
export function isDue(round: RoundTimes, now: Instant): boolean {
  return round.state === 'open' && deadlinePassed(round, now);
}

/** What an answer in a round is called where a question needs one name: of a board, or of one school that answers for itself. */
export function capacitySubject(roundId: string, boardId: string, schoolId?: string): string {
  return schoolId === undefined ? `${roundId}:${boardId}` : `${roundId}:${boardId}:${schoolId}`;
}

/** The round, board and, where it is a school's, school of such a name; null when it is not one. */
export function readCapacitySubject(subjectId: string): { roundId: string; boardId: string; schoolId?: string } | null {
  const [roundId, boardId, schoolId, more] = subjectId.split(':');
  if (!roundId || !boardId || schoolId === '' || more !== undefined) return null;
  return { roundId, boardId, ...(schoolId === undefined ? {} : { schoolId }) };
}
