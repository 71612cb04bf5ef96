import { type Day, toDay } from './days.ts';
import type { PlanBody } from './plan.ts';

/** How many people sit in both of two bodies on a day. */
export type SharedPeople = (a: number, b: number, day: Day) => number;

interface Span {
  personId: string;
  from: Day;
  until: Day;
}

/** Compares each pair of bodies once, when it is first asked for: most pairs never are. */
export function sharedPeople(bodies: readonly PlanBody[]): SharedPeople {
  const members = bodies.map(({ people }) => {
    const byPerson = new Map<string, Span[]>();
    for (const { personId, from, until } of people) {
      const span = {
        personId,
        from: from ? toDay(from) : Number.NEGATIVE_INFINITY,
        until: until ? toDay(until) : Number.POSITIVE_INFINITY,
      };
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), span]);
    }
    return byPerson;
  });
  const pairs = new Map<number, Span[]>();
  const spansOf = (a: number, b: number): Span[] => {
    const key = Math.min(a, b) * bodies.length + Math.max(a, b);
    const known = pairs.get(key);
    if (known) return known;
    const found: Span[] = [];
    for (const [personId, mine] of members[a] ?? []) {
      for (const theirs of members[b]?.get(personId) ?? [])
        for (const one of mine)
          found.push({ personId, from: Math.max(one.from, theirs.from), until: Math.min(one.until, theirs.until) });
    }
    const real = found.filter(({ from, until }) => from <= until);
    pairs.set(key, real);
    return real;
  };
  return (a, b, day) => {
    const there = spansOf(a, b).filter(({ from, until }) => from <= day && day <= until);
    return there.length < 2 ? there.length : new Set(there.map(({ personId }) => personId)).size;
  };
}
