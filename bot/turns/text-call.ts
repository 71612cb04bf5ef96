import type { Card } from '../../src/cards/kit.ts';
import type { Language } from '../../src/text/format.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';

/** Somebody who typed something to the bot, in one of the partnerships they take part in. */
export interface TextCall {
  service: Service;
  actor: Actor & { personId: string };
  partnershipName: string;
  language: Language;
  /** Where it was typed; a channel without the thread. */
  conversation: { id: string; kind: 'personal' | 'group' | 'channel' };
}

/** One message back: a card alone or a text alone, because Teams may not give an id for both in one. */
export interface TextReply {
  card?: Card;
  text?: string;
}

/** Answers what was typed; an empty list: these words are not mine. */
export type TextHandler = (call: TextCall, text: string) => Promise<TextReply[]>;
