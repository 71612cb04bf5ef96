import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { isPastKeeping } from '../../rules/students/retention.ts';
import { eraseStudentsOf, roundsWithStudents } from '../../store/student-erasures.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

/** Erases the students of a round that is over; how many there were and what was said about them stays. */
export async function eraseStudents(work: Work, roundId: string): Promise<void> {
  await demandStudents(work, 'students.erase');
  const round = await roundWithStudents(work, roundId);
  if (round.state === 'open') throw new Refusal('conflict', 'students-round-open');
  await erase(work, roundId);
}

/** Erases what is kept no longer; run every minute, and harmless to run again. */
export async function eraseExpired(work: Work): Promise<void> {
  const today = localDate(work.now);
  for (const { roundId, schoolYear } of await roundsWithStudents(work)) {
    if (isPastKeeping(schoolYear, today)) await erase(work, roundId);
  }
}

async function erase(work: Work, roundId: string): Promise<void> {
  const students = await eraseStudentsOf(work, roundId);
  if (students === 0) return;
  await recordHistory(work, { entity: 'students', entityId: roundId, what: 'erased', after: { students } });
}
