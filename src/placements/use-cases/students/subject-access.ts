import type { PaperDocument } from '../../../documents/document.ts';
import type { Language } from '../../../text/format.ts';
import { localDate } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { subjectAccessPaper } from '../../documents/subject-access-paper.ts';
import { fieldKeptUntil, keptUntil } from '../../rules/students/retention.ts';
import type { HeldAboutStudent } from '../../schema-students.ts';
import { partnershipName } from '../../store/boards.ts';
import { fieldKeepingsOf } from '../../store/field-keeping.ts';
import { recordLook } from '../../store/registration-looks.ts';
import { findRound } from '../../store/rounds.ts';
import { recordView } from '../../store/student-views.ts';
import { heldAboutStudent } from '../../store/subject-access.ts';
import { demandStudents } from './acting.ts';
import { registerLines } from './register.ts';

/** The shape of a student number, as the import takes it. */
const NUMBER = /^\d{5,10}$/;

/**
 * Everything that is held about one student number, as data and as a paper (AVG art. 15). That it was asked for is on the audit log,
 * of each round or registration the student is in and of the partnership; the number itself is not.
 */
export async function subjectAccess(
  work: Work,
  studentNumber: string,
  language: Language,
): Promise<{ held: HeldAboutStudent; paper: PaperDocument }> {
  await demandStudents(work, 'students.subject-access');
  if (!NUMBER.test(studentNumber)) throw new Refusal('invalid', 'student-number-wrong');
  const held = await heldWithTerms(work, studentNumber, language);
  await recordAsked(work, held);
  const paper = subjectAccessPaper({
    ...{ language, studentNumber, held },
    partnershipName: await partnershipName(work),
    today: localDate(work.now),
  });
  return { held, paper };
}

/** What is held, with what each of it is for and until when. */
async function heldWithTerms(scope: Scope, studentNumber: string, language: Language): Promise<HeldAboutStudent> {
  const found = await heldAboutStudent(scope, studentNumber);
  const placed = new Set(found.placements.map(({ roundId }) => roundId));
  const register: HeldAboutStudent['register'] = [];
  const until = new Map<string, string>();
  for (const roundId of new Set([...placed, ...found.registrations.map((line) => line.roundId)])) {
    const round = await findRound(scope, roundId);
    if (!round) continue;
    const { schoolYear, period, studentsKeptUntil: chosen } = round;
    const fields = await fieldKeepingsOf(scope, roundId);
    until.set(roundId, fieldKeptUntil('registration', { schoolYear, chosen, fields }));
    // Once the placement is erased there is a line in a registration, and the trail that leads to nobody.
    const lines = (await registerLines(scope, round, language)).filter(
      ({ field }) => placed.has(roundId) || field === 'registration',
    );
    const told = lines.map(({ name, purpose, seenBy, until: term }) => ({ name, purpose, seenBy, until: term }));
    register.push({ schoolYear, period, lines: told });
  }
  return {
    ...found,
    placements: found.placements.map((each) => ({ ...each, keptUntil: keptUntil(each.schoolYear, each.keptUntil) })),
    registrations: found.registrations.map(({ roundId, ...line }) => ({
      ...line,
      keptUntil: until.get(roundId) ?? keptUntil(line.schoolYear, null),
    })),
    register,
  };
}

async function recordAsked(work: Work, { placements, registrations }: HeldAboutStudent): Promise<void> {
  for (const roundId of new Set(placements.map((each) => each.roundId))) {
    await recordView(work, { roundId, boardId: null, what: 'export', students: 1 });
  }
  for (const schoolYear of new Set(registrations.map((each) => each.schoolYear))) {
    await recordLook(work, { schoolYear, what: 'export', students: 1 });
  }
  await recordHistory(work, {
    entity: 'students',
    entityId: work.partnershipId,
    what: 'subject-access',
    after: { placements: placements.length },
  });
}
