const QUESTION =
  /^\s*(?:wat|welk besluit|what)\s+(?:is|zijn|hebben|was|werd|besloten|besloot|did|has)\b.*?\b(?:besloten|besluiten|besloot|decided|decide|decisions?)?\s*(?:\w+\s+){0,2}?(?:over|about|inzake)\s+(.+?)[?.!\s]*$/i;
const DECIDED = /beslo(?:ten|ot)|beslui|decid|decision/i;

/** What somebody wants to know a decision about ("wat is er besloten over leernetwerken?"); null: it is no such question. */
export function decisionAskedFor(text: string): string | null {
  if (!DECIDED.test(text)) return null;
  const words = QUESTION.exec(text)?.[1]?.trim() ?? '';
  return /\p{L}|\d/u.test(words) ? words.slice(0, 200) : null;
}
