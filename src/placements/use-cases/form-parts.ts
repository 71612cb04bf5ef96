import { toLocal } from '../../time/local.ts';
import type { Offer } from '../rules/capacity.ts';
import type { OfferView } from '../schema.ts';
import type { Round } from '../store/rounds.ts';

/** What the sentence about a closed round needs; dates are local. */
export function closedFacts(deadline: string, answeredAt: string | null, contacts: readonly string[]) {
  return {
    deadline,
    answered: answeredAt === null ? '' : toLocal(answeredAt),
    contact: contacts.join(', '),
  };
}

/** What every form says about its round. */
export function roundPart({ id, schoolYear, period, explanation, deadline, startsOn, state, answerBy }: Round) {
  return { roundId: id, schoolYear, period, explanation, deadline, startsOn, state, answerBy };
}

export function viewOf(offer: Offer): OfferView {
  const { certainty, places, provisionalUntil, reason } = offer;
  return { certainty, places, provisionalUntil, reason };
}
