import { diff3Merge } from 'node-diff3';

/**
 * Joins what two people made of the same text, line by line. Where both worked on neighbouring lines each line is taken from
 * whoever changed it; where both changed the same line both versions stay, what was saved first on top: somebody sees it and
 * chooses, and nothing that was typed is lost.
 */
export function mergeText(base: string, saved: string, mine: string): string {
  if (base === saved) return mine;
  if (base === mine || saved === mine) return saved;
  const regions = diff3Merge(lines(saved), lines(base), lines(mine), { excludeFalseConflicts: true });
  return regions.flatMap((region) => region.ok ?? (region.conflict ? joined(region.conflict) : [])).join('\n');
}

interface Conflict {
  /** As it was saved, as it was before, and as it is now typed: lines. */
  a: string[];
  o: string[];
  b: string[];
}

/**
 * Who types changes one stretch of the text between two savings. Where those of both do not touch, both are put in; unless
 * that made a line that neither wrote.
 */
function joined({ a, o, b }: Conflict): string[] {
  const apart = o.length > 0 ? withBoth(o.join('\n'), a.join('\n'), b.join('\n')) : null;
  const result = apart === null ? [] : lines(apart);
  const written = new Set([...a, ...b]);
  const kept = new Set(result);
  const before = new Set(o);
  const whole =
    result.every((line) => written.has(line)) && [...written].every((line) => kept.has(line) || before.has(line));
  return apart !== null && whole ? result : [...a, ...b];
}

/** Null where the stretches touch. */
function withBoth(base: string, saved: string, mine: string): string | null {
  const one = stretch(base, saved);
  const other = stretch(base, mine);
  // At the same place what goes on with the line comes before what begins a line of its own.
  const order = one.from - other.from || one.to - other.to || newLine(one) - newLine(other);
  const [first, second] = order <= 0 ? [one, other] : [other, one];
  if (first.to > second.from) return null;
  const between = base.slice(first.to, second.from);
  return base.slice(0, first.from) + first.text + between + second.text + base.slice(second.to);
}

/** Where somebody's caret belongs after the text around it was replaced by what others saved: beside the same words. */
export function movedCaret(before: string, after: string, caret: number): number {
  const { from, to, text } = stretch(before, after);
  if (caret <= from) return caret;
  return caret >= to ? caret + after.length - before.length : from + text.length;
}

interface Stretch {
  from: number;
  to: number;
  text: string;
}

function newLine({ text }: Stretch): number {
  return text.startsWith('\n') ? 1 : 0;
}

/** The one stretch of `base` that `text` has replaced. */
function stretch(base: string, text: string): Stretch {
  const most = Math.min(base.length, text.length);
  let from = 0;
  while (from < most && base[from] === text[from]) from += 1;
  let end = 0;
  while (end < most - from && base[base.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from, to: base.length - end, text: text.slice(from, text.length - end) };
}

function lines(text: string): string[] {
  return text.split('\n');
}
