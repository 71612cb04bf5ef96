import type { Scope, Work } from '../work/work.ts';
import type { ImportPhase, ImportState, RosterCounts, RosterFault, RosterImport } from './schema.ts';

export interface StoredFile {
  name: string;
  bytes: Uint8Array;
}

/** Keeps an upload until somebody imports it; its bytes go when the import is done. */
export async function insertImport(work: Work, files: readonly StoredFile[], total: number): Promise<string> {
  const id = work.newId();
  await work.tx
    .insertInto('roster_import')
    .values({
      partnership_id: work.partnershipId,
      id,
      state: 'previewed',
      phase: 'reading',
      done: 0,
      total,
      result: JSON.stringify({ counts: [], faults: [] }),
      file_names: JSON.stringify(files.map((file) => file.name)),
      by_person_id: work.actor.personId,
      created_at: work.now,
    })
    .execute();
  for (const [position, { name, bytes }] of files.entries()) {
    const content = Buffer.from(bytes).toString('base64');
    await work.tx
      .insertInto('roster_import_file')
      .values({ partnership_id: work.partnershipId, import_id: id, position, name, content })
      .execute();
  }
  return id;
}

export async function filesOfImport(scope: Scope, importId: string): Promise<StoredFile[]> {
  const rows = await scope.tx
    .selectFrom('roster_import_file')
    .select(['name', 'content'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute();
  return rows.map(({ name, content }) => ({ name, bytes: Buffer.from(content, 'base64') }));
}

/** One import, or the last that was started when no id is given. */
export async function findImport(scope: Scope, importId?: string): Promise<RosterImport | null> {
  const row = await scope.tx
    .selectFrom('roster_import as i')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'i.partnership_id').onRef('person.id', '=', 'i.by_person_id'),
    )
    .select(['i.id', 'i.state', 'i.phase', 'i.done', 'i.total', 'i.result', 'i.file_names', 'i.created_at'])
    .select(['i.finished_at', 'person.name as byName'])
    .where('i.partnership_id', '=', scope.partnershipId)
    .$if(importId !== undefined, (query) => query.where('i.id', '=', importId ?? ''))
    .$if(importId === undefined, (query) => query.where('i.state', '!=', 'previewed'))
    .orderBy('i.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    importId: row.id,
    state: row.state,
    phase: row.phase,
    done: row.done,
    total: row.total,
    files: row.file_names,
    byName: row.byName,
    startedAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    counts: row.result.counts as RosterCounts[],
    faults: row.result.faults as RosterFault[],
  };
}

/** Moves an import from one of `from` to a state; false when it was not there: somebody or something was first. */
export async function moveImport(
  scope: Scope,
  importId: string,
  from: readonly ImportState[],
  to: { state: ImportState; phase: ImportPhase; done?: number; total?: number },
): Promise<boolean> {
  const result = await scope.tx
    .updateTable('roster_import')
    .set(to)
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', importId)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Closes an import with its outcome and removes the bytes of the upload. */
export async function finishImport(
  work: Pick<Work, 'tx' | 'partnershipId' | 'now'>,
  importId: string,
  outcome: { state: 'done' | 'failed'; done: number; total: number; counts: RosterCounts[]; faults: RosterFault[] },
): Promise<void> {
  const { state, done, total, counts, faults } = outcome;
  await work.tx
    .updateTable('roster_import')
    .set({ state, phase: 'finished', done, total, result: JSON.stringify({ counts, faults }), finished_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', importId)
    .execute();
  await work.tx
    .deleteFrom('roster_import_file')
    .where('partnership_id', '=', work.partnershipId)
    .where('import_id', '=', importId)
    .execute();
}

/** Forgets uploads of before `before` (ISO instant) that nobody imported. */
export async function forgetPreviews(scope: Scope, before: string): Promise<void> {
  await scope.tx
    .deleteFrom('roster_import')
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', '=', 'previewed')
    .where('created_at', '<', new Date(before))
    .execute();
}

/** Imports that have been under way since before `before` (ISO instant): what carried them is gone. */
export async function strandedImports(scope: Scope, before: string): Promise<string[]> {
  const rows = await scope.tx
    .selectFrom('roster_import')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', 'in', ['queued', 'running'])
    .where('created_at', '<', new Date(before))
    .execute();
  return rows.map((row) => row.id);
}
