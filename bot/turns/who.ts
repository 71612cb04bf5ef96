import type { Standing } from '../../src/people/rules/roles.ts';
import { entraKey, findMembers, findPerson, partnershipsOfEntraUser, standingOf } from '../../src/people/store.ts';
import type { Language } from '../../src/text/format.ts';
import { localDate } from '../../src/time/local.ts';
import { gather } from '../../src/work/gather.ts';
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

/** Somebody who presses a button in one partnership; what they may do there is for the use case to find out. */
export type Presser = Pick<Place, 'partnershipId' | 'personId' | 'language'>;

const lookUp = gather<EntraUser, Presser | null>();

/** Who an Entra user is in one partnership today; null when they take no part in it. */
export async function memberOf(service: Service, user: EntraUser, partnershipId: string): Promise<Presser | null> {
  const today = localDate(service.clock.now());
  return lookUp(service, `${partnershipId} ${today}`, user, async (users) => {
    const found = await service.single(partnershipId, (scope) => findMembers(scope, users, today));
    return users.map((one) => {
      const member = found.get(entraKey(one));
      return member ? { partnershipId, ...member } : null;
    });
  });
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
