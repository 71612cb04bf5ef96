import type { Language } from './format.ts';

/** All copy of one subject in both languages; the Dutch decides which sentences exist. */
export type Copy<T> = Record<Language, T>;

/** Ties English to the shape of the Dutch, so that no sentence is missing in either. */
export function bothLanguages<T>(copy: { nl: T; en: NoInfer<T> }): Copy<T> {
  return copy;
}
