const WORD = /[\p{L}\p{N}]+/gu;
/** Too short to say anything, and the ones that stand everywhere. */
const SHORTEST = 3;
const EVERYWHERE = new Set(['het', 'een', 'van', 'voor', 'met', 'over', 'dat', 'die', 'the', 'and', 'for']);
/** An ending such as -heden. */
const LONGEST_ENDING = 4;

export interface Piece {
  text: string;
  /** It is one of the words that were asked for, in whatever form. */
  found: boolean;
}

/**
 * A text in pieces, so that somebody sees why it was found. The database finds by stem; this looks for words that begin alike
 * and end differently, and at worst marks nothing.
 */
export function foundPieces(text: string, q: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { word, index } of wordsFound(text, q)) {
    if (index > at) pieces.push({ text: text.slice(at, index), found: false });
    pieces.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}

/** At most so many characters of a text: its beginning, or where that says nothing of what was asked the part that does. */
export function partThatTells(text: string, q: string, most: number): string {
  if (text.length <= most) return text;
  // Only as far as the first: a text can be long, and there are many of them.
  const { value: first } = wordsFound(text, q).next();
  const late = first !== undefined && first.index + first.word.length > most;
  const from = late ? wordAt(text, first.index - Math.floor(most / 3)) : 0;
  const until = from + most >= text.length ? text.length : lastSpace(text, from, from + most);
  return `${from > 0 ? '… ' : ''}${text.slice(from, until).trim()}${until < text.length ? ' …' : ''}`;
}

/** The words of a text that were asked for, in whatever form, one after the other. */
function* wordsFound(text: string, q: string): Generator<{ word: string; index: number }, undefined> {
  const asked = wordsAsked(q).map(single);
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const own = single(word);
    if (asked.some((one) => alike(own, one))) yield { word, index };
  }
}

function wordsAsked(q: string): string[] {
  const wanted = q.split(/\s+/).filter((part) => !part.startsWith('-'));
  const words = wanted.flatMap((part) => part.toLowerCase().match(WORD) ?? []);
  return words.filter((word) => word.length >= SHORTEST && !EVERYWHERE.has(word));
}

/** `school` and `scholen`, `besluit` and `besluiten`; not `regio` and `regels`. Both as `single` writes them. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const mayDiffer = short.length > 7 ? 2 : short.length > 5 ? 1 : 0;
  return same > 1 && same >= short.length - mayDiffer && long.length - same <= LONGEST_ENDING;
}

/** Letters that are doubled in one form of a word and not in the other, once. */
function single(word: string): string {
  return word.toLowerCase().replace(/(\p{L})\1/gu, '$1');
}

/** Where the word begins that this place is in. */
function wordAt(text: string, place: number): number {
  return Math.max(0, text.lastIndexOf(' ', place) + 1);
}

function lastSpace(text: string, from: number, until: number): number {
  const space = text.lastIndexOf(' ', until);
  return space > from ? space : until;
}
