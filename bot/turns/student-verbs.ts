import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { PARTNER_INPUT, STUDENT_REASON_INPUT, SWAP_REASON_INPUT } from '../../src/placements/cards/student-card.ts';
import { capacitySubject } from '../../src/placements/rules/placement-round.ts';
import {
  confirmWaiting,
  decideStudents,
  drawStudents,
  drawStudentsQuestion,
  proposeSwap,
  type StudentCardView,
  swapCandidates,
  withdrawSwap,
} from '../../src/placements/use-cases/students.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import { actOnCard, textIn } from './act-on-card.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const place = z.looseObject({
  p: z.string(),
  roundId: z.string(),
  boardId: z.string(),
  schoolId: z.string().optional(),
  studentId: z.string().optional(),
  review: z.boolean().default(false),
});
type Place = z.infer<typeof place>;
const student = place.extend({ studentId: z.string() });
type Student = z.infer<typeof student>;

/** Partners that fit in a card; the tab lists more. */
const PARTNERS = 20;
/** Days that the other side has when a swap is proposed from a card. */
const SWAP_DAYS = 5;

/** Answering is for one board, or one school that answers for itself, in one round: what a mailed link is for. */
const aboutStudents = {
  kind: 'students' as const,
  subject: ({ roundId, boardId, schoolId }: Place) => capacitySubject(roundId, boardId, schoolId),
};

const yes = cardVerb<Student>({
  verb: 'students.yes',
  data: student,
  question: { ...aboutStudents, answers: true },
  run: (call, data) =>
    act(call, data, (work) =>
      decideStudents(work, data, {
        decisions: [{ studentId: data.studentId, decision: 'confirmed', reason: '' }],
      }),
    ),
});

const no = cardVerb<Student>({
  verb: 'students.no',
  data: student,
  question: { ...aboutStudents, answers: true },
  run: (call, data) => {
    const reason = textIn(data[STUDENT_REASON_INPUT]).slice(0, 500);
    const decisions = [{ studentId: data.studentId, decision: 'declined' as const, reason }];
    return act(call, data, (work) => decideStudents(work, data, { decisions }), {
      view: { show: 'decline', studentId: data.studentId },
      typed: { [STUDENT_REASON_INPUT]: reason },
    });
  },
});

const all = place.extend({ waiting: z.coerce.number().int().min(0) });
const yesAll = cardVerb<z.infer<typeof all>>({
  verb: 'students.yes-all',
  data: all,
  question: { ...aboutStudents, answers: true },
  run: (call, data) => act(call, data, (work) => confirmWaiting(work, data, data.waiting)),
});

const swap = cardVerb<Student>({
  verb: 'students.swap',
  data: student,
  question: { ...aboutStudents, answers: true },
  run: (call, data) => {
    const withStudentId = textIn(data[PARTNER_INPUT]);
    const reason = textIn(data[SWAP_REASON_INPUT]).slice(0, 500);
    const answerBy = `${addDays(localDate(call.service.clock.now()), SWAP_DAYS)}T17:00`;
    return act(
      call,
      data,
      async (work) => {
        if (withStudentId === '') throw new Refusal('invalid', 'swap-no-partner');
        await proposeSwap(work, data, { withStudentId, reason, answerBy });
      },
      {
        view: { show: 'swap', studentId: data.studentId },
        typed: { [PARTNER_INPUT]: withStudentId, [SWAP_REASON_INPUT]: reason },
      },
    );
  },
});

const swapForm = cardVerb<Student>({
  verb: 'students.swap-form',
  data: student,
  question: aboutStudents,
  run: (call, data) => draw(call, data, { show: 'swap', studentId: data.studentId }),
});

const stop = student.extend({ swapId: z.string() });
const stopSwap = cardVerb<z.infer<typeof stop>>({
  verb: 'students.stop-swap',
  data: stop,
  question: aboutStudents,
  run: (call, data) =>
    act(call, data, (work) => withdrawSwap(work, data.swapId), { view: { studentId: data.studentId } }),
});

const edit = cardVerb<Student>({
  verb: 'students.edit',
  data: student,
  question: aboutStudents,
  run: (call, data) => draw(call, data, { show: 'decline', studentId: data.studentId }),
});

const show = cardVerb<Place>({
  verb: 'students.show',
  data: place,
  question: aboutStudents,
  run: (call, data) =>
    draw(call, data, { studentId: data.studentId, ...(data.review ? { show: 'review' as const } : {}) }),
});

export const studentVerbs: readonly CardVerb[] = [yes, no, yesAll, swap, swapForm, stopSwap, edit, show];

export const studentsQuestion: QuestionCard = {
  kind: 'students',
  draw: async (call, subjectId) => {
    const card = await call.service.transact(call.actor, (work) =>
      drawStudentsQuestion(work, subjectId, call.language),
    );
    if (!card) throw new Refusal('not-found', 'not-found');
    return card;
  },
};

/** Acts and draws the next student; what is wrong comes back on the card, with what was typed, and nothing of it saved. */
async function act(
  call: CardCall,
  data: Place,
  change: (work: Work) => Promise<void>,
  after: { view: StudentCardView; typed?: Record<string, string> } = { view: { studentId: data.studentId } },
): Promise<Card> {
  await actOnCard(call, change, (words) =>
    draw(call, data, { ...after.view, fault: { text: words, typed: after.typed ?? {} } }),
  );
  return draw(call, data, data.review ? { show: 'review', studentId: data.studentId } : {});
}

/** Draws in a transaction: that pseudonyms were looked at is saved. */
function draw(call: CardCall, data: Place, view: StudentCardView): Promise<Card> {
  return call.service.transact(call.actor, async (work) => {
    const partners = view.show === 'swap' && data.studentId ? await partnersOf(work, data.roundId, data.studentId) : {};
    return drawStudents(work, data, call.language, { ...view, ...partners });
  });
}

async function partnersOf(work: Work, roundId: string, studentId: string): Promise<Pick<StudentCardView, 'partners'>> {
  const { candidates, more } = await swapCandidates(work, roundId, studentId, PARTNERS);
  return { partners: { students: candidates, more } };
}
