import type * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import type { QuestionKind } from '../../src/delivery/schema.ts';
import type { Language } from '../../src/text/format.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';

/** Somebody who pressed a button on a card: in Teams, in the tab, or on an answer page. */
export interface CardCall {
  service: Service;
  /** `personId` is set: whoever presses is known by token or by link. */
  actor: Actor & { personId: string };
  language: Language;
  /** The channel's id of the card in which it was pressed; none in the tab or on an answer page. */
  cardId?: string | undefined;
  /** Service URL and conversation are the channel's business and do not reach a verb. */
}

/** One button: parse, call the use case, draw the card as it is now. A Refusal is drawn by the caller. */
export interface CardVerb<T = unknown> {
  verb: string;
  data: z.ZodType<T>;
  run(call: CardCall, data: T): Promise<Card>;
  /** For a button that belongs to answering a question. Only these work through a mailed link, and only for its subject. */
  question?: VerbQuestion<T>;
  /** True: many press it in the same minute, and all it sets in motion comes of `transact`, which takes the trace along. */
  carriesTrace?: boolean;
}

/** A refusal whose verb has drawn the card itself, because what was typed must stay in it. */
export class RefusedOnCard extends Refusal {
  readonly card: Card;

  constructor(refusal: Refusal, card: Card) {
    super(refusal.kind, refusal.code, refusal.facts);
    this.card = card;
  }
}

export interface VerbQuestion<T = unknown> {
  kind: QuestionKind;
  subject(data: T): string;
  /** True when pressing it gives the answer; "Wijzig" belongs to the question but answers nothing. */
  answers?: boolean;
  /** True when it marks the card in which it was pressed as answered by itself, together with the answer. */
  marksCard?: boolean;
}

/** Draws the card of a question as it now stands for one person. */
export interface QuestionCard {
  kind: QuestionKind;
  draw(call: CardCall, subjectId: string): Promise<Card>;
  /** The same for many people at once, by person, where that costs less; whoever may not see it is absent. */
  drawForAll?(calls: readonly CardCall[], subjectId: string): Promise<Map<string, Card>>;
}

export function cardVerb<T>(verb: CardVerb<T>): CardVerb {
  return verb as CardVerb;
}
