const QUESTION =
  /^\s*(?:wat|welk\s+besluit|welke\s+besluiten|what|which\s+decisions?)\b.*?\b(?:over|about|inzake)\s+(.+)$/i;
const DECIDED = /beslo(?:ten|ot)|beslui|decid|decision/i;
/** A question is short; whatever is longer is something else, and not worth looking through. */
const LONGEST = 300;

/** What somebody wants to know a decision about ("wat is er besloten over leernetwerken?"); null: it is no such question. */
export function decisionAskedFor(text: string): string | null {
  if (text.length > LONGEST || !DECIDED.test(text)) return null;
  const words = (QUESTION.exec(text)?.[1] ?? '').replace(/[?.!\s]+$/, '').trim();
  return /\p{L}|\d/u.test(words) ? words.slice(0, 200) : null;
}
