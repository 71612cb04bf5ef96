import type { PaperDocument } from '../../../documents/document.ts';
import type { Language } from '../../../text/format.ts';
import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Work } from '../../../work/work.ts';
import { subjectAccessPaper } from '../../documents/subject-access-paper.ts';
import { keptUntil } from '../../rules/students/retention.ts';
import type { HeldAboutStudent } from '../../schema-students.ts';
import { partnershipName } from '../../store/boards.ts';
import { recordView } from '../../store/student-views.ts';
import { heldAboutStudent } from '../../store/subject-access.ts';
import { demandStudents } from './acting.ts';

/** The shape of a student number, as the import takes it. */
const NUMBER = /^\d{5,10}$/;

/**
 * Everything that is held about one student number, as data and as a paper (AVG art. 15). That it was asked for is on the audit log,
 * of each round the student is in and of the partnership; the number itself is not.
 */
export async function subjectAccess(
  work: Work,
  studentNumber: string,
  language: Language,
): Promise<{ held: HeldAboutStudent; paper: PaperDocument }> {
  await demandStudents(work, 'students.subject-access');
  if (!NUMBER.test(studentNumber)) throw new Refusal('invalid', 'student-number-wrong');
  const found = await heldAboutStudent(work, studentNumber);
  const held: HeldAboutStudent = {
    ...found,
    placements: found.placements.map((each) => ({ ...each, keptUntil: keptUntil(each.schoolYear, each.keptUntil) })),
  };
  for (const roundId of new Set(held.placements.map((each) => each.roundId))) {
    await recordView(work, { roundId, boardId: null, what: 'export', students: 1 });
  }
  await recordHistory(work, {
    entity: 'students',
    entityId: work.partnershipId,
    what: 'subject-access',
    after: { placements: held.placements.length },
  });
  const paper = subjectAccessPaper({
    ...{ language, studentNumber, held },
    partnershipName: await partnershipName(work),
    today: localDate(work.now),
  });
  return { held, paper };
}
