import { toInstant } from '../../time/local.ts';
import type { PollPhase } from './poll-lifecycle.ts';

/** A poll as far as holding its dates in calendars goes. */
export interface HeldPoll {
  holdDates: boolean;
  state: PollPhase;
  /** ISO instant at which it was closed, decided or cancelled; null while it runs. */
  endedAt: string | null;
}

export interface HeldOption {
  optionId: string;
  starts: string;
  withdrawn: boolean;
}

/** What is, or may be, in the calendar for one date. */
export interface Hold {
  optionId: string;
  /** The transactionId of every attempt to make the event. */
  eventKey: string;
  /** Null: the calendar has not said so yet, though it may have been made. */
  eventId: string | null;
  /** In whose calendars it was put; null: from before that was kept. */
  told: string | null;
}

/** Days for which the dates of a closed poll stay held, so that whoever has to choose can; nobody's calendar waits longer. */
const HELD_AFTER_CLOSING_DAYS = 7;
const DAY_MS = 86_400_000;

/** True while a date should be held: it may still become the meeting. */
export function wantsHold(poll: HeldPoll, option: HeldOption, now: string): boolean {
  if (!poll.holdDates || option.withdrawn || toInstant(option.starts) <= now) return false;
  if (poll.state === 'open') return true;
  const closed = poll.state === 'closed' && poll.endedAt !== null;
  return closed && Date.parse(now) < Date.parse(poll.endedAt ?? '') + HELD_AFTER_CLOSING_DAYS * DAY_MS;
}

export type HoldStep =
  | { kind: 'place'; optionId: string; hold: Hold | null }
  | { kind: 'release'; hold: Hold }
  /** It stands, but in the calendars of others than those who are to come now. */
  | { kind: 'retell'; optionId: string; hold: Hold };

/**
 * What the calendar is to be told next; null: all is as it should be. An event that may have been made is made once more
 * (the calendar answers with the one it has), because only then it can be taken out. Releasing goes first: nobody should
 * wait for a date that is free again. `expected` is one text for everybody in whose calendar the dates belong.
 */
export function nextHoldStep(
  poll: HeldPoll,
  options: readonly HeldOption[],
  holds: readonly Hold[],
  expected: string,
  now: string,
): HoldStep | null {
  const holdOf = new Map(holds.map((hold) => [hold.optionId, hold]));
  const wanted = options.filter((option) => wantsHold(poll, option, now));
  const isWanted = new Set(wanted.map(({ optionId }) => optionId));
  const surplus = holds.find(({ optionId }) => !isWanted.has(optionId));
  if (surplus) {
    return surplus.eventId === null
      ? { kind: 'place', optionId: surplus.optionId, hold: surplus }
      : { kind: 'release', hold: surplus };
  }
  const missing = wanted.find(({ optionId }) => !holdOf.get(optionId)?.eventId);
  if (missing) return { kind: 'place', optionId: missing.optionId, hold: holdOf.get(missing.optionId) ?? null };
  const stale = holds.find(({ told }) => told !== expected);
  return stale ? { kind: 'retell', optionId: stale.optionId, hold: stale } : null;
}
