import type { Standing } from '../../src/people/rules/roles.ts';
import { findPerson, partnershipsOfEntraUser, standingOf } from '../../src/people/store.ts';
import type { Language } from '../../src/text/format.ts';
import { localDate } from '../../src/time/local.ts';
import type { Service } from '../service.ts';

/** Who somebody is to Entra. */
export interface EntraUser {
  oid: string;
  tid: string;
  /** From a token for the tab only: what an administrator gave, and what a first form is filled in with. */
  roles?: readonly string[];
  name?: string;
  preferredUsername?: string;
}

/** One partnership in which somebody takes part today. */
export interface Place {
  partnershipId: string;
  partnershipName: string;
  personId: string;
  name: string;
  language: Language;
  standing: Standing;
}

/** Where an Entra user takes part today, oldest partnership first; `only` looks at one partnership alone. */
export async function placesOf(service: Service, user: EntraUser, only?: string): Promise<Place[]> {
  const today = localDate(service.clock.now());
  // No partnership is known yet: the first query finds out which there are, each next one stays within its own.
  return service.read(only ?? '', async ({ tx }) => {
    const known = await partnershipsOfEntraUser(tx, user.oid, user.tid);
    const places: Place[] = [];
    for (const { partnershipId, partnershipName, personId } of known) {
      if (only !== undefined && partnershipId !== only) continue;
      const scope = { tx, partnershipId };
      const standing = await standingOf(scope, personId, today);
      const person = standing && (await findPerson(scope, personId));
      if (!standing || !person) continue;
      places.push({ partnershipId, partnershipName, personId, name: person.name, language: person.language, standing });
    }
    return places;
  });
}
