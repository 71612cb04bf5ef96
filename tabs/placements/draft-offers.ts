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
  schools: number | null;
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
    schools: schools ? schools.definite + schools.provisional : null,
  }));
}

/** Something typed that is no number, under the code by which the service refuses it too. */
export interface TypedFault {
  code: 'capacity-not-whole' | 'capacity-cap-not-whole';
  facts: { variant: string; most: number };
}

/** The first thing typed that is no whole number. What cannot be read must not be sent as if it were empty. */
export function typedFault(offers: readonly DraftOffer[], cap: string): TypedFault | null {
  const wrong = offers.find(({ certainty, places }) => certainty !== 'none' && optionalWhole(places) === undefined);
  if (wrong) return { code: 'capacity-not-whole', facts: { variant: wrong.name, most: MOST_PLACES } };
  if (optionalWhole(cap) === undefined)
    return { code: 'capacity-cap-not-whole', facts: { variant: '', most: MOST_PLACES } };
  return null;
}

/** The figures that are filled in; a variant left empty stays as it was. */
export function capacityBody(offers: readonly DraftOffer[], cap: string, confirmed: boolean): AnswerCapacityBody {
  return {
    offers: offers
      .filter(({ places, certainty }) => certainty === 'none' || places.trim() !== '')
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

/** All places on the screen together, within the cap. */
export function typedTotal(offers: readonly DraftOffer[], cap: string): number {
  const given = offers.map(({ certainty, places }) => ({ certainty, places: optionalWhole(places) ?? 0 }));
  return totalPlaces(given, optionalWhole(cap) ?? null);
}
