import type { Cell, UploadedFile } from '../sheets/cells.ts';
import { FileFault } from '../sheets/cells.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import { writeSheets } from '../sheets/write-sheets.ts';
import type { Language } from '../text/format.ts';
import { faultText, fileFaultText, noteText } from '../text/people.ts';
import { templateGuide } from '../text/people-template.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { mayPeople, type PeopleAction } from './rules/may-people.ts';
import { rolesAt } from './rules/roles.ts';
import { changeLines, countParts } from './rules/roster-changes.ts';
import {
  countDifference,
  presentRoster,
  type RosterDifference,
  rosterDifference,
  type StoredRoster,
} from './rules/roster-difference.ts';
import { EXAMPLE_ROSTER } from './rules/roster-example.ts';
import { type RosterFile, rosterFile } from './rules/roster-file.ts';
import { keepingOwn } from './rules/roster-own.ts';
import { rosterRows } from './rules/roster-rows.ts';
import type { ReadSheet } from './rules/roster-sheets.ts';
import {
  IMPORT_ROSTER,
  type RosterCounts,
  type RosterFault,
  type RosterImport,
  type RosterPreview,
  type RosterRecords,
  SEATS_CHANGED,
  SYNC_DIRECTORY,
} from './schema.ts';
import { standingOf } from './store.ts';
import { bodiesWithOwnQuorum } from './store-bodies.ts';
import { saveDifference } from './store-difference.ts';
import { findImport, insertImport, moveImport } from './store-imports.ts';
import { lockPartnership } from './store-partnership.ts';
import { loadRoster } from './store-roster.ts';

/** Refuses unless whoever acts may do this in the partnership; the system itself may. */
export async function demand(
  work: Pick<Work, 'tx' | 'partnershipId' | 'actor' | 'now'>,
  action: PeopleAction,
): Promise<void> {
  if (work.actor.personId === null) return;
  const standing = await standingOf(work, work.actor.personId, localDate(work.now));
  if (!mayPeople(action, rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
}

/** An upload after reading, outside any transaction: its sheets, or why a file could not be read. */
export interface Upload {
  files: readonly UploadedFile[];
  sheets: ReadSheet[];
  unreadable: FileFault[];
}

/** Reads one workbook or several CSV files. */
export async function readUpload(files: readonly UploadedFile[]): Promise<Upload> {
  const upload: Upload = { files, sheets: [], unreadable: [] };
  for (const file of files) {
    try {
      upload.sheets.push(...(await readSheets(file)));
    } catch (cause) {
      if (!(cause instanceof FileFault)) throw cause;
      upload.unreadable.push(cause);
    }
  }
  return upload;
}

interface Plan {
  file: RosterFile;
  stored: StoredRoster;
  difference: RosterDifference;
  total: number;
}

async function planRoster(scope: Scope, upload: Upload, today: string): Promise<Plan> {
  const stored = await loadRoster(scope, today);
  const present = presentRoster(stored);
  const file = keepingOwn(rosterFile(upload.sheets, present), present, await bodiesWithOwnQuorum(scope));
  const difference = rosterDifference(stored, file.faults.length > 0 ? {} : file.records, today);
  return { file, stored, difference, total: countDifference(difference) };
}

/** Faults beyond this many are counted, not listed: the first ones explain the rest. */
const LISTED_FAULTS = 200;

function faultsIn(upload: Upload, file: RosterFile, language: Language): RosterFault[] {
  if (upload.unreadable.length > 0) return upload.unreadable.map((fault) => fileFaultText(fault, language));
  return file.faults.map((fault) => ({
    sheet: fault.sheet,
    row: fault.row,
    column: fault.column,
    text: faultText(fault, language),
  }));
}

/** The dry run: what is wrong with the file or, when nothing is, what an import would do. Changes nothing. */
export async function previewRoster(
  scope: Scope,
  upload: Upload,
  options: { now: string; language: Language },
): Promise<RosterPreview> {
  const { file, stored, difference } = await planRoster(scope, upload, localDate(options.now));
  const faults = faultsIn(upload, file, options.language);
  const names = personNames(stored, file.records);
  return {
    importId: null,
    faults: faults.slice(0, LISTED_FAULTS),
    moreFaults: Math.max(0, faults.length - LISTED_FAULTS),
    notes: file.notes.map((note) => noteText(note, options.language)),
    counts: faults.length > 0 ? [] : countParts(difference, file.records),
    changes: faults.length > 0 ? [] : changeLines(difference, names),
  };
}

function personNames(stored: StoredRoster, file: RosterRecords): Map<string, string> {
  const known = stored.persons.map(({ record }) => record);
  return new Map([...known, ...(file.persons ?? [])].map((person) => [person.email, person.name]));
}

/** The dry run, and the upload kept so that exactly what was shown can be imported. */
export async function offerRoster(work: Work, upload: Upload, language: Language): Promise<RosterPreview> {
  await demand(work, 'roster.import');
  const preview = await previewRoster(work, upload, { now: work.now, language });
  if (preview.faults.length > 0 || preview.changes.length === 0) return preview;
  return { ...preview, importId: await insertImport(work, upload.files, preview.changes.length) };
}

/** Starts the import of an upload that was offered. Starting it twice starts it once. */
export async function startImport(work: Work, importId: string): Promise<RosterImport> {
  await demand(work, 'roster.import');
  const started = await moveImport(work, importId, ['previewed'], { state: 'queued', phase: 'reading' });
  if (started) await work.enqueue(IMPORT_ROSTER, { partnershipId: work.partnershipId, importId });
  const found = await findImport(work, importId);
  if (!found) throw new Refusal('not-found', 'import-not-found');
  return found;
}

export interface ImportOutcome {
  saved: boolean;
  total: number;
  counts: RosterCounts[];
  faults: RosterFault[];
}

/**
 * Imports an upload, all or nothing: with any fault nothing is saved. Imports of one partnership take turns.
 * `report` hears how many changes are saved, of all there are.
 */
export async function importRoster(
  work: Work,
  upload: Upload,
  options: { language?: Language; report?: (done: number, total: number) => void } = {},
): Promise<ImportOutcome> {
  await demand(work, 'roster.import');
  await lockPartnership(work);
  const { file, stored, difference, total } = await planRoster(work, upload, localDate(work.now));
  const faults = faultsIn(upload, file, options.language ?? 'nl');
  if (faults.length > 0) return { saved: false, total: 0, counts: [], faults: faults.slice(0, LISTED_FAULTS) };
  options.report?.(0, total);
  await saveDifference(work, stored, difference, (done) => options.report?.(done, total));
  if (total > 0) await work.enqueue(SYNC_DIRECTORY, { partnershipId: work.partnershipId });
  if (countSeatChanges(difference) > 0) await work.enqueue(SEATS_CHANGED, { partnershipId: work.partnershipId });
  return { saved: true, total, counts: countParts(difference, file.records), faults: [] };
}

/** Changes that can mean that other people sit in a body than before. */
function countSeatChanges(difference: RosterDifference): number {
  return (['bodies', 'seats', 'terms'] as const).reduce((sum, part) => {
    const { added, changed, ended } = difference[part];
    return sum + added.length + changed.length + ended.length;
  }, 0);
}

/** The present roster as a workbook; importing it again changes nothing. */
export async function exportRoster(scope: Scope, now: string): Promise<Buffer> {
  const present = presentRoster(await loadRoster(scope, localDate(now)));
  return rosterWorkbook(present);
}

/** Writes records as the roster workbook (XLSX); importing it gives the same records. */
export async function rosterWorkbook(records: RosterRecords): Promise<Buffer> {
  return writeSheets(rosterSheets(records));
}

/** A workbook to start from: an explanation, the headings, and example rows that fit together. */
export async function rosterTemplate(): Promise<Buffer> {
  const guide = { name: 'Uitleg', rows: templateGuide(), widths: [18, 30, 90] };
  return writeSheets([guide, ...rosterSheets(EXAMPLE_ROSTER)]);
}

function rosterSheets(records: RosterRecords) {
  return rosterRows(records).map(({ name, rows }) => ({ name, rows, widths: widthsOf(rows) }));
}

/** Wide enough for what stands in a column, up to 44 characters; beyond that the text wraps. */
function widthsOf(rows: readonly (readonly Cell[])[]): number[] {
  const sample = rows.slice(0, 200);
  return (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...sample.map((row) => cellLength(row[column] ?? null)));
    return Math.min(44, Math.max(11, longest + 3));
  });
}

function cellLength(cell: Cell): number {
  return cell instanceof Date ? 10 : String(cell ?? '').length;
}
