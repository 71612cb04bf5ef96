/** One person in one seat for a term; ISO dates, both included, null: open-ended. */
export interface Term {
  personId: string;
  kind: 'member' | 'deputy';
  from: string | null;
  until: string | null;
}

/** Who may speak for a seat on a day: the holder, and the deputies in the order they were named. */
export interface Occupation {
  holderId: string | null;
  deputyIds: readonly string[];
  /** Who is asked first: the holder, or the first deputy when the seat has no holder that day; null: nobody. */
  askedId: string | null;
}

export function isCurrent(term: Pick<Term, 'from' | 'until'>, date: string): boolean {
  return (term.from === null || term.from <= date) && (term.until === null || date <= term.until);
}

/** Decides who fills a seat on `date` (ISO). When two terms as member overlap, the one that began last counts. */
export function occupationOn(terms: readonly Term[], date: string): Occupation {
  const current = terms.filter((term) => isCurrent(term, date));
  const members = current
    .filter((term) => term.kind === 'member')
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
  const holderId = members[0]?.personId ?? null;
  const deputyIds = current.filter((term) => term.kind === 'deputy').map((term) => term.personId);
  return { holderId, deputyIds, askedId: holderId ?? deputyIds[0] ?? null };
}
