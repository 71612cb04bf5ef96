import type { JobHandler } from '../work/job.ts';
import type { Clock, Scope, Transact } from '../work/work.ts';
import type { Directory } from './ports.ts';
import { IMPORT_ROSTER, KEEP_PEOPLE, SYNC_DIRECTORY } from './schema.ts';
import { keepPeople, syncDirectory } from './use-cases-directory.ts';
import { runImport } from './use-cases-import.ts';

/** What the jobs need of the service. */
export interface PeopleDeps {
  transact: Transact;
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  clock: Clock;
  directory: Directory;
  partnershipIds(): Promise<readonly string[]>;
}

/** Import of an upload, linking persons to the directory, and what has to be looked after every minute. */
export function peopleJobs(deps: PeopleDeps): JobHandler[] {
  const handlers: [JobHandler<{ partnershipId: string; importId: string }>, JobHandler<{ partnershipId: string }>] = [
    { job: IMPORT_ROSTER, handle: ({ partnershipId, importId }) => runImport(deps, partnershipId, importId) },
    { job: SYNC_DIRECTORY, handle: ({ partnershipId }) => syncDirectory(deps, partnershipId) },
  ];
  const keep: JobHandler<Record<string, never>> = { job: KEEP_PEOPLE, handle: () => keepPeople(deps) };
  return [...handlers, keep] as unknown as JobHandler[];
}
