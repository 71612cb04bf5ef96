import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { type PersonFacts, SEATS_CHANGED, SYNC_DIRECTORY } from './schema.ts';
import { findPerson, type Person } from './store.ts';
import { findPersonByEmail } from './store-body-changes.ts';
import { lockPartnership } from './store-partnership.ts';
import { savePerson } from './store-person.ts';
import { demand } from './use-cases.ts';

/**
 * Changes how somebody who takes part is known. Whoever gets another address stays the same person, with their seats and answers,
 * where a roster with another address would bring in somebody new; the directory is asked who has it, and until it has said so
 * mail goes there. Refuses an address that somebody else has, and to change one's own: a slip of the pen would shut oneself out.
 */
export async function changeFacts(
  work: Work,
  personId: string,
  facts: PersonFacts,
): Promise<{ addressChanged: boolean }> {
  await demand(work, 'persons.change');
  // An import may be changing the same people.
  await lockPartnership(work);
  const person = await findPerson(work, personId);
  if (!person || (await findPersonByEmail(work, person.email))?.ended) throw new Refusal('not-found', 'not-found');
  const before = factsOf(person);
  const after = factsOf({ ...facts, email: facts.email.toLowerCase(), organisation: facts.organisation || null });
  const addressChanged = before.email !== after.email;
  if (JSON.stringify(before) === JSON.stringify(after)) return { addressChanged };
  if (addressChanged) await checkAddress(work, personId, after.email);
  await savePerson(work, personId, after, { addressChanged });
  await recordHistory(work, { entity: 'person', entityId: personId, what: 'changed', before, after });
  if (addressChanged) {
    await work.enqueue(SYNC_DIRECTORY, { partnershipId: work.partnershipId });
    // Dates are held in the calendars of those whom the directory knows, and it is not known who that is now.
    await work.enqueue(SEATS_CHANGED, { partnershipId: work.partnershipId });
  }
  return { addressChanged };
}

function factsOf({
  name,
  email,
  organisation,
  language,
}: Pick<Person, 'name' | 'email' | 'organisation' | 'language'>) {
  return { name, email, organisation, language };
}

async function checkAddress(work: Work, personId: string, email: string): Promise<void> {
  if (work.actor.personId === personId) throw new Refusal('conflict', 'own-address');
  const other = await findPersonByEmail(work, email);
  if (!other) return;
  const name = (await findPerson(work, other.id))?.name ?? '';
  throw new Refusal('conflict', other.ended ? 'address-of-former' : 'address-taken', { name });
}
