import type { Cell } from '../../../sheets/cells.ts';
import { CSV_START, csvRows } from '../../../sheets/write-csv.ts';
import { writeSheets } from '../../../sheets/write-sheets.ts';
import { type Language, longDate } from '../../../text/format.ts';
import { studentRegisterText } from '../../../text/student-register.ts';
import type { Work } from '../../../work/work.ts';
import { type RegisterLine, registerOf } from '../../rules/students/register.ts';
import type { RegisterQuery, StudentRegisterLine } from '../../schema-students.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

/** The privacy register of one round, in words: per field of student data purpose, ground, who sees it, until when. Shows no student. */
export async function studentRegister(
  work: Work,
  roundId: string,
  language: Language,
): Promise<{ lines: StudentRegisterLine[] }> {
  await demandStudents(work, 'students.keep');
  const { schoolYear, studentsKeptUntil } = await roundWithStudents(work, roundId);
  return { lines: registerOf(schoolYear, studentsKeptUntil).map((line) => inWords(line, language)) };
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

function inWords({ field, ground, seenBy, term, until }: RegisterLine, language: Language): StudentRegisterLine {
  const say = studentRegisterText[language];
  const [name = '', purpose = ''] = say.fields[field];
  return {
    ...{ field, name, purpose, ground: say.grounds[ground] },
    seenBy: seenBy.map((role) => say.roles[role]).join(', '),
    until: term === 'trail' || until === null ? say.term.trail : say.term[term](longDate(until, language)),
  };
}
