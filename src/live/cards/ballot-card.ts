import { actions, button, type Card, card, link, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { liveCopy } from '../../text/live.ts';
import { CHOICES } from '../rules/ballot.ts';
import type { LiveBallot, LiveMine } from '../schema.ts';

export interface BallotOnCard {
  language: Language;
  partnershipId: string;
  partnershipName: string;
  bodyName: string;
  ballot: LiveBallot;
  /** The reader's voting seats, and what was voted for them. */
  seats: LiveMine['seats'];
  votes: LiveMine['votes'];
  /** The meeting in the tab; null for who has no account to open it with. */
  url: string | null;
}

/**
 * A vote: three buttons for each seat, none of them put forward; then what was chosen, and at last what came of it. Never who
 * chose what.
 */
export function ballotCard(state: BallotOnCard): Card {
  const { language, ballot } = state;
  const say = liveCopy[language];
  const { totals, outcome } = ballot;
  return card({
    language,
    who: `${state.bodyName} · ${state.partnershipName}`,
    question: ballot.question,
    lines: totals && outcome ? [`${say.outcomes[outcome]}.`, say.totals(totals)] : [],
    answer: [
      ...(ballot.state === 'open' ? state.seats.flatMap((seat) => seatParts(state, seat)) : []),
      ...(state.url === null ? [] : [actions(link(say.open, state.url))]),
    ],
    small: [
      ...(ballot.secret ? [say.secretNote] : []),
      ballot.state === 'open' ? say.castOf(ballot.cast, ballot.seats) : say.voteClosed,
    ],
  });
}

function seatParts({ language, partnershipId, ballot, votes, seats }: BallotOnCard, seat: LiveMine['seats'][number]) {
  const say = liveCopy[language];
  const vote = votes.find(({ seatId }) => seatId === seat.seatId);
  const label =
    seats.length > 1 || vote ? [text(vote ? say.votedFor(seat.label, vote.choice, vote.own) : seat.label)] : [];
  if (vote?.choice === 'secret') return label;
  const data = { p: partnershipId, ballotId: ballot.ballotId, seatId: seat.seatId };
  const buttons = CHOICES.filter((choice) => choice !== vote?.choice).map((choice) =>
    button(say.choices[choice], 'vote.cast', { ...data, choice }),
  );
  return [...label, actions(...buttons)];
}
