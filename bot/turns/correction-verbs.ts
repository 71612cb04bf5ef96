import * as z from 'zod';
import { drawCorrections, handleCorrection } from '../../src/minutes/use-cases-corrections.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const handledData = z.object({ meetingId: z.string().min(1), correctionId: z.string().min(1) });

/** A correction of minutes was dealt with; a second press says the same again. */
const handled = cardVerb<z.infer<typeof handledData>>({
  verb: 'correction.handled',
  data: handledData,
  question: { kind: 'correction', subject: ({ meetingId }) => meetingId, answers: true },
  run: async (call, { meetingId, correctionId }) => {
    const { service, actor } = call;
    await service.transact(actor, (work) => handleCorrection(work, service.publicUrl, meetingId, correctionId));
    return draw(call, meetingId);
  },
});

function draw({ service, actor, language }: CardCall, meetingId: string) {
  const looker = { personId: actor.personId, now: service.clock.now(), language };
  return service.read(actor.partnershipId, (scope) => drawCorrections(scope, looker, service.publicUrl, meetingId));
}

export const CORRECTION_VERBS: readonly CardVerb[] = [handled];

/** The card of corrections, for reminders, the tab and answer pages. */
export const CORRECTION_QUESTION: QuestionCard = { kind: 'correction', draw };
