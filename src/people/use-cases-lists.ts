import { localDate } from '../time/local.ts';
import type { Work } from '../work/work.ts';
import type { BoardListItem, BodyListItem, HistoryItem, Paged, PersonListItem, RosterImport } from './schema.ts';
import { findImport } from './store-imports.ts';
import { listBoards, listBodies, listHistory, listPersons } from './store-lists.ts';
import { demand, exportRoster } from './use-cases.ts';

type Reader = Pick<Work, 'tx' | 'partnershipId' | 'actor' | 'now'>;

export async function viewBodies(reader: Reader, search: string): Promise<{ items: BodyListItem[] }> {
  await demand(reader, 'bodies.view');
  return { items: await listBodies(reader, search, localDate(reader.now)) };
}

export async function viewBoards(reader: Reader, search: string, page: number): Promise<Paged<BoardListItem>> {
  await demand(reader, 'boards.view');
  return listBoards(reader, search, page);
}

export async function viewPersons(reader: Reader, search: string, page: number): Promise<Paged<PersonListItem>> {
  await demand(reader, 'persons.view');
  return listPersons(reader, search, page);
}

export async function viewHistory(
  reader: Reader,
  query: { entity?: string | undefined; entityId?: string | undefined; page: number },
): Promise<Paged<HistoryItem>> {
  await demand(reader, 'history.view');
  return listHistory(reader, query);
}

/** One import, or the last that was started; null when nothing was ever imported. */
export async function viewImport(reader: Reader, importId?: string): Promise<RosterImport | null> {
  await demand(reader, 'roster.import');
  return findImport(reader, importId);
}

/** The present roster as a workbook, for whoever may have it. */
export async function takeRoster(reader: Reader): Promise<Buffer> {
  await demand(reader, 'roster.export');
  return exportRoster(reader, reader.now);
}
