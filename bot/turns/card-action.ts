import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { noticeCard, withNotice } from '../../src/cards/notice.ts';
import type { Question } from '../../src/delivery/schema.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { Refusal } from '../../src/work/refusal.ts';
import { traced } from '../../src/work/trace.ts';
import { type CardCall, type CardVerb, type QuestionCard, RefusedOnCard } from './card-verb.ts';
import { CARD_VERBS, QUESTION_CARDS } from './registry.ts';

/** Every button and question there is; tests bring their own. */
export interface CardRegistry {
  verbs: readonly CardVerb[];
  questions: readonly QuestionCard[];
}

export const REGISTRY: CardRegistry = { verbs: CARD_VERBS, questions: QUESTION_CARDS };

export interface Pressed {
  card: Card;
  /** `refused`: nothing changed, and the card says why. `marked`: answered, and the card that was pressed is known as such. */
  outcome: 'done' | 'answered' | 'marked' | 'refused';
}

/** What came with a button: the verb travels in the data, so that Action.Submit and Action.Execute are the same. */
export const cardData = z.object({ verb: z.string().min(1), p: z.string().min(1).optional() }).loose();
export type CardData = z.infer<typeof cardData>;

/**
 * Runs a button for somebody who is known: from Teams, the tab or an answer page alike. A refusal is a normal outcome,
 * drawn above the question as it now stands. `only` limits it to the question that a mailed link is for.
 */
export async function runCardAction(
  call: CardCall,
  pressed: { verb: string; data: Record<string, unknown> },
  options: { only?: Question; registry?: CardRegistry } = {},
): Promise<Pressed> {
  const registry = options.registry ?? REGISTRY;
  const verb = registry.verbs.find((candidate) => candidate.verb === pressed.verb);
  const parsed = verb?.data.safeParse(pressed.data);
  const question = verb?.question && parsed?.success ? subjectOf(verb, parsed.data) : options.only;
  try {
    if (!verb || !parsed) throw new Refusal('not-found', 'not-found');
    if (!parsed.success) throw new Refusal('invalid', 'bad-input');
    if (options.only && !isSame(options.only, verb.question ? question : undefined)) {
      throw new Refusal('not-allowed', 'link-other-question');
    }
    const card = await underTrace(verb, call, parsed.data);
    return { card, outcome: outcomeOf(verb, call) };
  } catch (cause) {
    if (cause instanceof RefusedOnCard) return { card: cause.card, outcome: 'refused' };
    const refusal = refusalIn(cause);
    if (!refusal) throw cause;
    return { card: await refusedCard(call, refusal, options.only ?? question, registry), outcome: 'refused' };
  }
}

/** What carries its trace by hand is not put under it. */
function underTrace(verb: CardVerb, call: CardCall, data: unknown): Promise<Card> {
  const { trace } = call.actor;
  return trace && !verb.carriesTrace ? traced(trace, () => verb.run(call, data)) : verb.run(call, data);
}

function outcomeOf({ question }: CardVerb, { cardId }: CardCall): Pressed['outcome'] {
  if (!question?.answers) return 'done';
  return question.marksCard && cardId ? 'marked' : 'answered';
}

/** Draws a question as it now stands for one person. */
export async function drawQuestion(call: CardCall, question: Question, registry = REGISTRY): Promise<Card> {
  const found = registry.questions.find(({ kind }) => kind === question.kind);
  if (!found) throw new Refusal('not-found', 'not-found');
  return found.draw(call, question.subjectId);
}

async function refusedCard(
  call: CardCall,
  refusal: Refusal,
  question: Question | undefined,
  registry: CardRegistry,
): Promise<Card> {
  const message = refusalText(refusal.code, refusal.facts, call.language);
  if (question) {
    try {
      return withNotice(await drawQuestion(call, question, registry), message);
    } catch (cause) {
      if (!refusalIn(cause)) throw cause;
    }
  }
  return noticeCard(call.language, 'Kringwerk', message);
}

function refusalIn(cause: unknown): Refusal | undefined {
  if (cause instanceof Refusal) return cause;
  return cause instanceof z.ZodError ? new Refusal('invalid', 'bad-input') : undefined;
}

function subjectOf(verb: CardVerb, data: unknown): Question | undefined {
  return verb.question && { kind: verb.question.kind, subjectId: verb.question.subject(data) };
}

function isSame(one: Question, other: Question | undefined): boolean {
  return other !== undefined && one.kind === other.kind && one.subjectId === other.subjectId;
}
