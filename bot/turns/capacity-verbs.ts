import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { readCapacityInputs, typedValues, VARIANTS_ON_A_PAGE } from '../../src/placements/cards/capacity-inputs.ts';
import { capacitySubject, readCapacitySubject } from '../../src/placements/rules/placement-round.ts';
import type { CapacityForm } from '../../src/placements/schema.ts';
import {
  answerCapacity,
  answerSchool,
  type CardView,
  drawCapacityCard,
  drawCapacityQuestion,
  drawFormCard,
  formAt,
} from '../../src/placements/use-cases.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Work } from '../../src/work/work.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard, RefusedOnCard } from './card-verb.ts';

const place = z.looseObject({
  p: z.string(),
  roundId: z.string(),
  boardId: z.string(),
  schoolId: z.string().optional(),
});
type Place = z.infer<typeof place>;
const answer = place.extend({
  page: z.coerce.number().int().min(0).max(20).default(0),
  confirmed: z.boolean().default(false),
});

/** Answering is for one board, or one school that answers for itself, in one round: what a mailed link is for. */
const aboutBoard = {
  kind: 'capacity' as const,
  subject: ({ roundId, boardId, schoolId }: Place) => capacitySubject(roundId, boardId, schoolId),
};

/** Sends the figures of one page; what is wrong comes back on the card, with everything that was typed. */
const capacityAnswer = cardVerb<z.infer<typeof answer>>({
  verb: 'capacity.answer',
  data: answer,
  question: { ...aboutBoard, answers: true },
  run: async (call, data) => {
    try {
      return await call.service.transact(call.actor, async (work) => {
        const { variants } = await formAt(work, work.now, data);
        const form = await save(work, data, readCapacityInputs(data, variants));
        const next = data.page + 1;
        const more = next * VARIANTS_ON_A_PAGE < variants.length;
        const view: CardView = more ? { show: 'form', page: next } : {};
        return drawFormCard(work, work.now, form, viewerOf(call), view);
      });
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.kind === 'not-found') throw cause;
      throw new RefusedOnCard(cause, await drawRefused(call, data, cause));
    }
  },
});

function save(
  work: Work,
  { roundId, boardId, schoolId, confirmed }: z.infer<typeof answer>,
  { offers, cap }: ReturnType<typeof readCapacityInputs>,
): Promise<CapacityForm> {
  return schoolId === undefined
    ? answerCapacity(work, roundId, boardId, { offers, cap, confirmed })
    : answerSchool(work, roundId, schoolId, { offers, confirmed });
}

/** The card as it now stands, with what was wrong and what was typed; nothing of it was saved. */
function drawRefused(call: CardCall, data: z.infer<typeof answer>, refusal: Refusal): Promise<Card> {
  const fault = {
    text: refusalText(refusal.code, refusal.facts, call.language),
    typed: typedValues(data),
    confirm: refusal.code === 'capacity-absurd',
  };
  return draw(call, data, { show: 'form', page: data.page, fault });
}

/** "Wijzig": the form again, with what was answered. */
const capacityEdit = cardVerb<Place>({
  verb: 'capacity.edit',
  data: place,
  question: aboutBoard,
  run: (call, data) => draw(call, data, { show: 'form' }),
});

const capacityShow = cardVerb<Place>({
  verb: 'capacity.show',
  data: place,
  question: aboutBoard,
  run: (call, data) => draw(call, data),
});

export const capacityVerbs: readonly CardVerb[] = [capacityAnswer, capacityEdit, capacityShow];

export const capacityQuestion: QuestionCard = {
  kind: 'capacity',
  draw: async (call, subjectId) => {
    const card = readCapacitySubject(subjectId)
      ? await call.service.read(call.actor.partnershipId, (scope) =>
          drawCapacityQuestion(scope, call.service.clock.now(), subjectId, viewerOf(call)),
        )
      : null;
    if (!card) throw new Refusal('not-found', 'not-found');
    return card;
  },
};

function draw(call: CardCall, data: Place, view: CardView = {}): Promise<Card> {
  return call.service.read(call.actor.partnershipId, (scope) =>
    drawCapacityCard(scope, call.service.clock.now(), data, viewerOf(call), view),
  );
}

function viewerOf(call: CardCall): { personId: string; language: CardCall['language'] } {
  return { personId: call.actor.personId, language: call.language };
}
