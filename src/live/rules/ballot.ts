export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];
export type Totals = Record<Choice, number>;

export interface VotingSeat {
  votes: boolean;
  holderId: string | null;
  deputyIds: readonly string[];
  /** The holder was seen in the meeting. */
  holderPresent: boolean;
}

export interface EarlierVote {
  personId: string | null;
}

export type VoteRefusal =
  | 'vote-closed'
  | 'vote-no-seat'
  | 'vote-adviser'
  | 'vote-holder-present'
  | 'vote-holder-voted'
  | 'vote-deputy-voted'
  | 'vote-given';

export type VoteDecision = { do: 'count' } | { do: 'replace' } | { do: 'refuse'; because: VoteRefusal };

/**
 * Decides what a vote for a seat does. A seat counts once. Where its holder is there no deputy votes for it. In an open ballot one may change one's mind, and the holder goes
 * before the deputy; a secret vote cannot be taken back, so the first for the seat counts.
 */
export function decideVote(
  ballot: { state: 'open' | 'closed'; secret: boolean },
  seat: VotingSeat,
  personId: string,
  earlier: EarlierVote | null,
): VoteDecision {
  const holder = seat.holderId === personId;
  if (!holder && !seat.deputyIds.includes(personId)) return { do: 'refuse', because: 'vote-no-seat' };
  if (!seat.votes) return { do: 'refuse', because: 'vote-adviser' };
  if (ballot.state === 'closed') return { do: 'refuse', because: 'vote-closed' };
  if (!earlier)
    return !holder && seat.holderPresent ? { do: 'refuse', because: 'vote-holder-present' } : { do: 'count' };
  if (ballot.secret) {
    if (earlier.personId === personId) return { do: 'refuse', because: 'vote-given' };
    return { do: 'refuse', because: holder ? 'vote-deputy-voted' : 'vote-holder-voted' };
  }
  if (holder || earlier.personId === personId) return { do: 'replace' };
  return { do: 'refuse', because: earlier.personId === seat.holderId ? 'vote-holder-voted' : 'vote-deputy-voted' };
}

/** Weights add up; an abstention counts for nobody. */
export function totalsOf(votes: readonly { choice: Choice | null; weight: number }[]): Totals {
  const totals: Totals = { for: 0, against: 0, abstain: 0 };
  for (const { choice, weight } of votes) if (choice) totals[choice] += weight;
  return totals;
}

export type BallotOutcome = 'adopted' | 'rejected' | 'tied';

export function outcomeOf(totals: Totals): BallotOutcome {
  if (totals.for === totals.against) return 'tied';
  return totals.for > totals.against ? 'adopted' : 'rejected';
}

/** With different weights the totals of a secret ballot could tell who chose what. */
export function maySecret(weights: readonly number[]): boolean {
  return new Set(weights).size <= 1;
}
