import { toLocal } from '../../time/local.ts';
import type { Offer } from '../rules/capacity.ts';
import { endedAt } from '../rules/placement-round.ts';
import type { OfferView } from '../schema.ts';
import type { Round } from '../store/rounds.ts';

/** What the sentence about a closed round needs; dates are local. */
export function closedFacts(round: Round, answeredAt: string | null, contacts: readonly string[]) {
  return {
    deadline: endedAt(round),
    answered: answeredAt === null ? '' : toLocal(answeredAt),
    contact: contacts.join(', '),
  };
}

/** What every form says about its round; of one that is closed, until when answers were taken. */
export function roundPart(round: Round) {
  const { id, schoolYear, period, explanation, startsOn, state, answerBy } = round;
  return { roundId: id, schoolYear, period, explanation, deadline: endedAt(round), startsOn, state, answerBy };
}

export function viewOf(offer: Offer): OfferView {
  const { certainty, places, provisionalUntil, reason } = offer;
  return { certainty, places, provisionalUntil, reason };
}
