import { diff3Merge } from 'node-diff3';

/**
 * Joins what two people made of the same text, line by line. Where both changed the same lines both versions stay, what
 * was saved first on top: somebody sees it and chooses, and nothing that was typed is lost.
 */
export function mergeText(base: string, saved: string, mine: string): string {
  if (base === saved) return mine;
  if (base === mine || saved === mine) return saved;
  const regions = diff3Merge(lines(saved), lines(base), lines(mine), { excludeFalseConflicts: true });
  return regions
    .flatMap((region) => region.ok ?? [...(region.conflict?.a ?? []), ...(region.conflict?.b ?? [])])
    .join('\n');
}

function lines(text: string): string[] {
  return text.split('\n');
}
