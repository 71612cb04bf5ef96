type Language = 'nl' | 'en';

const NAMES: Record<string, Language> = { nederlands: 'nl', dutch: 'nl', engels: 'en', english: 'en' };
/** What may stand around the name of a language when it is asked for, and nothing else. */
const AROUND =
  /^(?:(?:spreek|praat|liever|graag|kan het|in het|het|op zijn|speak|switch to|in|please)\s+)*(\p{L}+)(?:\s+(?:graag|please|alsjeblieft|aub))?$/u;

/** The language that somebody asks to be spoken to in ("English please", "liever in het Nederlands"); null: that was not asked. */
export function languageAskedFor(text: string): Language | null {
  const words = text
    .toLowerCase()
    .replace(/[.,!?]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const name = AROUND.exec(words)?.[1];
  return (name && NAMES[name]) || null;
}
