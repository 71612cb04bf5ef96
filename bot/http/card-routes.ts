import * as z from 'zod';
import { QUESTION_KINDS } from '../../src/delivery/schema.ts';
import { type CardRegistry, drawQuestion, REGISTRY, runCardAction } from '../turns/card-action.ts';
import type { CardCall } from '../turns/card-verb.ts';
import { type TabCall, type TabRoute, tabRoute } from './route.ts';

const pressedBody = z.object({ verb: z.string().min(1).max(100), data: z.record(z.string(), z.unknown()) });
const questionKind = z.enum(QUESTION_KINDS);

/** The same cards as in chat, answered in the tab by the same code. */
export function cardRoutes(registry: CardRegistry = REGISTRY): TabRoute<unknown, unknown>[] {
  return [
    tabRoute({
      method: 'post',
      path: '/card-actions',
      body: pressedBody,
      handle: async (call, { body }) => {
        const { card } = await runCardAction(cardCallOf(call), body, { registry });
        return { card };
      },
    }),
    tabRoute({
      method: 'get',
      path: '/questions/:kind/:subjectId',
      handle: async (call, { params }) => {
        const question = { kind: questionKind.parse(params['kind']), subjectId: params['subjectId'] ?? '' };
        return { card: await drawQuestion(cardCallOf(call), question, registry) };
      },
    }),
  ];
}

function cardCallOf({ service, actor, language }: TabCall): CardCall {
  return { service, actor, language };
}
