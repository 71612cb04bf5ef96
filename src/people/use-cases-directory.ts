import type { Clock, Scope, Transact } from '../work/work.ts';
import type { Directory } from './ports.ts';
import { directoryLinks } from './rules/directory-links.ts';
import { SYNC_DIRECTORY } from './schema.ts';
import { forgetPreviews, strandedImports } from './store-imports.ts';
import { accountsOfOthers, personsToLookUp, saveLinks } from './store-partnership.ts';
import { failStranded } from './use-cases-import.ts';

interface Deps {
  transact: Transact;
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  clock: Clock;
  directory: Directory;
}

const HOUR = 3_600_000;
/** Addresses asked about at once. */
const BATCH = 200;

/**
 * Links the persons of a partnership to the directory: everybody who is new, and everybody else once a day. Each batch
 * is saved by itself, so that a fault of the directory costs no more than the batch.
 */
export async function syncDirectory(deps: Deps, partnershipId: string): Promise<void> {
  const since = before(deps.clock.now(), 20 * HOUR);
  for (;;) {
    const persons = await deps.read(partnershipId, (scope) => personsToLookUp(scope, since, BATCH));
    if (persons.length === 0) return;
    const found = await deps.directory.findByMail(persons.map((person) => person.email));
    await deps.transact({ partnershipId, personId: null, via: 'system' }, async (work) => {
      const accounts = [...found.values()].flatMap((account) => account?.entraId ?? []);
      const ids = persons.map((person) => person.id);
      const links = directoryLinks(persons, found, await accountsOfOthers(work, accounts, ids));
      await saveLinks(work, links, work.now);
    });
  }
}

/** What has to be looked after every minute, partnership by partnership. */
export async function keepPeople(deps: Deps & { partnershipIds(): Promise<readonly string[]> }): Promise<void> {
  const now = deps.clock.now();
  for (const partnershipId of await deps.partnershipIds()) {
    const due = await deps.read(partnershipId, async (scope) => ({
      persons: await personsToLookUp(scope, before(now, 24 * HOUR), 1),
      stranded: await strandedImports(scope, before(now, HOUR)),
    }));
    if (due.stranded.length > 0) await failStranded(deps, partnershipId, due.stranded);
    await deps.transact({ partnershipId, personId: null, via: 'system' }, async (work) => {
      await forgetPreviews(work, before(now, 24 * HOUR));
      if (due.persons.length > 0) await work.enqueue(SYNC_DIRECTORY, { partnershipId });
    });
  }
}

function before(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) - milliseconds).toISOString();
}
