import type { AnswerStatus } from './round-progress.ts';

/** Whose figure a school's figure is; `changed`: given by the school, changed by the board or on its behalf since. */
export type Provenance = 'school' | 'changed' | 'board' | 'programme';

/** Who gave a school's figure last, and for the school itself last. Instants are ISO in UTC; null: never, or the clock. */
export interface Given {
  givenAt: string;
  givenById: string | null;
  schoolGivenAt: string | null;
  schoolGivenById: string | null;
  onBehalf: boolean;
}

/** By instant and by person: an older copy of the service keeps only the last, and two changes can share an instant. */
export function provenanceOf(offer: Given): Provenance {
  if (offer.schoolGivenAt === null) return offer.onBehalf ? 'programme' : 'board';
  const stands = offer.schoolGivenAt >= offer.givenAt && offer.schoolGivenById === offer.givenById;
  return stands ? 'school' : 'changed';
}

/** How far a school is that answers for itself. */
export function schoolStatus(given: number, asked: number): AnswerStatus {
  if (given >= asked) return 'answered';
  return given > 0 ? 'partial' : 'none';
}

/**
 * What a school that answers for itself owes: what it has not given, unless its board gave a figure of its own for it.
 * `freed`: nobody wants its answer any longer.
 */
export function schoolOwes(form: {
  open: boolean;
  variants: readonly { given: boolean; overruled: boolean }[];
}): 'owes' | 'answered' | 'freed' {
  if (form.variants.every(({ given }) => given)) return 'answered';
  const waiting = form.variants.some(({ given, overruled }) => !given && !overruled);
  return form.open && waiting ? 'owes' : 'freed';
}

/** A school that is not done is reminded at most once a day; `today` and `lastAskedOn` are local dates. */
export function mayRemindSchool(status: AnswerStatus, lastAskedOn: string, today: string): boolean {
  return status !== 'answered' && lastAskedOn < today;
}
