import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import {
  fieldsPastKeeping,
  isPastKeeping,
  keepingFault,
  keepsRegistration,
  type RoundKeeping,
} from '../../rules/students/retention.ts';
import { eraseField, fieldKeepings, fieldKeepingsOf } from '../../store/field-keeping.ts';
import { lockRound, updateRound } from '../../store/rounds.ts';
import { eraseStudentsOf, roundsHoldingStudents } from '../../store/student-erasures.ts';
import { demandStudents, roundWithStudents } from './acting.ts';
import { forgetMessages, messagesAbout } from './forget-messages.ts';

/** Erases the students of a round that is over; how many there were stays, and lines of registrations that are kept longer. */
export async function eraseStudents(work: Work, roundId: string): Promise<void> {
  await demandStudents(work, 'students.erase');
  const round = await roundWithStudents(work, roundId);
  if (round.state === 'open') throw new Refusal('conflict', 'students-round-open');
  const fields = await fieldKeepingsOf(work, roundId);
  await erase(work, roundId, { schoolYear: round.schoolYear, chosen: round.studentsKeptUntil, fields });
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

/** Erases what is kept no longer, whole rounds and fields within them; run every minute, and harmless to run again. */
export async function eraseExpired(work: Work): Promise<void> {
  const today = localDate(work.now);
  const holding = await roundsHoldingStudents(work);
  if (holding.length === 0) return;
  const decided = await fieldKeepings(work);
  for (const { roundId, schoolYear, chosen, students } of holding) {
    const round = { schoolYear, chosen, fields: decided.get(roundId) ?? [] };
    if (isPastKeeping(schoolYear, chosen, today) && (students || !keepsRegistration(round, today))) {
      await erase(work, roundId, round);
    }
    for (const field of fieldsPastKeeping(round, today)) {
      const about = await messagesAbout(work, roundId, field);
      const rows = await eraseField(work, roundId, field);
      if (rows === 0) continue;
      await forgetMessages(work, about);
      await recordHistory(work, {
        entity: 'students',
        entityId: roundId,
        what: 'field-erased',
        after: { field, rows },
      });
    }
  }
}

async function erase(work: Work, roundId: string, round: RoundKeeping): Promise<void> {
  await forgetMessages(work, await messagesAbout(work, roundId));
  const students = await eraseStudentsOf(work, roundId, keepsRegistration(round, localDate(work.now)));
  if (students === 0) return;
  await recordHistory(work, { entity: 'students', entityId: roundId, what: 'erased', after: { students } });
}
