/** As student numbers are written, and telephone numbers too. */
const NUMBER = /(?<!\d)\d{5,10}(?!\d)/;

/** True when words that others get to read hold a number that can lead to a student: they stand on cards and in messages. */
export function holdsNumber(words: string): boolean {
  return NUMBER.test(words);
}
