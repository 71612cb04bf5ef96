import type { Certainty } from '../../src/placements/rules/capacity.ts';
import { MOST_PLACES, totalPlaces } from '../../src/placements/rules/capacity.ts';
import type { AnswerCapacityBody, CapacityForm } from '../../src/placements/schema.ts';
import { optionalWhole } from './numbers.ts';

/** One variant's figure while it is being typed. */
export interface DraftOffer {
  variantId: string;
  name: string;
  places: string;
  certainty: Certainty;
  until: string;
  reason: string;
  previous: number | null;
  /** What its schools gave together; null: none of them did, or schools are not asked. */
  schools: number | null;
  /** There is a figure of its own already. */
  given: boolean;
}

/** What was said before, or else last time's figures as a suggestion. */
export function draftOffers(form: CapacityForm): DraftOffer[] {
  return form.variants.map(({ variantId, name, own, previous, schools }) => ({
    variantId,
    name,
    places: String(own ? own.places : form.status === 'none' ? (previous ?? '') : ''),
    certainty: own?.certainty ?? 'definite',
    until: own?.provisionalUntil ?? '',
    reason: own?.reason ?? '',
    previous,
    schools: schools && schools.answered > 0 ? schools.definite + schools.provisional : null,
    given: own !== null,
  }));
}

/** Something typed that is no number, under the code by which the service refuses it too. */
export interface TypedFault {
  code: 'capacity-not-whole' | 'capacity-cap-not-whole';
  facts: { variant: string; most: number };
}

/**
 * The first thing typed that is no whole number. What cannot be read must not be sent as if it were empty. `stands`: a figure
 * that was given cannot be emptied either, as where a change of it is asked for.
 */
export function typedFault(offers: readonly DraftOffer[], cap: string, stands = false): TypedFault | null {
  const wrong = offers.find(
    (offer) =>
      (offer.certainty !== 'none' && optionalWhole(offer.places) === undefined) ||
      (stands && offer.given && isEmpty(offer)),
  );
  if (wrong) return { code: 'capacity-not-whole', facts: { variant: wrong.name, most: MOST_PLACES } };
  if (optionalWhole(cap) === undefined)
    return { code: 'capacity-cap-not-whole', facts: { variant: '', most: MOST_PLACES } };
  return null;
}

const isEmpty = ({ places, certainty }: DraftOffer): boolean => certainty !== 'none' && places.trim() === '';

/** The figures that are filled in; one that was there and was emptied is taken back. */
export function capacityBody(offers: readonly DraftOffer[], cap: string, confirmed: boolean): AnswerCapacityBody {
  const taken = offers.filter((offer) => offer.given && isEmpty(offer)).map(({ variantId }) => variantId);
  return {
    ...(taken.length > 0 ? { taken } : {}),
    offers: offers
      .filter((offer) => !isEmpty(offer))
      .map(({ variantId, certainty, places, until, reason }) => ({
        variantId,
        certainty,
        places: certainty === 'none' ? 0 : Number(places),
        provisionalUntil: certainty === 'provisional' && until ? until : null,
        reason: certainty === 'none' ? reason.trim() : '',
      })),
    cap: optionalWhole(cap) ?? null,
    confirmed,
  };
}

/** All places on the screen together, within the cap; of a variant left empty what its schools gave. */
export function typedTotal(offers: readonly DraftOffer[], cap: string): number {
  const given = offers.map(({ certainty, places, schools }) => ({
    certainty,
    places: optionalWhole(places) ?? (places.trim() === '' ? (schools ?? 0) : 0),
  }));
  return totalPlaces(given, optionalWhole(cap) ?? null);
}
