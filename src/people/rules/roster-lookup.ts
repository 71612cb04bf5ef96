import { groupBy } from './grouping.ts';
import { fold, type RosterRecords } from './roster-records.ts';

type Found = { found: string } | { missing: 'unknown' | 'ambiguous' };

/**
 * Who and what may be named in a file: what the file itself holds where it has that sheet, else the roster as it is.
 * People, boards and bodies are found by what they are recognised by, and by name where that is one of a kind.
 */
export interface Lookup {
  person(given: string): Found;
  board(given: string): Found;
  body(given: string): Found;
  kring(given: string): Found | { missing: 'not-a-kring' };
  region(given: string): Found;
  school(brin: string): Found;
}

export function lookupIn(records: RosterRecords): Lookup {
  const persons = finder(records.persons ?? [], (person) => person.email, [(person) => person.name]);
  const boards = finder(records.boards ?? [], (board) => board.number, [(board) => board.name]);
  const bodies = finder(records.bodies ?? [], (body) => body.name, []);
  const regions = finder(records.regions ?? [], (region) => region.name, []);
  const schools = finder(records.schools ?? [], (school) => school.brin, []);
  const kringen = new Set((records.bodies ?? []).filter((body) => body.kind === 'kring').map((body) => body.name));
  return {
    person: persons,
    board: boards,
    body: bodies,
    region: regions,
    school: schools,
    kring: (given) => {
      const body = bodies(given);
      return 'found' in body && !kringen.has(body.found) ? { missing: 'not-a-kring' } : body;
    },
  };
}

/** Finds by key first, then by other names that only one has. Gives the key as the record spells it. */
function finder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  names: readonly ((item: T) => string)[],
): (given: string) => Found {
  const byKey = new Map(items.map((item) => [fold(keyOf(item)), keyOf(item)]));
  const byName = groupBy(
    names.flatMap((nameOf) => items.map((item) => ({ name: fold(nameOf(item)), key: keyOf(item) }))),
    ({ name }) => name,
  );
  return (given) => {
    const key = byKey.get(fold(given));
    if (key !== undefined) return { found: key };
    const named = byName.get(fold(given)) ?? [];
    const only = named.length === 1 ? named[0] : undefined;
    return only ? { found: only.key } : { missing: named.length > 1 ? 'ambiguous' : 'unknown' };
  };
}
