import type { Dislike } from './body-settings.ts';
import type { OptionSays } from './poll-calendars.ts';
import type { QuorumCondition } from './quorum.ts';
import { type NamedSeat, type ReasonFact, reasonFor } from './ranking-reason.ts';
import { type GivenAnswer, rankOptions, type Score, seatCode } from './slot-ranking.ts';

/** One date of a poll, with what is known of it; by seat id. */
export interface KnownOption {
  optionId: string;
  /** Wall-clock. */
  starts: string;
  /** In what it is not as the body likes to meet. */
  dislikes: readonly Dislike[];
  said: Readonly<Record<string, GivenAnswer>>;
  calendar: Readonly<Record<string, OptionSays>>;
}

/** All that the order of the dates depends on. It is plain data: the service and a screen come to the same order. */
export interface KnownPoll {
  seats: readonly NamedSeat[];
  quorum: readonly QuorumCondition[];
  options: readonly KnownOption[];
}

export interface RankedOptionWithReason {
  optionId: string;
  score: Score;
  reason: ReasonFact[];
}

/** The dates, best first, each with why. Calendars speak only for seats that said nothing. */
export function rankingOf({ seats, quorum, options }: KnownPoll): RankedOptionWithReason[] {
  const byId = new Map(options.map((option) => [option.optionId, option]));
  const scores = rankOptions(
    seats,
    quorum,
    options.map(({ optionId, starts, dislikes, said, calendar }) => ({
      ...{ optionId, starts, dislikes: dislikes.length },
      answers: Uint8Array.from(seats, ({ seatId }) => seatCode(said[seatId], calendar[seatId])),
    })),
  );
  return scores.flatMap((score) => {
    const option = byId.get(score.optionId);
    return option ? [{ optionId: option.optionId, score, reason: why(seats, quorum, score, option) }] : [];
  });
}

function why(
  seats: readonly NamedSeat[],
  quorum: readonly QuorumCondition[],
  score: Score,
  { said, calendar, dislikes }: KnownOption,
): ReasonFact[] {
  const silent = seats.filter(({ seatId }) => !said[seatId]);
  const that = (says: OptionSays) => silent.filter(({ seatId }) => calendar[seatId] === says);
  const away = { busy: that('busy'), elsewhere: that('elsewhere') };
  const facts = reasonFor(seats, quorum, score, new Map(Object.entries(said)), away);
  return dislikes.length > 0 ? [...facts, { fact: 'disliked', in: [...dislikes] }] : facts;
}

/** What somebody supposes of a seat on every date: that it comes, or that it stays away. */
export type Supposed = Readonly<Record<string, 'comes' | 'stays-away'>>;

/** The poll as it would be if the seats did what is supposed of them, whatever they said and whatever calendars say. */
export function supposing(known: KnownPoll, supposed: Supposed): KnownPoll {
  const said = Object.fromEntries(
    Object.entries(supposed).map(([seatId, what]): [string, GivenAnswer] => {
      return [seatId, { answer: what === 'comes' ? 'yes' : 'no', byDeputy: false }];
    }),
  );
  return { ...known, options: known.options.map((option) => ({ ...option, said: { ...option.said, ...said } })) };
}
