import { findPersons, seatsOfBody } from '../people/store.ts';
import type { Scope } from '../work/work.ts';

/** Who fills a seat of the body: the holder, else the deputy. */
export async function ownersOf(
  scope: Scope,
  bodyId: string,
  date: string,
): Promise<{ personId: string; name: string; seatId: string }[]> {
  const seats = (await seatsOfBody(scope, bodyId, date)).filter(({ askedId }) => askedId !== null);
  const people = await findPersons(
    scope,
    seats.flatMap(({ askedId }) => askedId ?? []),
  );
  const owners = new Map<string, { personId: string; name: string; seatId: string }>();
  for (const { askedId, seatId } of seats) {
    const person = people.get(askedId ?? '');
    if (person && !owners.has(person.id)) owners.set(person.id, { personId: person.id, name: person.name, seatId });
  }
  return [...owners.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}
