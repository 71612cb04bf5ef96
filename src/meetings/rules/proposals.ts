import type { PublicHolidayName } from '../../time/holidays.ts';
import { type Instant, type LocalDateTime, toInstant } from '../../time/local.ts';
import { faultsOfNewPoll, type PollTimes, phaseOf } from './poll-lifecycle.ts';

/** A date that a member would rather have than those of the poll. */
export interface Proposal {
  proposalId: string;
  personId: string;
  starts: LocalDateTime;
  minutes: number;
  note: string;
  state: 'open' | 'taken' | 'declined';
  /** What the organiser said to it. */
  word: string;
  at: Instant;
}

/** So many proposals of one person wait at most: a poll is not a wish list. */
export const MOST_WAITING = 3;

interface Asked {
  starts: LocalDateTime;
  minutes: number;
}

export type ProposalFault =
  | { code: 'invalid' }
  | { code: 'past' }
  | { code: 'holiday'; holiday: PublicHolidayName }
  | { code: 'before-deadline'; deadline: LocalDateTime }
  | { code: 'is-option' }
  | { code: 'too-many'; most: number }
  | { code: 'declined-before' };

/** Why somebody cannot propose this date for a poll that is open; null: they can. `own`: what they proposed before. */
export function whyNotPropose(
  poll: PollTimes & { options: readonly (Asked & { withdrawn: boolean })[] },
  asked: Asked,
  own: readonly Proposal[],
  now: Instant,
): ProposalFault | null {
  const [fault] = faultsOfNewPoll({ deadline: poll.deadline, options: [asked] }, now);
  switch (fault?.code) {
    case 'option-invalid':
      return { code: 'invalid' };
    case 'option-past':
      return { code: 'past' };
    case 'option-holiday':
      return { code: 'holiday', holiday: fault.holiday };
    case 'deadline-after-option':
      return { code: 'before-deadline', deadline: poll.deadline };
  }
  if (poll.options.some(({ starts, withdrawn }) => starts === asked.starts && !withdrawn)) return { code: 'is-option' };
  const same = own.find(({ starts }) => starts === asked.starts);
  if (same?.state === 'declined') return { code: 'declined-before' };
  const waiting = own.filter(({ state }) => state === 'open').length;
  return !same && waiting >= MOST_WAITING ? { code: 'too-many', most: MOST_WAITING } : null;
}

/** Why a proposal cannot become one of the dates now; null: it can. */
export function whyNotTake(
  poll: PollTimes,
  proposal: Pick<Proposal, 'starts' | 'state'>,
  now: Instant,
): 'settled' | 'past' | 'poll-closed' | null {
  if (proposal.state === 'declined') return 'settled';
  if (now >= toInstant(proposal.starts)) return 'past';
  // A poll that closed early opens again by itself; one whose time is over needs a new deadline first.
  return phaseOf(poll, now) === 'closed' && now >= toInstant(poll.deadline) ? 'poll-closed' : null;
}
