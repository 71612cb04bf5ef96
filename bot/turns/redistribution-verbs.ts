import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { agreedInput, REASON_INPUT } from '../../src/placements/cards/redistribution-card.ts';
import type { AnswerAskBody } from '../../src/placements/schema-redistribution.ts';
import { type AskCardView, answerAsk, askLines, drawAsk } from '../../src/placements/use-cases.ts';
import type { Work } from '../../src/work/work.ts';
import { actOnCard } from './act-on-card.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const place = z.looseObject({ p: z.string(), askId: z.string() });
type Place = z.infer<typeof place>;
type AskLines = Awaited<ReturnType<typeof askLines>>;

/** Answering is for one question to one board: what a mailed link is for. */
const aboutAsk = { kind: 'redistribution' as const, subject: ({ askId }: Place) => askId };

/** "Ja, dat kan": everything that was asked. */
const accept = cardVerb<Place>({
  verb: 'redistribution.accept',
  data: place,
  question: { ...aboutAsk, answers: true },
  run: (call, data) =>
    say(call, data, (lines) => ({
      lines: lines.map(({ variantId, asked }) => ({ variantId, agreed: asked })),
      reason: '',
    })),
});

/** Less, or no: a number for each variant, and why. */
const answer = cardVerb<Place>({
  verb: 'redistribution.answer',
  data: place,
  question: { ...aboutAsk, answers: true },
  run: (call, data) =>
    say(call, data, (lines) => ({
      lines: lines.map(({ variantId }) => ({ variantId, agreed: numberIn(data[agreedInput(variantId)]) })),
      reason: textIn(data[REASON_INPUT]).slice(0, 500),
    })),
});

const edit = cardVerb<Place>({
  verb: 'redistribution.edit',
  data: place,
  question: aboutAsk,
  run: (call, data) => draw(call, data, { show: 'form' }),
});

const show = cardVerb<Place>({
  verb: 'redistribution.show',
  data: place,
  question: aboutAsk,
  run: (call, data) => draw(call, data),
});

export const redistributionVerbs: readonly CardVerb[] = [accept, answer, edit, show];

export const redistributionQuestion: QuestionCard = {
  kind: 'redistribution',
  draw: (call, askId) => draw(call, { p: call.actor.partnershipId, askId }),
};

/** Saves an answer and draws the card; what is wrong comes back on the card, with what was typed. */
async function say(call: CardCall, data: Place, read: (lines: AskLines) => AnswerAskBody): Promise<Card> {
  const act = async (work: Work): Promise<Card> => {
    await answerAsk(work, data.askId, read(await askLines(work, data.askId)));
    return drawAsk(work, work.now, data.askId, viewerOf(call));
  };
  return actOnCard(call, act, (words, { kind }) => {
    const fault = { text: words, typed: typedIn(data) };
    return draw(call, data, kind === 'invalid' ? { show: 'form', fault } : { fault });
  });
}

function draw(call: CardCall, data: Place, view: AskCardView = {}): Promise<Card> {
  return call.service.read(call.actor.partnershipId, (scope) =>
    drawAsk(scope, call.service.clock.now(), data.askId, viewerOf(call), view),
  );
}

function viewerOf(call: CardCall): { personId: string; language: CardCall['language'] } {
  return { personId: call.actor.personId, language: call.language };
}

function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** NaN where nothing, or no number, was typed: the rule says so in words. */
function numberIn(value: unknown): number {
  const typed = textIn(value);
  return typed === '' ? Number.NaN : Number(typed.replace(',', '.'));
}

function typedIn(data: Place): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, textIn(value)]));
}
