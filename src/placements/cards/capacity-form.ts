import { actions, button, type Element, text } from '../../cards/kit.ts';
import type { Language } from '../../text/format.ts';
import { placementsCopy } from '../../text/placements.ts';
import type { CapacityForm, FormVariant } from '../schema.ts';
import { inputNames, VARIANTS_ON_A_PAGE } from './capacity-inputs.ts';

export interface FormState {
  language: Language;
  form: CapacityForm;
  /** Sent back by each button. */
  data: Record<string, unknown>;
  /** Which part of the variants, from 0. */
  page: number;
  /** What was typed before, when the card is drawn again because something was wrong. */
  typed?: Readonly<Record<string, string>> | undefined;
  /** The figures look like a slip: the button now says that they are meant. */
  confirm?: boolean | undefined;
}

/** The inputs for one page of variants, with the one button that sends them. */
export function capacityForm(state: FormState): Element[] {
  const { form, language, page } = state;
  const copy = placementsCopy[language];
  const from = page * VARIANTS_ON_A_PAGE;
  const variants = form.variants.slice(from, from + VARIANTS_ON_A_PAGE);
  const last = from + VARIANTS_ON_A_PAGE >= form.variants.length;
  const paged = form.variants.length > VARIANTS_ON_A_PAGE;
  const title = state.confirm ? copy.confirm : last ? copy.send : copy.sendNext;
  const data = { ...state.data, page, ...(state.confirm ? { confirmed: true } : {}) };
  return [
    ...(paged ? [text(copy.page(from + 1, from + variants.length, form.variants.length), { isSubtle: true })] : []),
    ...variants.map((variant) => variantInputs(state, variant)),
    ...sharedInputs(state, variants, last),
    actions(
      button(title, 'capacity.answer', data, { primary: true }),
      ...(form.status === 'none' ? [] : [button(copy.keep, 'capacity.show', state.data, { withInputs: false })]),
    ),
  ];
}

function variantInputs(state: FormState, variant: FormVariant): Element {
  const { language, form } = state;
  const copy = placementsCopy[language];
  const places = inputNames.places(variant.variantId);
  const certainty = inputNames.certainty(variant.variantId);
  // No bounds on the numbers: the renderer, in Teams too, then refuses a number that was left empty. The rule checks them.
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    columns: [
      {
        type: 'Column',
        width: 1,
        items: [
          {
            type: 'Input.Number',
            id: places,
            label: copy.placesLabel(variant.name, variant.previous, comparesWithLastYear(form)),
            ...numberValue(state.typed?.[places] ?? suggestedPlaces(variant)),
          },
        ],
      },
      {
        type: 'Column',
        width: 1,
        verticalContentAlignment: 'Bottom',
        items: [
          {
            type: 'Input.ChoiceSet',
            id: certainty,
            label: copy.certaintyLabel,
            style: 'compact',
            value: state.typed?.[certainty] ?? variant.own?.certainty ?? 'definite',
            choices: [
              { title: copy.definite, value: 'definite' },
              { title: copy.provisional, value: 'provisional' },
              { title: copy.none, value: 'none' },
            ],
          },
        ],
      },
    ],
  };
}

/** A value that is no number is left out: an Input.Number cannot hold it. */
function numberValue(value: string): { value: number } | Record<string, never> {
  return value === '' || !Number.isFinite(Number(value)) ? {} : { value: Number(value) };
}

/** What stood there before, or else last year's figure as a suggestion. */
function suggestedPlaces(variant: FormVariant): string {
  if (variant.own) return variant.own.certainty === 'none' ? '' : String(variant.own.places);
  return isSuggested(variant) ? String(variant.previous) : '';
}

function isSuggested(variant: FormVariant): boolean {
  return variant.own === null && variant.schools === null && variant.previous !== null;
}

/** Whether the inputs hold figures that nobody gave for this round yet. */
export function hasSuggestions(form: CapacityForm): boolean {
  return form.variants.some(isSuggested);
}

export function comparesWithLastYear(form: CapacityForm): boolean {
  return form.previousYear === form.schoolYear - 1;
}

/** One date and one reason for all variants, and with the last page the total they share. */
function sharedInputs(state: FormState, variants: readonly FormVariant[], last: boolean): Element[] {
  const { form, language, typed } = state;
  const copy = placementsCopy[language];
  const until = onlyValue(variants.map(({ own }) => own?.provisionalUntil ?? null));
  const reason = onlyValue(variants.map(({ own }) => (own?.reason ? own.reason : null)));
  const cap = form.cap ?? (form.status === 'none' ? form.previousCap : null);
  const mixed = until === 'mixed' || reason === 'mixed';
  return [
    { type: 'Input.Date', id: inputNames.until, label: copy.untilLabel, ...filled(typed?.[inputNames.until], until) },
    {
      type: 'Input.Text',
      id: inputNames.reason,
      label: copy.reasonLabel,
      isMultiline: true,
      maxLength: 500,
      ...filled(typed?.[inputNames.reason], reason),
    },
    ...(mixed ? [text(copy.keptHint, { size: 'Small', isSubtle: true, spacing: 'Small' })] : []),
    ...(last && !form.school
      ? [
          {
            type: 'Input.Number',
            id: inputNames.cap,
            label: copy.capLabel,
            ...numberValue(typed?.[inputNames.cap] ?? String(cap ?? '')),
          },
        ]
      : []),
  ];
}

/** The one value that all variants that have one share. */
function onlyValue(values: readonly (string | null)[]): string | null | 'mixed' {
  const distinct = new Set(values.filter((value) => value !== null));
  if (distinct.size > 1) return 'mixed';
  return [...distinct][0] ?? null;
}

function filled(typed: string | undefined, kept: string | null): { value: string } | Record<string, never> {
  const value = typed ?? (kept === 'mixed' ? '' : (kept ?? ''));
  return value === '' ? {} : { value };
}
