import type { StudentImportRow } from '../../edge/database/tables/students.ts';
import type { UploadedFile } from '../../sheets/cells.ts';
import type { Scope, Work } from '../../work/work.ts';
import type { ColumnMapping } from '../rules/students/columns.ts';
import type { StudentCounts, StudentImport } from '../schema-students.ts';

const NOTHING: StudentCounts = { added: 0, changed: 0, gone: 0, same: 0 };

/** The columns of the last list that was imported. */
export async function rememberedColumns(scope: Scope): Promise<Partial<ColumnMapping> | null> {
  const row = await scope.tx
    .selectFrom('student_columns')
    .select('mapping')
    .where('partnership_id', '=', scope.partnershipId)
    .executeTakeFirst();
  return row?.mapping ?? null;
}

export async function rememberColumns(work: Work, mapping: ColumnMapping): Promise<void> {
  await work.tx
    .insertInto('student_columns')
    .values({ partnership_id: work.partnershipId, mapping: JSON.stringify(mapping) })
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet({ mapping: JSON.stringify(mapping) }))
    .execute();
}

/** Keeps an upload until it is imported or a day old. Returns its id. */
export async function insertStudentImport(
  work: Work,
  kept: { roundId: string; file: UploadedFile; mapping: ColumnMapping },
): Promise<string> {
  const id = work.newId();
  await work.tx
    .insertInto('student_import')
    .values({
      partnership_id: work.partnershipId,
      id,
      round_id: kept.roundId,
      state: 'previewed',
      phase: 'reading',
      done: 0,
      total: 0,
      file_name: kept.file.name,
      content: Buffer.from(kept.file.bytes).toString('base64'),
      mapping: JSON.stringify(kept.mapping),
      result: JSON.stringify(NOTHING),
      by_person_id: work.actor.personId,
      created_at: work.now,
    })
    .execute();
  return id;
}

export interface KeptUpload {
  importId: string;
  roundId: string;
  state: StudentImportRow['state'];
  file: UploadedFile;
  mapping: ColumnMapping;
  undoMoves: boolean;
  byPersonId: string | null;
}

/** An upload with its bytes, held until the end of the transaction; undefined when it was imported or forgotten. */
export async function lockUpload(work: Work, importId: string): Promise<KeptUpload | undefined> {
  const row = await work.tx
    .selectFrom('student_import')
    .select(['round_id', 'state', 'file_name', 'content', 'mapping', 'undo_moves', 'by_person_id'])
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.content === null) return undefined;
  return {
    importId,
    roundId: row.round_id,
    state: row.state,
    file: { name: row.file_name, bytes: Buffer.from(row.content, 'base64') },
    mapping: row.mapping as ColumnMapping,
    undoMoves: row.undo_moves,
    byPersonId: row.by_person_id,
  };
}

export async function saveColumns(work: Work, importId: string, mapping: ColumnMapping): Promise<void> {
  await work.tx
    .updateTable('student_import')
    .set({ mapping: JSON.stringify(mapping) })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', importId)
    .execute();
}

/** Moves an import on; false when it was not in one of `from`: somebody or something was first. */
export async function moveStudentImport(
  scope: Scope,
  importId: string,
  from: readonly StudentImportRow['state'][],
  to: Pick<StudentImportRow, 'state' | 'phase'> & { done?: number; total?: number; undo_moves?: boolean },
): Promise<boolean> {
  const result = await scope.tx
    .updateTable('student_import')
    .set(to)
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', importId)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Closes an import with its outcome and removes the upload. */
export async function finishStudentImport(
  work: Work,
  importId: string,
  outcome: { state: 'done' | 'failed'; total: number; counts?: StudentCounts },
): Promise<void> {
  await work.tx
    .updateTable('student_import')
    .set({
      state: outcome.state,
      phase: 'finished',
      done: outcome.state === 'done' ? outcome.total : 0,
      total: outcome.total,
      result: JSON.stringify(outcome.counts ?? NOTHING),
      content: null,
      finished_at: work.now,
    })
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', importId)
    .execute();
}

/** One import of a round, or the last that was started when no id is given. */
export async function findStudentImport(
  scope: Scope,
  roundId: string,
  importId?: string,
): Promise<StudentImport | null> {
  const row = await scope.tx
    .selectFrom('student_import as i')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'i.partnership_id').onRef('person.id', '=', 'i.by_person_id'),
    )
    .select(['i.id', 'i.state', 'i.phase', 'i.done', 'i.total', 'i.result', 'i.finished_at', 'person.name'])
    .where('i.partnership_id', '=', scope.partnershipId)
    .where('i.round_id', '=', roundId)
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
    byName: row.name,
    finishedAt: row.finished_at?.toISOString() ?? null,
    counts: row.result,
  };
}

/**
 * Forgets uploads of before `before` (ISO instant): they hold student numbers. What nobody imported goes whole; an import
 * that broke off and never ended has failed, so that its screen says so and the list can be read in again.
 */
export async function forgetUploads(work: Work, before: string): Promise<void> {
  await work.tx
    .deleteFrom('student_import')
    .where('partnership_id', '=', work.partnershipId)
    .where('state', '=', 'previewed')
    .where('created_at', '<', new Date(before))
    .execute();
  await work.tx
    .updateTable('student_import')
    .set({ state: 'failed', phase: 'finished', done: 0, content: null, finished_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('state', 'in', ['queued', 'running'])
    .where('created_at', '<', new Date(before))
    .execute();
}
