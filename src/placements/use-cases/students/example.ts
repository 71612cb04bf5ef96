import { writeSheets } from '../../../sheets/write-sheets.ts';
import { exampleListCopy } from '../../../text/students.ts';
import { localDate } from '../../../time/local.ts';
import type { Work } from '../../../work/work.ts';
import { variantsOf } from '../../store/rounds.ts';
import { placesForExample } from '../../store/students.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

const PER_SCHOOL = 3;
/** Invented numbers begin here; the real ones of an institute are given out in order and lie elsewhere. */
const FIRST_NUMBER = 9_900_001;

/** A list as OnStage gives it, with invented students at the partnership's own schools: it can be read in as it is. */
export async function exampleStudentList(work: Work, roundId: string): Promise<Buffer> {
  await demandStudents(work, 'students.import');
  const round = await roundWithStudents(work, roundId);
  const variants = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  const places = await placesForExample(work, localDate(work.now));
  const students = places.flatMap((place) => Array.from({ length: PER_SCHOOL }, () => place));
  const rows = students.map((place, index) => [
    String(FIRST_NUMBER + index),
    variants[index % Math.max(1, variants.length)]?.name ?? '',
    exampleListCopy.phase(1 + (index % 4)),
    place.code ?? place.brin,
    null,
    new Date(`${round.startsOn}T00:00:00Z`),
    null,
  ]);
  return writeSheets([
    { name: exampleListCopy.sheet, rows: [exampleListCopy.headings, ...rows], widths: [16, 24, 12, 18, 24, 12, 12] },
  ]);
}
