import * as z from 'zod';
import { outcomeQuestion } from '../../src/outcomes/rules/outcome-refs.ts';
import { ADD_TO_OUTCOME, SAVE_OUTCOME } from '../../src/outcomes/schema.ts';
import { addToOutcome, reopenOutcome, saveOutcome, settleOutcome } from '../../src/outcomes/use-cases-answer.ts';
import { drawOutcome } from '../../src/outcomes/use-cases-cards.ts';
import type { Work } from '../../src/work/work.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const place = z.object({ roundId: z.string().min(1), bodyId: z.string().min(1) });
type Place = z.infer<typeof place>;
const about = { kind: 'outcome' as const, subject: (at: Place) => outcomeQuestion(at.roundId, at.bodyId).subjectId };
const words = z.string().max(3000).default('');

const answerData = place.extend({
  questionId: z.string().min(1),
  position: z.string().default(''),
  ...{ reasons: words, dissent: words, baseReasons: words, baseDissent: words },
});

/** What the kring says to one question; the next question follows in the same card. */
const answer = cardVerb<z.infer<typeof answerData>>({
  verb: 'outcome.answer',
  data: answerData,
  question: about,
  run: async (call, { questionId, position, reasons, dissent, baseReasons, baseDissent, ...at }) => {
    const typed = SAVE_OUTCOME.parse({
      position: position || null,
      ...{ reasons, dissent, base: { reasons: baseReasons, dissent: baseDissent } },
    });
    await change(call, (work, url) => saveOutcome(work, url, { ...at, questionId }, typed));
    return draw(call, at);
  },
});

const showData = place.extend({ questionId: z.string().optional() });
const show = cardVerb<z.infer<typeof showData>>({
  verb: 'outcome.show',
  data: showData,
  question: about,
  run: (call, { questionId, ...at }) => draw(call, at, questionId),
});

const addData = place.extend({ questionId: z.string().min(1), text: z.string().max(1500).default('') });
const add = cardVerb<z.infer<typeof addData>>({
  verb: 'outcome.add',
  data: addData,
  question: about,
  run: async (call, { questionId, text, roundId, bodyId }) => {
    const added = ADD_TO_OUTCOME.parse({ questionId, text });
    await change(call, (work, url) => addToOutcome(work, url, { roundId, bodyId }, added));
    return draw(call, { roundId, bodyId });
  },
});

const settle = cardVerb<Place>({
  verb: 'outcome.settle',
  data: place,
  question: { ...about, answers: true },
  run: async (call, at) => {
    await change(call, (work, url) => settleOutcome(work, url, at));
    return draw(call, at);
  },
});

const reopen = cardVerb<Place>({
  verb: 'outcome.reopen',
  data: place,
  question: about,
  run: async (call, at) => {
    await change(call, (work, url) => reopenOutcome(work, url, at));
    return draw(call, at);
  },
});

function change({ service, actor }: CardCall, act: (work: Work, publicUrl: string) => Promise<void>): Promise<void> {
  return service.transact(actor, (work) => act(work, service.publicUrl));
}

function draw(call: CardCall, at: Place, questionId?: string) {
  return drawSubject(call, outcomeQuestion(at.roundId, at.bodyId).subjectId, questionId);
}

function drawSubject({ service, actor, language }: CardCall, subjectId: string, questionId?: string) {
  const looker = { personId: actor.personId, now: service.clock.now(), language };
  return service.read(actor.partnershipId, (scope) =>
    drawOutcome(scope, looker, service.publicUrl, { subjectId, questionId }),
  );
}

export const OUTCOME_VERBS: readonly CardVerb[] = [answer, show, add, settle, reopen];

/** The answer of a kring, for reminders, the tab and answer pages. */
export const OUTCOME_QUESTION: QuestionCard = {
  kind: 'outcome',
  draw: (call, subjectId) => drawSubject(call, subjectId),
};
