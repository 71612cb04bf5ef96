import { resembles, wordsOf } from './words.ts';

export interface KnownBody {
  id: string;
  name: string;
}

export interface NamedBodies {
  /** Bodies that fit best; more than one when the name is not enough to tell them apart. */
  ids: string[];
  /** False when a short name was misspelt, so that another could be meant as well. */
  sure: boolean;
  /** The words that name no body. */
  rest: string[];
}

/** A misspelt name shorter than this could just as well be another word. */
const SHORTEST_GUESS = 7;

/** Finds the bodies that the words name, by the words of their names: "kring noord" is "Kring Noord". */
export function findBodies(words: readonly string[], bodies: readonly KnownBody[]): NamedBodies {
  const names = bodies.map((body) => ({ id: body.id, parts: wordsOf(body.name).filter(isTelling) }));
  const vocabulary = new Set(names.flatMap(({ parts }) => parts));
  const heard = words.map((word) => namePart(word, vocabulary));
  const parts = new Set(heard.flatMap((match) => (match ? [match.part] : [])));
  const rest = words.filter((_, index) => !heard[index]);
  if (parts.size === 0) return { ids: [], sure: true, rest };
  const sure = heard.every((match) => !match || match.exact || match.part.length >= SHORTEST_GUESS);
  return { ids: bestOf(names, parts), sure, rest };
}

/** Small words and years tell no body apart. */
function isTelling(part: string): boolean {
  return part.length > 2 && !['van', 'voor', 'het', 'een', 'the', 'and'].includes(part) && !/^\d+$/.test(part);
}

/** The part of a name that a word stands for; plurals such as "kringen" name no single body. */
function namePart(word: string, vocabulary: ReadonlySet<string>): { part: string; exact: boolean } | null {
  if (vocabulary.has(word)) return { part: word, exact: true };
  for (const part of vocabulary) if (resembles(word, part)) return { part, exact: false };
  return null;
}

/** The bodies that share the most of what was heard; among those, the ones whose name was heard whole. */
function bestOf(names: readonly { id: string; parts: string[] }[], heard: ReadonlySet<string>): string[] {
  const scored = names.map(({ id, parts }) => {
    const shared = parts.filter((part) => heard.has(part)).length;
    return { id, shared, whole: shared === parts.length };
  });
  const most = Math.max(...scored.map(({ shared }) => shared));
  const best = scored.filter(({ shared }) => shared === most);
  const whole = best.filter((body) => body.whole);
  return (whole.length > 0 ? whole : best).map(({ id }) => id);
}
