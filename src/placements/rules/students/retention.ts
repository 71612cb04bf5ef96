import type { LocalDate } from '../../../time/local.ts';

/** Years after a school year for which its students are kept by itself: long enough to account for the subsidy of that year. */
const KEPT_YEARS = 2;
/** No longer than the books that a subsidy is accounted for in have to be kept (AWR art. 52: seven years). */
const MOST_YEARS = 7;

/** A school year ends on 31 July of the year after the one it is named by (Leerplichtwet art. 1). */
function firstDayAfter(schoolYear: number, years: number): LocalDate {
  return `${schoolYear + 1 + years}-08-01`;
}

/** The first day on which the students of a round are erased by themselves; `chosen`: what was decided for this round. */
export function keptUntil(schoolYear: number, chosen: LocalDate | null): LocalDate {
  return chosen ?? firstDayAfter(schoolYear, KEPT_YEARS);
}

/** True when the students of this round are kept no longer on this day. */
export function isPastKeeping(schoolYear: number, chosen: LocalDate | null, today: LocalDate): boolean {
  return today >= keptUntil(schoolYear, chosen);
}

export type KeepingFault = 'keeping-past' | 'keeping-early' | 'keeping-long';

/** Null: a round may keep its students until this day. They are needed until the school year is over. */
export function keepingFault(schoolYear: number, until: LocalDate, today: LocalDate): KeepingFault | null {
  if (until <= today) return 'keeping-past';
  if (until < firstDayAfter(schoolYear, 0)) return 'keeping-early';
  return until > firstDayAfter(schoolYear, MOST_YEARS) ? 'keeping-long' : null;
}

/** What was decided for a round, moved along to a later one: the same day so many years later; 29 February becomes the 28th. */
export function movedKeeping(chosen: LocalDate | null, from: number, to: number): LocalDate | null {
  if (chosen === null) return null;
  const day = chosen.slice(4) === '-02-29' ? '-02-28' : chosen.slice(4);
  return `${Number(chosen.slice(0, 4)) + to - from}${day}`;
}

/**
 * How far the term of one field may differ from that of its round. `sooner`: it is a detail of a placement, and can go before
 * it. `either`: lines of a registration stand by themselves, and the books of a subsidy may be kept longer (AWR art. 52). Any other
 * field makes up the placement, and goes with it.
 */
const OWN_TERMS = {
  mentor: 'sooner',
  reason: 'sooner',
  replacement: 'sooner',
  swap: 'sooner',
  upload: 'sooner',
  registration: 'either',
} as const;

export type OwnTerm = (typeof OWN_TERMS)[keyof typeof OWN_TERMS];
/** A field that can be erased apart from the placement. */
export type FieldApart = keyof typeof OWN_TERMS;

export const FIELDS_APART = Object.keys(OWN_TERMS) as FieldApart[];

export function ownTermOf(field: string): OwnTerm | null {
  return OWN_TERMS[field as FieldApart] ?? null;
}

/** What was decided for one field in one round; null: as is usual. */
export interface FieldKeeping {
  field: string;
  until: LocalDate | null;
  purpose: string | null;
}

/** What says how long a round keeps what. */
export interface RoundKeeping {
  schoolYear: number;
  /** What was decided for the round as a whole. */
  chosen: LocalDate | null;
  fields: readonly FieldKeeping[];
}

/** The first day on which a field is gone: its own, but a detail never outlives its placement. */
export function fieldKeptUntil(field: string, { schoolYear, chosen, fields }: RoundKeeping): LocalDate {
  const round = keptUntil(schoolYear, chosen);
  const own = fields.find((each) => each.field === field)?.until ?? null;
  if (own === null) return round;
  return ownTermOf(field) === 'sooner' && own > round ? round : own;
}

/** Fields of a round that are to be erased apart on this day: those whose own term is over. */
export function fieldsPastKeeping(round: RoundKeeping, today: LocalDate): FieldApart[] {
  return FIELDS_APART.filter((field) => ownUntil(field, round) !== null && today >= fieldKeptUntil(field, round));
}

/** True when lines of registrations stay although the students of their round go: they were given a later day. */
export function keepsRegistration(round: RoundKeeping, today: LocalDate): boolean {
  return ownUntil('registration', round) !== null && today < fieldKeptUntil('registration', round);
}

function ownUntil(field: FieldApart, { fields }: RoundKeeping): LocalDate | null {
  return fields.find((each) => each.field === field)?.until ?? null;
}

export type FieldKeepingFault = KeepingFault | 'keeping-field-whole' | 'keeping-field-later';

/** Null: this field may have this day of its own in the round. */
export function fieldKeepingFault(
  field: string,
  until: LocalDate,
  round: RoundKeeping,
  today: LocalDate,
): FieldKeepingFault | null {
  const own = ownTermOf(field);
  if (own === null) return 'keeping-field-whole';
  const fault = keepingFault(round.schoolYear, until, today);
  if (fault) return fault;
  return own === 'sooner' && until > keptUntil(round.schoolYear, round.chosen) ? 'keeping-field-later' : null;
}
