import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { isPastKeeping, keepingFault } from '../../rules/students/retention.ts';
import { lockRound, updateRound } from '../../store/rounds.ts';
import { eraseStudentsOf, roundsWithStudents } from '../../store/student-erasures.ts';
import { demandStudents, roundWithStudents } from './acting.ts';

/** Erases the students of a round that is over; how many there were and what was said about them stays. */
export async function eraseStudents(work: Work, roundId: string): Promise<void> {
  await demandStudents(work, 'students.erase');
  const round = await roundWithStudents(work, roundId);
  if (round.state === 'open') throw new Refusal('conflict', 'students-round-open');
  await erase(work, roundId);
}

/** Decides until when a round keeps its students (ISO date); null: as the product does by itself. */
export async function setKeeping(work: Work, roundId: string, until: string | null): Promise<void> {
  await demandStudents(work, 'students.keep');
  await roundWithStudents(work, roundId);
  const round = await lockRound(work, roundId, 'update');
  if (!round || round.studentsKeptUntil === until) return;
  const fault = until === null ? null : keepingFault(round.schoolYear, until, localDate(work.now));
  if (fault) throw new Refusal('invalid', fault);
  await updateRound(work, roundId, { students_kept_until: until });
  await recordHistory(work, {
    entity: 'students',
    entityId: roundId,
    what: 'keeping',
    before: { until: round.studentsKeptUntil },
    after: { until },
  });
}

/** Erases what is kept no longer; run every minute, and harmless to run again. */
export async function eraseExpired(work: Work): Promise<void> {
  const today = localDate(work.now);
  for (const { roundId, schoolYear, keptUntil } of await roundsWithStudents(work)) {
    if (isPastKeeping(schoolYear, keptUntil, today)) await erase(work, roundId);
  }
}

async function erase(work: Work, roundId: string): Promise<void> {
  const students = await eraseStudentsOf(work, roundId);
  if (students === 0) return;
  await recordHistory(work, { entity: 'students', entityId: roundId, what: 'erased', after: { students } });
}
