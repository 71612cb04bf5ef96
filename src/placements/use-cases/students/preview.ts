import { FileFault, type UploadedFile } from '../../../sheets/cells.ts';
import { readSheets } from '../../../sheets/read-sheets.ts';
import type { Language } from '../../../text/format.ts';
import { fileFaultText } from '../../../text/people.ts';
import { changeWords, mappingFaultText, movedBackWords, studentFaultText } from '../../../text/students.ts';
import { localDate } from '../../../time/local.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import {
  type ColumnMapping,
  headingRow,
  headingsOf,
  mappingFault,
  STUDENT_FIELDS,
  suggestMapping,
} from '../../rules/students/columns.ts';
import { type StudentDifference, studentDifference } from '../../rules/students/difference.ts';
import { type ReadList, readStudentList, type StudentLookup, variantKey } from '../../rules/students/read-list.ts';
import type { StudentCounts, StudentPreview } from '../../schema-students.ts';
import { agreedMoves } from '../../store/agreed-moves.ts';
import { variantsOf } from '../../store/rounds.ts';
import { insertStudentImport, lockUpload, rememberedColumns, saveColumns } from '../../store/student-imports.ts';
import { recordView } from '../../store/student-views.ts';
import { namesOfSchools, schoolLookup, studentsOfRound } from '../../store/students.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

/** Faults and changes beyond this many are counted, not listed. */
const LISTED = 300;

/** An upload after reading, outside any transaction. */
export interface StudentUpload {
  file: UploadedFile;
  rows: readonly (readonly unknown[])[];
  heading: { row: number; headings: string[] };
  unreadable: FileFault | null;
}

/** Reads a workbook or CSV file: the first sheet that has headings. */
export async function readStudentUpload(file: UploadedFile): Promise<StudentUpload> {
  try {
    for (const { rows } of await readSheets(file)) {
      const row = headingRow(rows);
      if (row !== null)
        return { file, rows, heading: { row, headings: headingsOf(rows[row] ?? []) }, unreadable: null };
    }
    throw new FileFault('empty', file.name);
  } catch (cause) {
    if (!(cause instanceof FileFault)) throw cause;
    return { file, rows: [], heading: { row: 0, headings: [] }, unreadable: cause };
  }
}

/** What a list is compared with. */
export interface StudentGround {
  lookup: StudentLookup;
  variantNames: Map<string, string>;
  schoolNames: Map<string, string>;
}

export async function groundOf(scope: Scope, roundId: string, now: string): Promise<StudentGround> {
  const variants = (await variantsOf(scope, [roundId])).get(roundId) ?? [];
  return {
    lookup: {
      variants: new Map(variants.map(({ id, name }) => [variantKey(name), id])),
      ...(await schoolLookup(scope, localDate(now))),
    },
    variantNames: new Map(variants.map(({ id, name }) => [id, name])),
    schoolNames: await namesOfSchools(scope),
  };
}

/** The dry run. Keeps the upload, so that exactly this file can be imported; changes nothing else. */
export async function offerStudents(
  work: Work,
  roundId: string,
  upload: StudentUpload,
  language: Language,
): Promise<StudentPreview> {
  await demandStudents(work, 'students.import');
  await roundWithStudents(work, roundId);
  if (upload.unreadable) return unreadable(upload, language);
  const mapping = suggestMapping(upload.heading.headings, await rememberedColumns(work));
  const importId = await insertStudentImport(work, { roundId, file: upload.file, mapping });
  return previewOf(work, { roundId, importId, upload, mapping, language });
}

/** The bytes of an upload that waits, for who may import. */
export async function waitingUpload(work: Work, roundId: string, importId: string): Promise<UploadedFile> {
  await demandStudents(work, 'students.import');
  const upload = await lockUpload(work, importId);
  if (upload?.roundId !== roundId || upload.state !== 'previewed') throw new Refusal('not-found', 'import-not-found');
  return upload.file;
}

/** The dry run again, with other columns. */
export async function chooseColumns(
  work: Work,
  place: { roundId: string; importId: string },
  upload: StudentUpload,
  chosen: { mapping: ColumnMapping; language: Language },
): Promise<StudentPreview> {
  await waitingUpload(work, place.roundId, place.importId);
  await saveColumns(work, place.importId, chosen.mapping);
  return previewOf(work, { ...place, upload, ...chosen });
}

interface Previewing {
  roundId: string;
  importId: string;
  upload: StudentUpload;
  mapping: ColumnMapping;
  language: Language;
}

async function previewOf(work: Work, asked: Previewing): Promise<StudentPreview> {
  const { upload, mapping, language } = asked;
  const { headings } = upload.heading;
  const base = { importId: asked.importId, fileName: upload.file.name, headings: headings.filter(Boolean), mapping };
  const wrong = mappingFault(mapping, headings);
  if (wrong) return { ...base, ...nothing([{ row: null, column: null, text: mappingFaultText(wrong, language) }]) };
  const ground = await groundOf(work, asked.roundId, work.now);
  const read = readStudentList(upload.rows, upload.heading, mapping, ground.lookup);
  if (read.faults.length > 0) return { ...base, ...faulty(read, headings, language) };
  const difference = studentDifference(await studentsOfRound(work, asked.roundId), read.students, {
    agreed: await agreedMoves(work, asked.roundId),
    undo: false,
  });
  await recordView(work, { roundId: asked.roundId, boardId: null, what: 'preview', students: read.students.length });
  const changes = linesOf(difference, ground, language);
  return {
    ...base,
    ...nothing([]),
    counts: countsOf(difference),
    changes: changes.slice(0, LISTED),
    moreChanges: Math.max(0, changes.length - LISTED),
    movedBack: difference.movedBack.map(({ kept, listed, move }) => ({
      studentNumber: kept.studentNumber,
      what: movedBackWords(move, language),
      school: ground.schoolNames.get(kept.schoolId) ?? '',
      listed: ground.schoolNames.get(listed.schoolId) ?? '',
    })),
    mayStart: changes.length > 0,
  };
}

export function countsOf(difference: StudentDifference): StudentCounts {
  const { added, changed, gone, same } = difference;
  return { added: added.length, changed: changed.length, gone: gone.length, same };
}

function linesOf(difference: StudentDifference, ground: StudentGround, language: Language) {
  const named = ({
    studentNumber,
    schoolId,
    variantId,
  }: {
    studentNumber: string;
    schoolId: string;
    variantId: string;
  }) => ({
    studentNumber,
    school: ground.schoolNames.get(schoolId) ?? '',
    variant: ground.variantNames.get(variantId) ?? '',
  });
  return [
    ...difference.gone.map((student) => ({ change: 'gone' as const, ...named(student), details: [] })),
    ...difference.changed.map(({ kept, listed, fields, again }) => ({
      change: 'changed' as const,
      ...named(listed),
      details: changeWords({ before: named(kept), after: named(listed), fields, again }, language),
    })),
    ...difference.added.map((student) => ({ change: 'added' as const, ...named(student), details: [] })),
  ];
}

function nothing(faults: StudentPreview['faults']) {
  const counts = { added: 0, changed: 0, gone: 0, same: 0 };
  return { faults, moreFaults: 0, counts, changes: [], moreChanges: 0, movedBack: [], mayStart: false };
}

function faulty(read: ReadList, headings: readonly string[], language: Language) {
  const faults = read.faults.slice(0, LISTED).map((fault) => ({
    row: fault.row,
    column: fault.column === null ? null : (headings[fault.column - 1] ?? null),
    text: studentFaultText(fault, language),
  }));
  return { ...nothing(faults), moreFaults: read.faults.length - faults.length };
}

function unreadable(upload: StudentUpload, language: Language): StudentPreview {
  const { row, text } = fileFaultText(upload.unreadable as FileFault, language);
  const mapping = Object.fromEntries(STUDENT_FIELDS.map((field) => [field, null])) as ColumnMapping;
  return {
    importId: null,
    fileName: upload.file.name,
    headings: [],
    mapping,
    ...nothing([{ row, column: null, text }]),
  };
}
