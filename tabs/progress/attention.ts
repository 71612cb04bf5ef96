import type { MeetingSummary, MeetingsOverview, PollSummary } from '../../src/meetings/schema.ts';
import type { RoundSummary } from '../../src/placements/schema.ts';
import { daysBetween, type Instant, localDate } from '../../src/time/local.ts';

/** Something that is stuck, with the one thing that helps. Most pressing first. */
export type Attention =
  | { what: 'two-dates'; meeting: MeetingSummary }
  | { what: 'choose'; poll: PollSummary }
  | { what: 'everyone-answered'; poll: PollSummary }
  /** On none of its dates can the quorum still come about. */
  | { what: 'no-quorum'; poll: PollSummary }
  | { what: 'poll-stuck'; poll: PollSummary; missing: number; days: number }
  | { what: 'round-late'; round: RoundSummary; boards: number }
  | { what: 'round-soon'; round: RoundSummary; boards: number; days: number };

/** So many days before its deadline, a question that has not been answered by all needs a look. */
const SOON = 3;

/** Decides what the programmaleider should see first, from what the screens already know. */
export function whatNeedsAttention(
  known: { overview: MeetingsOverview | undefined; rounds: readonly RoundSummary[] },
  now: Instant,
): Attention[] {
  const polls = known.overview?.bodies.flatMap((body) => body.polls) ?? [];
  const next = known.overview?.bodies.flatMap(({ next: coming }) => (coming ? [coming] : [])) ?? [];
  const found: Attention[] = [
    ...next.filter(({ conflict }) => conflict !== null).map((meeting) => ({ what: 'two-dates' as const, meeting })),
    ...polls.flatMap((poll) => ofPoll(poll, now)),
    ...known.rounds.flatMap((round) => ofRound(round, now)),
  ];
  return found.sort((a, b) => urgency(a) - urgency(b));
}

function ofPoll(poll: PollSummary, now: Instant): Attention[] {
  const missing = poll.progress.asked - poll.progress.answered;
  if (poll.phase === 'closed') return [{ what: 'choose', poll }];
  if (poll.phase !== 'open') return [];
  const state = poll.forecast?.state;
  if (state === 'lost' || state === 'impossible') return [{ what: 'no-quorum', poll }];
  if (poll.progress.asked > 0 && missing === 0) return [{ what: 'everyone-answered', poll }];
  const days = daysBetween(localDate(now), poll.deadline);
  return missing > 0 && days <= SOON ? [{ what: 'poll-stuck', poll, missing, days }] : [];
}

function ofRound(round: RoundSummary, now: Instant): Attention[] {
  const { late, partial, none } = round.progress;
  if (late > 0 && round.state !== 'cancelled') return [{ what: 'round-late', round, boards: late }];
  const boards = partial + none;
  const days = daysBetween(localDate(now), round.deadline);
  return round.state === 'open' && boards > 0 && days <= SOON ? [{ what: 'round-soon', round, boards, days }] : [];
}

/** Choices that only the programmaleider can make come before waiting for others; then by what closes first. */
function urgency(item: Attention): number {
  switch (item.what) {
    case 'two-dates':
      return -1;
    case 'choose':
      return 0;
    case 'no-quorum':
    case 'everyone-answered':
      return 1;
    case 'round-late':
      return 2;
    case 'poll-stuck':
      return 10 + item.days;
    case 'round-soon':
      return 10 + item.days;
  }
}
