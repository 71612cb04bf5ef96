/** A body with who fills its seats on the day of asking. */
export interface SeatedBody {
  name: string;
  seats: readonly { label: string; holder: string | null; deputies: readonly string[] }[];
}

/** Somebody with every place they have; a deputy's place says so. */
export interface FoundPerson {
  name: string;
  places: { body: string; seat: string; deputy: boolean }[];
}

const SHOWN = 10;

/** People of bodies whose name holds every word that was typed, by name. Two people of one name are one line here. */
export function matchingPeople(bodies: readonly SeatedBody[], typed: string): FoundPerson[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<string, FoundPerson>();
  const add = (name: string, body: string, seat: string, deputy: boolean): void => {
    if (!words.every((word) => name.toLowerCase().includes(word))) return;
    const person = found.get(name) ?? { name, places: [] };
    person.places.push({ body, seat, deputy });
    found.set(name, person);
  };
  for (const { name: body, seats } of bodies)
    for (const { label, holder, deputies } of seats) {
      if (holder) add(holder, body, label, false);
      for (const deputy of deputies) add(deputy, body, label, true);
    }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl')).slice(0, SHOWN);
}
