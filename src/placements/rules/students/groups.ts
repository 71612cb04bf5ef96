/** A student as far as forming groups goes. */
export interface Groupable {
  label: number;
  variant: string;
  phase: string | null;
}

/** How big groups are meant to be; POS works with 6 to 8. */
export interface GroupSize {
  least: number;
  most: number;
}

export const POS_GROUP: GroupSize = { least: 6, most: 8 };

export interface FormedGroup<T> {
  students: T[];
  /** Smaller or bigger than meant, because the number of students allows nothing better. */
  fits: boolean;
}

/** How far a number of groups leaves their sizes from what is meant; 0: all fit. */
function distance(students: number, groups: number, { least, most }: GroupSize): number {
  return Math.max(0, least - Math.floor(students / groups), Math.ceil(students / groups) - most);
}

/** Into how many groups so many students go best; of two that are as good, the fewer. */
export function groupCount(students: number, size: GroupSize): number {
  if (students === 0) return 0;
  const tries = Array.from({ length: Math.ceil(students / size.least) }, (_, at) => at + 1);
  return tries.reduce((best, tried) =>
    distance(students, tried, size) < distance(students, best, size) ? tried : best,
  );
}

/**
 * Groups of students of one school that are as mixed as can be: variants and phases are dealt out in turn, so that each group has
 * as many of each as the others, give or take one. The same students give the same groups, in whatever order they come.
 */
export function formGroups<T extends Groupable>(students: readonly T[], size: GroupSize): FormedGroup<T>[] {
  const count = groupCount(students.length, size);
  const sorted = [...students].sort(
    (a, b) =>
      a.variant.localeCompare(b.variant, 'nl') ||
      (a.phase ?? '').localeCompare(b.phase ?? '', 'nl') ||
      a.label - b.label,
  );
  return Array.from({ length: count }, (_, group) => {
    const members = sorted.filter((__, at) => at % count === group);
    return { students: members, fits: members.length >= size.least && members.length <= size.most };
  });
}
