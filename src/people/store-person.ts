import type { Work } from '../work/work.ts';
import type { Person } from './store.ts';

/** Saves how somebody is known. With another address, what the directory said of the former one no longer holds. */
export async function savePerson(
  work: Work,
  personId: string,
  facts: Pick<Person, 'name' | 'email' | 'organisation' | 'language'>,
  { addressChanged }: { addressChanged: boolean },
): Promise<void> {
  const unknown = { entra_id: null, directory: null, directory_checked_at: null };
  await work.tx
    .updateTable('person')
    .set({ ...facts, ...(addressChanged ? unknown : {}) })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', personId)
    .execute();
}
