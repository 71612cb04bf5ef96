import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { OFFER_REASON_INPUT, SCHOOL_INPUT } from '../../src/placements/cards/replacement-card.ts';
import type { AnswerOfferBody } from '../../src/placements/schema-replacements.ts';
import { answerOffer, drawOffer, type ReplacementCardView } from '../../src/placements/use-cases/students.ts';
import { actOnCard, textIn } from './act-on-card.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const place = z.looseObject({ p: z.string(), offerId: z.string() });
type Place = z.infer<typeof place>;

/** Answering is for one question to one board: what a mailed link is for. */
const aboutOffer = { kind: 'replacement' as const, subject: ({ offerId }: Place) => offerId };

const accept = cardVerb<Place>({
  verb: 'replacement.accept',
  data: place,
  question: { ...aboutOffer, answers: true },
  run: (call, data) => {
    const schoolId = textIn(data[SCHOOL_INPUT]);
    return say(call, data, { accept: true, schoolId: schoolId === '' ? null : schoolId, reason: '' });
  },
});

const decline = cardVerb<Place>({
  verb: 'replacement.decline',
  data: place,
  question: { ...aboutOffer, answers: true },
  run: (call, data) =>
    say(call, data, { accept: false, schoolId: null, reason: textIn(data[OFFER_REASON_INPUT]).slice(0, 500) }),
});

const showing = (verb: string, view: ReplacementCardView) =>
  cardVerb<Place>({ verb, data: place, question: aboutOffer, run: (call, data) => draw(call, data, view) });

export const replacementVerbs: readonly CardVerb[] = [
  accept,
  decline,
  showing('replacement.edit', { show: 'decline' }),
  showing('replacement.reopen', { show: 'open' }),
  showing('replacement.show', {}),
];

export const replacementQuestion: QuestionCard = {
  kind: 'replacement',
  draw: (call, offerId) => draw(call, { p: call.actor.partnershipId, offerId }),
};

/** Saves an answer and draws the card; what is wrong comes back on the card, with what was typed. */
async function say(call: CardCall, data: Place, answer: AnswerOfferBody): Promise<Card> {
  const typed = { [SCHOOL_INPUT]: textIn(data[SCHOOL_INPUT]), [OFFER_REASON_INPUT]: answer.reason };
  const show = answer.accept ? 'open' : 'decline';
  await actOnCard(
    call,
    (work) => answerOffer(work, data.offerId, answer),
    (words) => draw(call, data, { show, fault: { text: words, typed } }),
  );
  return draw(call, data);
}

function draw(call: CardCall, data: Place, view: ReplacementCardView = {}): Promise<Card> {
  const viewer = { personId: call.actor.personId, language: call.language };
  return call.service.read(call.actor.partnershipId, (scope) =>
    drawOffer(scope, call.service.clock.now(), data.offerId, viewer, view),
  );
}
