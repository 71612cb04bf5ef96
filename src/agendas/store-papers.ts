import { sql } from 'kysely';
import type { Scope, Work } from '../work/work.ts';
import type { NamedPaper } from './rules/agenda-changes.ts';
import type { KeptVersion } from './schema-papers.ts';
import { findItems, type StoredItem } from './store.ts';

export interface StoredPaper {
  id: string;
  meetingId: string;
  itemId: string;
  name: string;
  confidential: boolean;
  version: number;
  addedBy: string;
  size: number;
  /** ISO instant. */
  addedAt: string;
  byName: string;
  /** Where it stands elsewhere; null: it is kept here. */
  link: string | null;
  linkTag: string | null;
  type: string;
}

function papers(scope: Scope) {
  return scope.tx
    .selectFrom('paper')
    .innerJoin('paper_version as last', (join) =>
      join
        .onRef('last.partnership_id', '=', 'paper.partnership_id')
        .onRef('last.paper_id', '=', 'paper.id')
        .onRef('last.version', '=', 'paper.version'),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'last.partnership_id').onRef('person.id', '=', 'last.added_by'),
    )
    .select(['paper.id', 'paper.meeting_id as meetingId', 'paper.item_id as itemId', 'paper.name'])
    .select(['paper.confidential', 'paper.version', 'paper.added_by as addedBy', 'last.size'])
    .select(['last.added_at', 'person.name as byName', 'last.link', 'last.link_tag as linkTag', 'last.type'])
    .where('paper.partnership_id', '=', scope.partnershipId)
    .where('paper.removed_at', 'is', null);
}

export async function papersOfMeeting(scope: Scope, meetingId: string): Promise<StoredPaper[]> {
  const rows = await papers(scope).where('paper.meeting_id', '=', meetingId).orderBy('paper.name').execute();
  return rows.map(({ added_at, ...row }) => ({ ...row, addedAt: added_at.toISOString() }));
}

export type ItemWithPapers = StoredItem & { papers: NamedPaper[] };

/** The items of an agenda, each with the papers that may be named to whoever sees the agenda: not the confidential ones. */
export async function itemsWithPapers(scope: Scope, meetingId: string): Promise<ItemWithPapers[]> {
  const items = await findItems(scope, meetingId);
  const rows = await scope.tx
    .selectFrom('paper')
    .select(['id as paperId', 'item_id as itemId', 'name', 'version'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('removed_at', 'is', null)
    .where('confidential', '=', false)
    .orderBy('name')
    .execute();
  const named = (id: string) => rows.filter(({ itemId }) => itemId === id).map(({ itemId: _, ...paper }) => paper);
  return items.map((item) => ({ ...item, papers: named(item.id) }));
}

/** The items of a meeting, also those that were taken off its agenda, to which a paper was added. */
export async function itemsWithPaper(scope: Scope, meetingId: string): Promise<Set<string>> {
  const rows = await scope.tx
    .selectFrom('paper')
    .select('item_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .where('removed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.item_id));
}

export async function findPaper(scope: Scope, paperId: string, lock = false): Promise<StoredPaper | undefined> {
  const row = await papers(scope)
    .where('paper.id', '=', paperId)
    .$if(lock, (query) => query.forUpdate('paper'))
    .executeTakeFirst();
  if (!row) return undefined;
  const { added_at, ...paper } = row;
  return { ...paper, addedAt: added_at.toISOString() };
}

export async function insertPaper(
  work: Work,
  paper: { id: string; meetingId: string; itemId: string; name: string; confidential: boolean },
): Promise<void> {
  const { id, name, confidential } = paper;
  await work.tx
    .insertInto('paper')
    .values({
      ...{ partnership_id: work.partnershipId, id, meeting_id: paper.meetingId, item_id: paper.itemId },
      ...{ name, confidential, version: 1, added_by: work.actor.personId ?? '' },
    })
    .execute();
}

/** Keeps a version whole; an earlier one stays as it was. */
export async function insertPaperVersion(
  work: Work,
  paperId: string,
  file: { version: number; fileName: string; type: string } & (
    | { bytes: Uint8Array }
    | { size: number; link: string; linkTag: string }
  ),
): Promise<void> {
  const kept =
    'bytes' in file
      ? { size: file.bytes.length, content: Buffer.from(file.bytes).toString('base64') }
      : { size: file.size, content: '', link: file.link, link_tag: file.linkTag };
  await work.tx
    .insertInto('paper_version')
    .values({
      ...{ partnership_id: work.partnershipId, paper_id: paperId, version: file.version, file_name: file.fileName },
      ...{ type: file.type, ...kept },
      ...{ added_at: work.now, added_by: work.actor.personId ?? '' },
    })
    .execute();
}

export async function savePaper(
  work: Work,
  paperId: string,
  columns: { version: number; name: string } | { removed_at: string },
): Promise<void> {
  await work.tx
    .updateTable('paper')
    .set(columns)
    .where('partnership_id', '=', work.partnershipId)
    .where('id', '=', paperId)
    .execute();
}

export async function paperFile(
  scope: Scope,
  paperId: string,
  version: number,
): Promise<{ fileName: string; type: string; bytes: Uint8Array } | undefined> {
  const row = await scope.tx
    .selectFrom('paper_version')
    .select(['file_name', 'type', 'content'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('paper_id', '=', paperId)
    .where('version', '=', version)
    .where('link', 'is', null)
    .executeTakeFirst();
  return row && { fileName: row.file_name, type: row.type, bytes: Buffer.from(row.content, 'base64') };
}

/** The versions of these papers that a newer one replaced, oldest first. */
export async function versionsBefore(scope: Scope, paperIds: readonly string[]): Promise<KeptVersion[]> {
  if (paperIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('paper_version as old')
    .innerJoin('paper', (join) =>
      join.onRef('paper.partnership_id', '=', 'old.partnership_id').onRef('paper.id', '=', 'old.paper_id'),
    )
    .select(['old.paper_id as paperId', 'old.version', 'old.file_name as name', 'old.added_at', 'old.link'])
    .where('old.partnership_id', '=', scope.partnershipId)
    .where('old.paper_id', 'in', [...paperIds])
    .whereRef('old.version', '<', 'paper.version')
    .orderBy('old.version')
    .execute();
  return rows.map(({ added_at, ...row }) => ({ ...row, addedAt: added_at.toISOString() }));
}

/** Keeps the newest version that somebody said to have read. */
export async function markPaperRead(work: Work, paperId: string, version: number): Promise<void> {
  await work.tx
    .insertInto('paper_read')
    .values({
      ...{ partnership_id: work.partnershipId, paper_id: paperId, person_id: work.actor.personId ?? '' },
      ...{ version, read_at: work.now },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'paper_id', 'person_id'])
        .doUpdateSet({ version: sql`greatest(paper_read.version, excluded.version)`, read_at: work.now }),
    )
    .execute();
}

/** Who read which version of which paper of a meeting. */
export async function readsOfMeeting(
  scope: Scope,
  meetingId: string,
): Promise<{ paperId: string; personId: string; version: number }[]> {
  return scope.tx
    .selectFrom('paper_read as done')
    .innerJoin('paper', (join) =>
      join.onRef('paper.partnership_id', '=', 'done.partnership_id').onRef('paper.id', '=', 'done.paper_id'),
    )
    .select(['done.paper_id as paperId', 'done.person_id as personId', 'done.version'])
    .where('done.partnership_id', '=', scope.partnershipId)
    .where('paper.meeting_id', '=', meetingId)
    .execute();
}
