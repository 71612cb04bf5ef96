import { type Language, longSpan } from '../../src/text/format.ts';

/**
 * A moment that is filled in, in words and with its day of the week; undefined until it is whole. A browser draws its fields for
 * dates and times in its own language, and in an English one 09/10/2026 is the tenth of September.
 */
export function saidSpan(
  { date, time, minutes }: { date: string; time: string; minutes: number },
  language: Language,
): string | undefined {
  return date && time ? longSpan(`${date}T${time}`, minutes, language) : undefined;
}
