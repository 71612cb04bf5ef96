import { Refusal } from '../work/refusal.ts';
import type { Clock, Scope, Transact } from '../work/work.ts';
import { filesOfImport, findImport, finishImport, moveImport } from './store-imports.ts';
import { lockPartnership, partnershipLanguage } from './store-partnership.ts';
import { importRoster, readUpload } from './use-cases.ts';

interface Deps {
  transact: Transact;
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  clock: Clock;
}

/**
 * Carries out an import that was started. Safe to run again after a crash: the roster, the outcome and the removal of
 * the upload are saved in one transaction, and an import that is done or failed is left alone.
 */
export async function runImport(deps: Deps, partnershipId: string, importId: string): Promise<void> {
  const system = { partnershipId, personId: null, via: 'system' as const };
  const begun = await deps.transact(system, async (work) => {
    const moved = await moveImport(work, importId, ['queued', 'running'], { state: 'running', phase: 'reading' });
    return moved
      ? {
          files: await filesOfImport(work, importId),
          language: await partnershipLanguage(work),
          by: await importerOf(work, importId),
        }
      : null;
  });
  if (!begun) return;
  const upload = await readUpload(begun.files);
  const progress = progressWriter(deps, partnershipId, importId);
  progress.say('comparing', 0, 0);
  const importer = { partnershipId, personId: begun.by, via: 'tab' as const };
  const imported = deps.transact(importer, async (work) => {
    await lockPartnership(work);
    // Another copy may have taken this job over and finished it.
    if ((await findImport(work, importId))?.state !== 'running') return;
    const { saved, total, counts, faults } = await importRoster(work, upload, {
      language: begun.language,
      report: (done, all) => progress.say('saving', done, all),
    });
    await finishImport(work, importId, {
      state: saved ? 'done' : 'failed',
      done: saved ? total : 0,
      total,
      counts,
      faults,
    });
  });
  await imported.catch(async (cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    await failStranded(deps, partnershipId, [importId]);
  });
  await progress.written();
}

async function importerOf(scope: Scope, importId: string): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('roster_import')
    .select('by_person_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', importId)
    .executeTakeFirst();
  return row?.by_person_id ?? null;
}

/**
 * Writes progress beside the transaction that imports. It is never waited for inside that transaction: the embedded
 * database has one connection, on which it is written only after the commit, when it no longer finds a running import.
 */
function progressWriter(deps: Deps, partnershipId: string, importId: string) {
  let writing: Promise<unknown> = Promise.resolve();
  let busy = false;
  return {
    say(phase: 'comparing' | 'saving', done: number, total: number): void {
      if (busy) return;
      busy = true;
      writing = deps
        .transact({ partnershipId, personId: null, via: 'system' }, (work) =>
          moveImport(work, importId, ['running'], { state: 'running', phase, done, total }),
        )
        // Progress is a courtesy; the import itself reports what goes wrong.
        .catch(() => undefined)
        .finally(() => {
          busy = false;
        });
    },
    written: (): Promise<unknown> => writing,
  };
}

/** Marks an import that nothing carries any more as failed, so that no screen waits for it. */
export async function failStranded(deps: Deps, partnershipId: string, importIds: readonly string[]): Promise<void> {
  await deps.transact({ partnershipId, personId: null, via: 'system' }, async (work) => {
    for (const importId of importIds) {
      const found = await findImport(work, importId);
      if (!found || (found.state !== 'queued' && found.state !== 'running')) continue;
      await finishImport(work, importId, { state: 'failed', done: 0, total: found.total, counts: [], faults: [] });
    }
  });
}
