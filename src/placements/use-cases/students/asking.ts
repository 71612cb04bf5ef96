import type { Card } from '../../../cards/kit.ts';
import { deliver, updateCards } from '../../../delivery/use-cases.ts';
import { owe, oweAgain, settle, withdraw } from '../../../reminders/use-cases.ts';
import type { Language } from '../../../text/format.ts';
import { studentQuestionCopy } from '../../../text/student-question.ts';
import { toInstant } from '../../../time/local.ts';
import { recordHistory } from '../../../work/history.ts';
import { Refusal } from '../../../work/refusal.ts';
import type { Scope, Work } from '../../../work/work.ts';
import { type StudentCardState, studentCard } from '../../cards/student-card.ts';
import { capacitySubject, readCapacitySubject } from '../../rules/placement-round.ts';
import type { AskedForStudents, AskForStudentsBody, StudentQuestion } from '../../schema-swaps.ts';
import { partnershipName } from '../../store/boards.ts';
import { delegationsIn } from '../../store/delegations.ts';
import { findRound } from '../../store/rounds.ts';
import { saveStudentAsks, studentAsks, waitingBySchool } from '../../store/student-asks.ts';
import { recordView } from '../../store/student-views.ts';
import { requirePhase } from '../phases.ts';
import { demandStudents, roundWithStudents } from './acting.ts';
import { demandAtPlace, loadStudentQuestions, peopleAt, type StudentPlace, studentsTopic } from './question.ts';

/**
 * Asks every board that has students waiting to say yes or no to them; a school that its board lets answer for itself is asked
 * instead of the board. Asking again is another message, and gives everybody the new date.
 */
export async function askForStudents(work: Work, roundId: string, body: AskForStudentsBody): Promise<AskedForStudents> {
  await demandStudents(work, 'students.ask');
  await roundWithStudents(work, roundId);
  await requirePhase(work, roundId, 'students');
  if (toInstant(body.answerBy) <= work.now) throw new Refusal('invalid', 'ask-deadline-past');
  const places = await placesWaiting(work, roundId, body.boardIds);
  if (places.length === 0) throw new Refusal('conflict', 'students-none-waiting');
  const people = await peopleAt(work, places);
  const reached = places.filter((place) => people(place).length > 0);
  const times = await saveStudentAsks(work, roundId, reached, body.answerBy);
  const questions = await loadStudentQuestions(work, roundId, reached.map(asPlace));
  await oweAgain(work, questions.map(debtOf));
  const partnership = await partnershipName(work);
  await deliver(
    work,
    questions.flatMap((question, at) =>
      people(reached[at] ?? { boardId: '', schoolId: null }).map((person) =>
        messageTo(work, question, partnership, { ...person, time: times[at] ?? 1 }),
      ),
    ),
  );
  await recordHistory(work, {
    ...{ entity: 'students', entityId: roundId, what: 'asked' },
    after: { places: reached.length, answerBy: body.answerBy },
  });
  const silent = places.filter((place) => people(place).length === 0);
  const unreachable = await loadStudentQuestions(work, roundId, silent.map(asPlace));
  return {
    boards: reached.filter(({ schoolId }) => schoolId === null).length,
    schools: reached.filter(({ schoolId }) => schoolId !== null).length,
    unreachable: unreachable.map(({ name }) => name),
  };
}

const asPlace = ({ boardId, schoolId }: { boardId: string; schoolId: string | null }) => ({
  boardId,
  ...(schoolId === null ? {} : { schoolId }),
});

/** Boards with students waiting, and schools that answer for themselves in their place. */
async function placesWaiting(scope: Scope, roundId: string, only: readonly string[] | undefined) {
  const waiting = (await waitingBySchool(scope, roundId)).filter(({ boardId }) => !only || only.includes(boardId));
  const boardIds = [...new Set(waiting.map(({ boardId }) => boardId))];
  const own = new Set(
    (await delegationsIn(scope, [roundId], { boardIds })).flatMap(({ active, schoolId }) => (active ? schoolId : [])),
  );
  const schools = waiting.filter(({ schoolId }) => own.has(schoolId));
  const boards = new Set(waiting.flatMap(({ boardId, schoolId }) => (own.has(schoolId) ? [] : boardId)));
  return [
    ...[...boards].map((boardId) => ({ boardId, schoolId: null })),
    ...schools.map(({ boardId, schoolId }) => ({ boardId, schoolId })),
  ];
}

function questionOf({ roundId, boardId, schoolId }: StudentQuestion) {
  return { kind: 'students' as const, subjectId: capacitySubject(roundId, boardId, schoolId ?? undefined) };
}

function debtOf(question: StudentQuestion) {
  const { roundId, boardId, schoolId, schoolYear, period, answerBy } = question;
  const copy = studentQuestionCopy.nl;
  return {
    question: questionOf(question),
    topic: studentsTopic(roundId, boardId, schoolId ?? undefined),
    title: schoolId === null ? copy.obligation(schoolYear, period) : copy.schoolObligation(schoolYear, period),
    dueAt: toInstant(answerBy ?? ''),
    boardId,
    ...(schoolId === null ? {} : { schoolId }),
  };
}

function messageTo(
  scope: Pick<Scope, 'partnershipId'>,
  question: StudentQuestion,
  partnership: string,
  person: { personId: string; language: Language; time: number },
) {
  const { roundId, boardId, schoolId } = question;
  const copy = studentQuestionCopy[person.language];
  const waiting = question.students.filter(({ status }) => status === 'proposed').length;
  const subject = capacitySubject(roundId, boardId, schoolId ?? undefined);
  return {
    key: `students:${subject}:ask:${person.personId}:${person.time}`,
    topic: studentsTopic(roundId, boardId, schoolId ?? undefined),
    purpose: 'ask' as const,
    personId: person.personId,
    summary: copy.summary(question.name, waiting),
    card: cardFor(scope, question, partnership, person),
    mail: {
      subject: copy.summary(question.name, waiting),
      paragraphs: copy.mail(partnership, question.schoolYear, question.answerBy ?? ''),
    },
    question: questionOf(question),
    expiresAt: toInstant(question.answerBy ?? ''),
  };
}

export type StudentCardView = Pick<StudentCardState, 'show' | 'studentId' | 'fault' | 'partners'>;

function cardFor(
  scope: Pick<Scope, 'partnershipId'>,
  question: StudentQuestion,
  partnership: string,
  viewer: { language: Language },
  view: StudentCardView = {},
): Card {
  return studentCard({
    language: viewer.language,
    partnershipId: scope.partnershipId,
    partnershipName: partnership,
    question,
    ...view,
  });
}

/** The card of one board or school as it now stands; that pseudonyms were looked at is on the audit log. */
export async function drawStudents(
  work: Work,
  place: StudentPlace,
  language: Language,
  view: StudentCardView = {},
): Promise<Card> {
  await demandAtPlace(work, 'students.view', place);
  const [question] = await loadStudentQuestions(work, place.roundId, [place]);
  if (!question) throw new Refusal('not-found', 'not-found');
  const { roundId, boardId } = place;
  await recordView(work, { roundId, boardId, what: 'list', students: Math.min(1, question.students.length) });
  return cardFor(work, question, await partnershipName(work), { language }, view);
}

/** The same by its name in obligations and links; null when there is no such question. */
export async function drawStudentsQuestion(work: Work, subjectId: string, language: Language): Promise<Card | null> {
  const place = readCapacitySubject(subjectId);
  return place && drawStudents(work, place, language);
}

/**
 * Keeps what boards and schools owe, and their cards, true to the students they now have; after whatever moved or decided some.
 * `boardIds`: the boards that it can have touched.
 */
export async function tendStudentQuestions(
  work: Work,
  roundId: string,
  boardIds: readonly string[] | 'all',
): Promise<void> {
  const asks = await studentAsks(work, roundId, boardIds);
  if (asks.length === 0 || !(await findRound(work, roundId))) return;
  const questions = await loadStudentQuestions(work, roundId, asks.map(asPlace));
  const own = new Set(
    (await delegationsIn(work, [roundId], { boardIds: asks.map(({ boardId }) => boardId) })).flatMap(
      ({ active, schoolId }) => (active ? schoolId : []),
    ),
  );
  const isWaiting = ({ schoolId, students, notNow }: StudentQuestion) =>
    notNow === null && (schoolId === null || own.has(schoolId)) && students.some(({ status }) => status === 'proposed');
  const owing = questions.filter(isWaiting);
  await owe(work, owing.map(debtOf));
  const people = await peopleAt(work, asks);
  const partnership = await partnershipName(work);
  for (const [at, question] of questions.entries()) {
    if (!isWaiting(question)) await finish(work, question);
    const known = people(asks[at] ?? { boardId: '', schoolId: null });
    await updateCards(work, studentsTopic(roundId, question.boardId, question.schoolId ?? undefined), (to) => {
      const person = known.find(({ personId }) => personId === to.personId);
      return person ? cardFor(work, question, partnership, person) : null;
    });
  }
}

async function finish(work: Work, question: StudentQuestion): Promise<void> {
  const { personId } = work.actor;
  const done = question.students.length > 0 && question.students.every(({ status }) => status !== 'proposed');
  if (!done || personId === null) return withdraw(work, questionOf(question));
  await settle(work, { question: questionOf(question), boardId: question.boardId, personId });
}
