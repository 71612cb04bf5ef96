import * as z from 'zod';
import { ACTION_STATUSES } from '../../src/minutes/rules/actions.ts';
import { changeAction, drawAction } from '../../src/minutes/use-cases-actions.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const setData = z.object({ actionId: z.string().min(1), status: z.enum(ACTION_STATUSES) });

/** How an action stands; a second press says the same again. */
const set = cardVerb<z.infer<typeof setData>>({
  verb: 'action.set',
  data: setData,
  question: { kind: 'action', subject: ({ actionId }) => actionId, answers: true },
  run: async (call, { actionId, status }) => {
    const { service, actor } = call;
    await service.transact(actor, (work) => changeAction(work, service.publicUrl, actionId, { status }));
    return draw(call, actionId);
  },
});

function draw({ service, actor, language }: CardCall, actionId: string) {
  const looker = { personId: actor.personId, now: service.clock.now(), language };
  return service.read(actor.partnershipId, (scope) => drawAction(scope, looker, service.publicUrl, actionId));
}

export const ACTION_VERBS: readonly CardVerb[] = [set];

/** The card of an action, for reminders, the tab and answer pages. */
export const ACTION_QUESTION: QuestionCard = { kind: 'action', draw };
