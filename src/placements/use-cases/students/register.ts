import type { Cell } from '../../../sheets/cells.ts';
import { CSV_START, csvRows } from '../../../sheets/write-csv.ts';
import { writeSheets } from '../../../sheets/write-sheets.ts';
import { type Language, longDate } from '../../../text/format.ts';
import { studentRegisterText } from '../../../text/student-register.ts';
import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { type RegisterLine, registerOf, STUDENT_FIELDS } from '../../rules/students/register.ts';
import { fieldKeepingFault, movedKeeping } from '../../rules/students/retention.ts';
import type { RegisterFieldBody, RegisterQuery, StudentRegisterLine } from '../../schema-students.ts';
import { fieldKeepingsOf, type KeptDecision, saveFieldKeeping } from '../../store/field-keeping.ts';
import { lockRound, type Round } from '../../store/rounds.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

/** The privacy register of one round, in words: per field of student data purpose, ground, who sees it, until when. Shows no student. */
export async function studentRegister(
  work: Work,
  roundId: string,
  language: Language,
): Promise<{ lines: StudentRegisterLine[] }> {
  await demandStudents(work, 'students.keep');
  return { lines: await registerLines(work, await roundWithStudents(work, roundId), language) };
}

/** The register of a round, for whoever may see it. */
export async function registerLines(
  scope: Scope,
  round: Pick<Round, 'id' | 'schoolYear' | 'studentsKeptUntil'>,
  language: Language,
): Promise<StudentRegisterLine[]> {
  const fields = await fieldKeepingsOf(scope, round.id);
  const decided = new Map(fields.map((each) => [each.field, each]));
  return registerOf(round.schoolYear, round.studentsKeptUntil, fields).map((line) =>
    inWords(line, decided.get(line.field), language),
  );
}

/** Decides for one field of a round until when it is kept and what it is said to be for; null: as is usual. */
export async function setRegisterField(
  work: Work,
  { roundId, field }: { roundId: string; field: string },
  decision: RegisterFieldBody,
): Promise<void> {
  await demandStudents(work, 'students.keep');
  if (!Object.hasOwn(STUDENT_FIELDS, field)) throw new Refusal('not-found', 'not-found');
  await roundWithStudents(work, roundId);
  const round = await lockRound(work, roundId, 'update');
  if (!round) return;
  const { schoolYear, studentsKeptUntil: chosen } = round;
  const fields = await fieldKeepingsOf(work, roundId);
  const known = fields.find((each) => each.field === field);
  const before = { field, until: known?.until ?? null, purpose: known?.purpose ?? null };
  const after = { field, until: decision.until, purpose: decision.purpose };
  if (before.until === after.until && before.purpose === after.purpose) return;
  if (after.until !== null && after.until !== before.until) {
    const fault = fieldKeepingFault(field, after.until, { schoolYear, chosen, fields }, localDate(work.now));
    if (fault) throw new Refusal('invalid', fault);
  }
  await saveFieldKeeping(work, roundId, after);
  await recordHistory(work, { entity: 'students', entityId: roundId, what: 'field-keeping', before, after });
}

/** Gives a new round what was decided per field for the one it is copied from, so many years later. */
export async function copyFieldKeeping(work: Work, source: Round, round: Round): Promise<void> {
  const fields = await fieldKeepingsOf(work, source.id);
  for (const { field, until, purpose } of fields) {
    await saveFieldKeeping(work, round.id, {
      ...{ field, purpose },
      until: movedKeeping(until, source.schoolYear, round.schoolYear),
    });
  }
}

/** The same as a file. */
export async function studentRegisterFile(
  work: Work,
  roundId: string,
  { language, format }: { language: Language; format: RegisterQuery['format'] },
): Promise<{ name: string; bytes: Uint8Array | string }> {
  const { lines } = await studentRegister(work, roundId, language);
  const { columns, sheet, file } = studentRegisterText[language];
  const rows: Cell[][] = [
    [columns.field, columns.purpose, columns.ground, columns.seenBy, columns.until],
    ...lines.map((line) => [line.name, line.purpose, line.ground, line.seenBy, line.until]),
  ];
  const name = `${file}.${format}`;
  if (format === 'csv') return { name, bytes: CSV_START + csvRows(rows) };
  return { name, bytes: await writeSheets([{ name: sheet, rows, widths: [36, 60, 40, 40, 50] }]) };
}

function inWords(line: RegisterLine, known: KeptDecision | undefined, language: Language): StudentRegisterLine {
  const { field, ground, seenBy, term, until, ownTerm } = line;
  const say = studentRegisterText[language];
  const [name = '', usual = ''] = say.fields[field];
  return {
    ...{ field, name, purpose: known?.purpose ?? usual, ground: say.grounds[ground] },
    seenBy: seenBy.map((role) => say.roles[role]).join(', '),
    until: term === 'trail' || until === null ? say.term.trail : say.term[term](longDate(until, language)),
    ...{ ownTerm, keptUntil: until },
    decided: known ? { until: known.until, purpose: known.purpose, at: known.decidedAt, by: known.decidedBy } : null,
  };
}
