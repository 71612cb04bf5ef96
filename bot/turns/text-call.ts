import type { Card } from '../../src/cards/kit.ts';
import type { Language } from '../../src/text/format.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';

/** Something a known person wrote to the bot. */
export interface TextCall {
  service: Service;
  actor: Actor & { personId: string };
  language: Language;
  conversation: {
    id: string;
    /** In a group or channel everybody reads along: no personal data in the answer. */
    kind: 'personal' | 'group' | 'channel';
  };
}

/** Answers a text with one card, sent to the conversation it came from. */
export type TextHandler = (call: TextCall, text: string) => Promise<Card>;
