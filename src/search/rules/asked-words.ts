/** What makes a search more than words in a row: a phrase, a word that should not be there, one word or another. */
const OPERATORS = /"|(?:^|\s)-|\sor\s/i;
const WORD = /^\p{L}{4,}$/u;

/**
 * What somebody looks for: of each word the forms of which one has to be there, and nothing for no words at all. The database
 * knows the stem of most forms by itself; a search that is written with operators is left to it.
 */
export function askedWords(q: string): string[][] {
  const asked = q.trim();
  if (asked === '') return [];
  if (OPERATORS.test(asked)) return [[asked]];
  return asked.split(/\s+/).map((word) => [word, ...(WORD.test(word) ? otherForms(word.toLowerCase()) : [])]);
}

/** Plurals that Postgres takes for another word: of -e with an s, and of a short vowel with its consonant doubled. */
function otherForms(word: string): string[] {
  if (word.endsWith('es')) return [word.slice(0, -1)];
  if (word.endsWith('e')) return [`${word}s`];
  if (word.endsWith('en') && !/([bfglmnprs])\1en$/.test(word)) return [];
  const doubled = /^(.+([bfglmnprs]))\2en$/.exec(word);
  if (doubled?.[1]) return [doubled[1]];
  const short = /(?:^|[^aeiou])[aeiou]([bfglmnprs])$/.exec(word);
  return short ? [`${word}${short[1]}en`] : [];
}
