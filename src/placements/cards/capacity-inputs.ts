import type { OfferInput } from '../schema.ts';

/** Names of the inputs on the capacity card; the verb reads them back by these. */
export const inputNames = {
  places: (variantId: string): string => `places-${variantId}`,
  certainty: (variantId: string): string => `certainty-${variantId}`,
  until: 'until',
  reason: 'reason',
  cap: 'cap',
};

/** More variants than this go over several pages, so that the card can be answered on a phone. */
export const VARIANTS_ON_A_PAGE = 6;

interface KnownVariant {
  variantId: string;
  own: { provisionalUntil: string | null; reason: string } | null;
}

/** What somebody typed on the card, as figures. An empty number means "not now"; one date and one reason hold for all. */
export function readCapacityInputs(
  typed: Readonly<Record<string, unknown>>,
  variants: readonly KnownVariant[],
): { offers: OfferInput[]; cap: number | null | undefined } {
  const until = asText(typed[inputNames.until]);
  const reason = asText(typed[inputNames.reason]);
  const offers = variants.flatMap(({ variantId, own }): OfferInput[] => {
    const certainty = asCertainty(typed[inputNames.certainty(variantId)]);
    const places = asNumber(typed[inputNames.places(variantId)]);
    if (certainty === null || (places === null && certainty !== 'none')) return [];
    return [
      {
        variantId,
        certainty,
        places: certainty === 'none' ? 0 : (places ?? 0),
        provisionalUntil: until === '' ? (own?.provisionalUntil ?? null) : until,
        reason: reason === '' ? (own?.reason ?? '') : reason,
      },
    ];
  });
  return { offers, cap: inputNames.cap in typed ? asNumber(typed[inputNames.cap]) : undefined };
}

/** What was typed as text, to put back in the inputs of a card that is drawn again. */
export function typedValues(typed: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept = Object.entries(typed).filter(
    ([name]) =>
      name.startsWith('places-') || name.startsWith('certainty-') || ['until', 'reason', 'cap'].includes(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, asText(value)]));
}

/** Null: nothing was typed. What is no number becomes NaN, which the rule refuses in words. */
function asNumber(value: unknown): number | null {
  const text = asText(value);
  return text === '' ? null : Number(text.replace(',', '.'));
}

function asCertainty(value: unknown): OfferInput['certainty'] | null {
  const text = asText(value);
  return text === 'definite' || text === 'provisional' || text === 'none' ? text : null;
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
