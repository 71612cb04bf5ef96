/** Somebody as the directory of the institute knows them. */
export interface DirectoryPerson {
  entraId: string;
  kind: 'member' | 'guest';
}

export interface Linkable {
  id: string;
  email: string;
  entraId: string | null;
}

export interface DirectoryLink {
  id: string;
  entraId: string | null;
  kind: 'member' | 'guest' | null;
}

/**
 * Links persons to the directory. Two addresses can belong to one account; the account then goes to the person who
 * already has it, or else to the first, because a click by that account must mean one person.
 */
export function directoryLinks(
  persons: readonly Linkable[],
  found: ReadonlyMap<string, DirectoryPerson | null>,
  takenElsewhere: ReadonlySet<string>,
): DirectoryLink[] {
  const owners = new Map<string, string>();
  const claims = persons.map((person) => ({ person, account: found.get(person.email) ?? null }));
  for (const { person, account } of claims) {
    if (account && person.entraId === account.entraId) owners.set(account.entraId, person.id);
  }
  for (const { person, account } of claims) {
    if (account && !owners.has(account.entraId) && !takenElsewhere.has(account.entraId)) {
      owners.set(account.entraId, person.id);
    }
  }
  return claims.map(({ person, account }) =>
    account && owners.get(account.entraId) === person.id
      ? { id: person.id, entraId: account.entraId, kind: account.kind }
      : { id: person.id, entraId: null, kind: null },
  );
}
