import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { SWAP_NO_INPUT } from '../../src/placements/cards/swap-card.ts';
import { answerSwap, drawSwap, type SwapCardView, withdrawSwap } from '../../src/placements/use-cases/students.ts';
import type { Work } from '../../src/work/work.ts';
import { actOnCard, textIn } from './act-on-card.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const place = z.looseObject({ p: z.string(), swapId: z.string(), side: z.enum(['a', 'b']) });
type Place = z.infer<typeof place>;

/** Answering is for one side of one swap: what a mailed link is for. */
const aboutSide = { kind: 'swap' as const, subject: ({ swapId, side }: Place) => `${swapId}:${side}` };

const agree = cardVerb<Place>({
  verb: 'swap.agree',
  data: place,
  question: { ...aboutSide, answers: true },
  run: (call, data) =>
    act(call, data, (work) => answerSwap(work, data.swapId, { agree: true, reason: '', side: data.side })),
});

const decline = cardVerb<Place>({
  verb: 'swap.decline',
  data: place,
  question: { ...aboutSide, answers: true },
  run: (call, data) => {
    const reason = textIn(data[SWAP_NO_INPUT]).slice(0, 500);
    return act(call, data, (work) => answerSwap(work, data.swapId, { agree: false, reason, side: data.side }), {
      ...{ show: 'decline', typed: { [SWAP_NO_INPUT]: reason } },
    });
  },
});

const withdraw = cardVerb<Place>({
  verb: 'swap.withdraw',
  data: place,
  question: aboutSide,
  run: (call, data) => act(call, data, (work) => withdrawSwap(work, data.swapId)),
});

const showing = (verb: string, view: SwapCardView) =>
  cardVerb<Place>({ verb, data: place, question: aboutSide, run: (call, data) => draw(call, data, view) });

export const swapVerbs: readonly CardVerb[] = [
  agree,
  decline,
  withdraw,
  showing('swap.edit', { show: 'decline' }),
  showing('swap.show', {}),
];

export const swapQuestion: QuestionCard = {
  kind: 'swap',
  draw: (call, subjectId) => {
    const [swapId = '', side] = subjectId.split(':');
    return draw(call, { p: call.actor.partnershipId, swapId, side: side === 'b' ? 'b' : 'a' }, {});
  },
};

/** Acts and draws the question as it then stands; what is wrong comes back on the card, and nothing of it is saved. */
async function act(
  call: CardCall,
  data: Place,
  change: (work: Work) => Promise<unknown>,
  { show, typed = {} }: { show?: 'decline'; typed?: Record<string, string> } = {},
): Promise<Card> {
  await actOnCard(call, change, (words) => draw(call, data, { show, fault: { text: words, typed } }));
  return draw(call, data, {});
}

/** Draws in a transaction: that pseudonyms were looked at is saved. */
function draw(call: CardCall, data: Place, view: SwapCardView): Promise<Card> {
  return call.service.transact(call.actor, (work) => drawSwap(work, data, call.language, view));
}
