import * as z from 'zod';
import { drawPaperDue, noPaperComes } from '../../src/agendas/use-cases-papers-due.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const noneData = z.object({ itemId: z.string().min(1) });

/** No paper will come; a second press changes nothing. */
const none = cardVerb<z.infer<typeof noneData>>({
  verb: 'paper.none',
  data: noneData,
  question: { kind: 'paper', subject: ({ itemId }) => itemId, answers: true },
  run: async (call, { itemId }) => {
    const { service, actor } = call;
    await service.transact(actor, (work) => noPaperComes(work, service.publicUrl, itemId));
    return draw(call, itemId);
  },
});

function draw({ service, actor, language }: CardCall, itemId: string) {
  const looker = { personId: actor.personId, now: service.clock.now(), language };
  return service.read(actor.partnershipId, (scope) => drawPaperDue(scope, looker, service.publicUrl, itemId));
}

export const PAPER_VERBS: readonly CardVerb[] = [none];

/** The card of a promised paper, for reminders, the tab and answer pages. */
export const PAPER_QUESTION: QuestionCard = { kind: 'paper', draw };
