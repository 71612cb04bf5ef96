import type { Dislike } from './body-settings.ts';
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
  | { fact: 'not-answered'; seats: number }
  /** Not reached by what was said, but reached if whoever is free comes. */
  | { fact: 'quorum-hoped' }
  /** Of the seats that said nothing: how many have a free calendar, and the labels of those whose calendar is taken. */
  | { fact: 'by-calendar'; free: number; busy: string[] }
  /** Labels of seats that said nothing and sit in another meeting then, or are on their way. */
  | { fact: 'elsewhere'; seats: string[] }
  /** In what it is not as the body likes to meet. */
  | { fact: 'disliked'; in: Dislike[] };

export interface NamedSeat extends RankedSeat {
  label: string;
}

/** Seats that said nothing and cannot come: by their calendar, or by another meeting of the partnership. */
export interface Away {
  busy: readonly NamedSeat[];
  elsewhere: readonly NamedSeat[];
}

/** The facts behind one option's score, most telling first. */
export function reasonFor(
  seats: readonly NamedSeat[],
  quorum: readonly QuorumCondition[],
  score: Score,
  answers: ReadonlyMap<string, GivenAnswer>,
  away: Away = { busy: [], elsewhere: [] },
): ReasonFact[] {
  const calendars = calendarFacts(quorum, score, away);
  const given = seats.map((seat) => ({ seat, said: answers.get(seat.seatId) }));
  const silent = given.filter(({ said }) => !said).length;
  if (silent === seats.length) return [{ fact: 'nobody-answered' }, ...calendars];
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
  return [...facts, ...calendars];
}

/** Calendars are told apart from answers: nobody has said anything yet. */
function calendarFacts(quorum: readonly QuorumCondition[], score: Score, { busy, elsewhere }: Away): ReasonFact[] {
  const labels = (seats: readonly NamedSeat[]) => seats.map(({ label }) => label);
  const free = score.hoped.present - score.present;
  const facts: ReasonFact[] = [];
  if (free > 0 || busy.length > 0) facts.push({ fact: 'by-calendar', free, busy: labels(busy) });
  if (elsewhere.length > 0) facts.push({ fact: 'elsewhere', seats: labels(elsewhere) });
  if (quorum.length > 0 && score.short > 0 && score.hoped.short === 0) facts.push({ fact: 'quorum-hoped' });
  return facts;
}
