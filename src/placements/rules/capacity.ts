import { isLocalDate, type LocalDate } from '../../time/local.ts';

export const CERTAINTIES = ['definite', 'provisional', 'none'] as const;
export type Certainty = (typeof CERTAINTIES)[number];
/** Who is asked for figures: each board, or each school of the board (the board may still override). */
export const ANSWER_BY = ['board', 'school'] as const;
export type AnswerBy = (typeof ANSWER_BY)[number];

/** What one board or school says about one variant. */
export interface Offer {
  variantId: string;
  certainty: Certainty;
  places: number;
  /** ISO date; with 'provisional' alone. */
  provisionalUntil: LocalDate | null;
  reason: string;
}

/** What an answer is held against. */
export interface CapacityContext {
  today: LocalDate;
  /** First day of the period; provisional places must be certain before it. */
  startsOn: LocalDate;
  variants: readonly { id: string; name: string }[];
  groupTeachers: number | null;
}

/** Something wrong that stops the answer; `variant` names it for the sentence. */
export interface CapacityFault {
  code:
    | 'capacity-not-whole'
    | 'capacity-no-date'
    | 'capacity-date-past'
    | 'capacity-date-late'
    | 'capacity-no-reason'
    | 'capacity-over-cap'
    | 'capacity-cap-not-whole'
    | 'capacity-variant-gone'
    | 'capacity-twice'
    | 'capacity-absurd';
  facts: Record<string, string | number>;
}

/** Something worth knowing that stops nothing. */
export type CapacityWarning =
  | { code: 'below-half' | 'above-half'; total: number; half: number; groupTeachers: number }
  | { code: 'cap-counts'; sum: number; cap: number };

export const MOST_PLACES = 999;
/** From here a figure is asked about once more: three students to every group teacher. */
const ABSURD_PER_TEACHER = 3;
/** Where the number of group teachers is unknown, and for boards so small that three to one says little. */
const ABSURD_UNKNOWN = 300;
const ABSURD_LEAST = 30;

/** A figure as it is kept: no places with 'none', no date or reason where they have no meaning. */
export function tidyOffer(offer: Offer): Offer {
  return {
    variantId: offer.variantId,
    certainty: offer.certainty,
    places: offer.certainty === 'none' ? 0 : offer.places,
    provisionalUntil: offer.certainty === 'provisional' ? offer.provisionalUntil : null,
    reason: offer.reason.trim(),
  };
}

/** The first thing wrong with what was sent, or null. `offers` is what was sent; `cap` what will hold. */
export function capacityFault(
  offers: readonly Offer[],
  cap: number | null,
  context: CapacityContext,
): CapacityFault | null {
  if (cap !== null && !isPlaces(cap)) return { code: 'capacity-cap-not-whole', facts: { most: MOST_PLACES } };
  const seen = new Set<string>();
  for (const offer of offers) {
    const variant = context.variants.find(({ id }) => id === offer.variantId);
    if (!variant) return { code: 'capacity-variant-gone', facts: {} };
    if (seen.has(offer.variantId)) return { code: 'capacity-twice', facts: { variant: variant.name } };
    seen.add(offer.variantId);
    const fault = offerFault(offer, variant.name, context);
    if (fault) return fault;
  }
  return null;
}

function offerFault(offer: Offer, variant: string, context: CapacityContext): CapacityFault | null {
  if (offer.certainty === 'none')
    return offer.reason.trim() === '' ? { code: 'capacity-no-reason', facts: { variant } } : null;
  if (!isPlaces(offer.places)) return { code: 'capacity-not-whole', facts: { variant, most: MOST_PLACES } };
  return offer.certainty === 'provisional' ? dateFault(offer.provisionalUntil, variant, context) : null;
}

function dateFault(until: string | null, variant: string, context: CapacityContext): CapacityFault | null {
  if (until === null || !isLocalDate(until)) return { code: 'capacity-no-date', facts: { variant } };
  if (until < context.today) return { code: 'capacity-date-past', facts: { variant } };
  return until >= context.startsOn ? { code: 'capacity-date-late', facts: { variant, date: context.startsOn } } : null;
}

function isPlaces(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= MOST_PLACES;
}

/** A variant on its own beyond the cap contradicts it; all of them together may: that is what a cap is for. */
export function overCapFault(
  offers: readonly Offer[],
  cap: number | null,
  variants: CapacityContext['variants'],
): CapacityFault | null {
  if (cap === null) return null;
  const over = offers.find((offer) => offer.certainty !== 'none' && offer.places > cap);
  if (!over) return null;
  const variant = variants.find(({ id }) => id === over.variantId)?.name ?? '';
  return { code: 'capacity-over-cap', facts: { variant, places: over.places, cap } };
}

/** Figures so high that they are probably a slip; sent again with "yes, I mean it" they stand. */
export function absurdFault(
  offers: readonly Offer[],
  cap: number | null,
  groupTeachers: number | null,
): CapacityFault | null {
  const total = totalPlaces(offers, cap);
  const limit = groupTeachers === null ? ABSURD_UNKNOWN : Math.max(ABSURD_LEAST, ABSURD_PER_TEACHER * groupTeachers);
  return total > limit ? { code: 'capacity-absurd', facts: { total, teachers: groupTeachers ?? 0 } } : null;
}

/** All places that can be filled at once: the sum of the variants, never more than the cap. */
export function totalPlaces(offers: readonly Pick<Offer, 'places' | 'certainty'>[], cap: number | null): number {
  const sum = sumPlaces(offers);
  return cap === null ? sum : Math.min(sum, cap);
}

export function sumPlaces(offers: readonly Pick<Offer, 'places' | 'certainty'>[]): number {
  return offers.reduce((sum, offer) => sum + (offer.certainty === 'none' ? 0 : offer.places), 0);
}

/** WPO art. 36: boards offer places for up to half the number of their group teachers. */
export function halfOfTeachers(groupTeachers: number): number {
  return groupTeachers / 2;
}

/** What is worth saying beside a complete answer; never a reason to refuse it. */
export function capacityWarnings(
  offers: readonly Pick<Offer, 'places' | 'certainty'>[],
  cap: number | null,
  groupTeachers: number | null,
): CapacityWarning[] {
  const sum = sumPlaces(offers);
  const total = totalPlaces(offers, cap);
  const warnings: CapacityWarning[] = [];
  if (cap !== null && sum > cap) warnings.push({ code: 'cap-counts', sum, cap });
  if (groupTeachers === null) return warnings;
  const half = halfOfTeachers(groupTeachers);
  if (total < Math.floor(half)) warnings.push({ code: 'below-half', total, half: Math.floor(half), groupTeachers });
  if (total > Math.ceil(half)) warnings.push({ code: 'above-half', total, half: Math.ceil(half), groupTeachers });
  return warnings;
}

/** What one board's figure for one variant comes down to, from its own figure and those of its schools. */
export interface CountedOffers {
  ownCount: number;
  ownDefinite: number;
  ownProvisional: number;
  schoolsAnswered: number;
  schoolsDefinite: number;
  schoolsProvisional: number;
}

/** A board's own figure always goes before the sum of its schools; null: no figure at all. */
export function effectiveFigure(counted: CountedOffers): { definite: number; provisional: number } | null {
  if (counted.ownCount > 0) return { definite: counted.ownDefinite, provisional: counted.ownProvisional };
  if (counted.schoolsAnswered === 0) return null;
  return { definite: counted.schoolsDefinite, provisional: counted.schoolsProvisional };
}

type Counted = Pick<Offer, 'places' | 'certainty'>;

/** A form's figures as they count: the board's own, or else what its schools gave. */
export function countedOffers(
  variants: readonly {
    own: Counted | null;
    schools: { definite: number; provisional: number; answered: number } | null;
  }[],
): Counted[] {
  return variants.flatMap(({ own, schools }): Counted[] => {
    if (own) return [own];
    if (!schools || schools.answered === 0) return [];
    return [
      { certainty: 'definite', places: schools.definite },
      { certainty: 'provisional', places: schools.provisional },
    ];
  });
}
