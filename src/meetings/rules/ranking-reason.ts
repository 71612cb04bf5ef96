import type { QuorumCondition } from './quorum.ts';
import type { GivenAnswer, RankedSeat, Score } from './slot-ranking.ts';

/** Why an option stands where it stands; `src/text/meetings.ts` makes the sentence. Seats are named by their label. */
export type ReasonFact =
  | { fact: 'withdrawn' }
  | { fact: 'nobody-answered' }
  | { fact: 'quorum-reached' }
  | { fact: 'quorum-missed'; short: number }
  | { fact: 'everyone-can' }
  | { fact: 'can-come'; present: number; seats: number }
  /** Required or voting seats that said no. */
  | { fact: 'missing'; seats: string[] }
  | { fact: 'deputy-can'; forSeats: string[] }
  | { fact: 'if-need-be'; seats: number }
  | { fact: 'not-answered'; seats: number };

export interface NamedSeat extends RankedSeat {
  label: string;
}

/** The facts behind one option's score, most telling first. */
export function reasonFor(
  seats: readonly NamedSeat[],
  quorum: readonly QuorumCondition[],
  score: Score,
  answers: ReadonlyMap<string, GivenAnswer>,
): ReasonFact[] {
  const given = seats.map((seat) => ({ seat, said: answers.get(seat.seatId) }));
  const silent = given.filter(({ said }) => !said).length;
  if (silent === seats.length) return [{ fact: 'nobody-answered' }];
  const labels = (want: (item: (typeof given)[number]) => boolean): string[] =>
    given.filter(want).map(({ seat }) => seat.label);
  const missing = labels(({ seat, said }) => said?.answer === 'no' && (seat.votes || seat.required));
  const deputies = labels(({ said }) => Boolean(said?.byDeputy) && said?.answer !== 'no');
  const ifNeedBe = score.present - score.yes;
  const facts: ReasonFact[] = [];
  if (quorum.length > 0)
    facts.push(score.short === 0 ? { fact: 'quorum-reached' } : { fact: 'quorum-missed', short: score.short });
  if (score.present === seats.length) facts.push({ fact: 'everyone-can' });
  else facts.push({ fact: 'can-come', present: score.present, seats: seats.length });
  if (missing.length > 0) facts.push({ fact: 'missing', seats: missing });
  if (deputies.length > 0) facts.push({ fact: 'deputy-can', forSeats: deputies });
  if (ifNeedBe > 0) facts.push({ fact: 'if-need-be', seats: ifNeedBe });
  if (silent > 0) facts.push({ fact: 'not-answered', seats: silent });
  return facts;
}
