import { insertRows, updateRows } from '../../../people/store-rows.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Transact, Work } from '../../../work/work.ts';
import { mappingFault } from '../../rules/students/columns.ts';
import { type StudentDifference, studentDifference } from '../../rules/students/difference.ts';
import { type ListedStudent, readStudentList } from '../../rules/students/read-list.ts';
import { IMPORT_STUDENTS, type StudentImport } from '../../schema-students.ts';
import { agreedMoves } from '../../store/agreed-moves.ts';
import { lockRound } from '../../store/rounds.ts';
import {
  findStudentImport,
  finishStudentImport,
  forgetUploads,
  type KeptUpload,
  lockUpload,
  moveStudentImport,
  rememberColumns,
} from '../../store/student-imports.ts';
import { studentsOfRound } from '../../store/students.ts';
import { demandStudents } from './acting.ts';
import { tendStudentQuestions } from './asking.ts';
import { eraseExpired } from './erase.ts';
import { countsOf, groundOf, readStudentUpload, type StudentUpload } from './preview.ts';
import { expireSearches } from './replacement.ts';
import { expireSwaps } from './swap.ts';

const DAY = 24 * 60 * 60_000;
/** Students that are saved between two reports of progress. */
const STEP = 2000;

/**
 * Starts the import of an upload that was shown. Starting it twice starts it once. `undoMoves`: also puts students back where the list
 * has them whom boards agreed to move here.
 */
export async function startStudentImport(
  work: Work,
  roundId: string,
  importId: string,
  undoMoves: boolean,
): Promise<StudentImport> {
  await demandStudents(work, 'students.import');
  const known = await findStudentImport(work, roundId, importId);
  if (!known) throw new Refusal('not-found', 'import-not-found');
  const started = await moveStudentImport(work, importId, ['previewed'], {
    ...{ state: 'queued', phase: 'reading' },
    undo_moves: undoMoves,
  });
  if (started) await work.enqueue(IMPORT_STUDENTS, { partnershipId: work.partnershipId, importId });
  return started ? { ...known, state: 'queued' } : known;
}

/** How an import of this round stands, for who may import. */
export async function followStudentImport(work: Work, roundId: string, importId: string): Promise<StudentImport> {
  await demandStudents(work, 'students.import');
  const found = await findStudentImport(work, roundId, importId);
  if (!found) throw new Refusal('not-found', 'import-not-found');
  return found;
}

interface Deps {
  transact: Transact;
}

/**
 * Carries out an import that was started. Safe to run again after a crash: the students, the outcome and the removal
 * of the upload are saved in one transaction. What was changed meanwhile is compared with anew.
 */
export async function runStudentImport(deps: Deps, partnershipId: string, importId: string): Promise<void> {
  const system = { partnershipId, personId: null, via: 'system' as const };
  const kept = await deps.transact(system, async (work) => {
    const moved = await moveStudentImport(work, importId, ['queued', 'running'], {
      state: 'running',
      phase: 'reading',
    });
    return moved ? await lockUpload(work, importId) : undefined;
  });
  if (!kept) return;
  const upload = await readStudentUpload(kept.file);
  const total = Math.max(0, upload.rows.length - upload.heading.row - 1);
  const say = (done: number) =>
    deps.transact(system, (work) =>
      moveStudentImport(work, importId, ['running'], { state: 'running', phase: 'saving', done, total }),
    );
  await say(0);
  const reports: Promise<unknown>[] = [];
  await deps.transact({ ...system, personId: kept.byPersonId, via: 'tab' }, (work) =>
    // Never waited for inside the transaction: the embedded database has one connection. Progress is a courtesy.
    saveStudents(work, kept, upload, (done) => void reports.push(say(done).catch(() => undefined))),
  );
  await Promise.all(reports);
}

async function saveStudents(
  work: Work,
  kept: KeptUpload,
  upload: StudentUpload,
  report: (done: number) => void,
): Promise<void> {
  await lockRound(work, kept.roundId, 'update');
  // Another copy may have taken this job over and finished it.
  if ((await findStudentImport(work, kept.roundId, kept.importId))?.state !== 'running') return;
  const ground = await groundOf(work, kept.roundId, work.now);
  const readable = !upload.unreadable && mappingFault(kept.mapping, upload.heading.headings) === null;
  const read = readable ? readStudentList(upload.rows, upload.heading, kept.mapping, ground.lookup) : null;
  // A school or variant can have gone since the dry run: then nothing is saved, and the next dry run says what.
  if (!read || read.faults.length > 0) {
    await finishStudentImport(work, kept.importId, { state: 'failed', total: read?.students.length ?? 0 });
    return;
  }
  const before = await studentsOfRound(work, kept.roundId);
  const difference = studentDifference(before, read.students, {
    agreed: await agreedMoves(work, kept.roundId),
    undo: kept.undoMoves,
  });
  const last = before.reduce((most, { label }) => Math.max(most, label), 0);
  await insertAll(work, kept.roundId, difference.added, last, report);
  await updateAll(work, difference);
  const counts = countsOf(difference);
  await rememberColumns(work, kept.mapping);
  await finishStudentImport(work, kept.importId, { state: 'done', total: read.students.length, counts });
  await recordHistory(work, { entity: 'students', entityId: kept.roundId, what: 'imported', after: counts });
  await tendStudentQuestions(work, kept.roundId, 'all');
}

async function insertAll(
  work: Work,
  roundId: string,
  added: readonly ListedStudent[],
  last: number,
  report: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < added.length; from += STEP) {
    const rows = added.slice(from, from + STEP).map((student, index) => ({
      ...{ id: work.newId(), round_id: roundId, label: last + from + index + 1 },
      student_number: student.studentNumber,
      ...listed(student),
      ...UNDECIDED,
    }));
    await insertRows(work, 'student_placement', rows);
    report(from + rows.length);
  }
}

const UNDECIDED = {
  status: 'proposed' as const,
  reason: '',
  decided_at: null,
  decided_by: null,
  via: null,
  on_behalf: false,
  by_school: false,
};

function listed(student: ListedStudent) {
  return {
    variant_id: student.variantId,
    phase: student.phase,
    school_id: student.schoolId,
    site_id: student.siteId,
    mentor: student.mentor,
    starts_on: student.startsOn,
    ends_on: student.endsOn,
  };
}

async function updateAll(work: Work, { changed, gone }: StudentDifference): Promise<void> {
  const facts = Object.keys(changed[0] ? listed(changed[0].listed) : {});
  const rows = changed.map((change) => ({
    id: change.kept.id,
    ...listed(change.listed),
    ...UNDECIDED,
    again: change.again,
  }));
  const stay = rows.filter(({ again }) => !again);
  if (stay.length > 0) await updateRows(work, 'student_placement', facts, stay);
  const anew = rows.filter(({ again }) => again);
  if (anew.length > 0) await updateRows(work, 'student_placement', [...facts, ...Object.keys(UNDECIDED)], anew);
  const left = gone.map(({ id }) => ({ id, ...UNDECIDED, status: 'withdrawn' }));
  if (left.length > 0) await updateRows(work, 'student_placement', Object.keys(UNDECIDED), left);
}

/** Ends what was asked of boards in vain, and forgets uploads of more than a day old and students whose term is over. */
export async function keepStudents(work: Work): Promise<void> {
  await expireSearches(work);
  await expireSwaps(work);
  await eraseExpired(work);
  await forgetUploads(work, new Date(Date.parse(work.now) - DAY).toISOString());
}
