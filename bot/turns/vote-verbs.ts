import * as z from 'zod';
import { CAST_VOTE } from '../../src/live/schema.ts';
import { castVote, drawBallot } from '../../src/live/use-cases-vote.ts';
import { type CardCall, type CardVerb, cardVerb, type QuestionCard } from './card-verb.ts';

const castData = CAST_VOTE.extend({ ballotId: z.string().min(1) });

/** A vote for a seat. */
const cast = cardVerb<z.infer<typeof castData>>({
  verb: 'vote.cast',
  data: castData,
  question: { kind: 'ballot', subject: ({ ballotId }) => ballotId, answers: true },
  run: async (call, { ballotId, ...vote }) => {
    await call.service.transact(call.actor, (work) => castVote(work, ballotId, vote));
    return draw(call, ballotId);
  },
});

function draw({ service, actor, language }: CardCall, ballotId: string) {
  const looker = { personId: actor.personId, now: service.clock.now(), language };
  return service.read(actor.partnershipId, (scope) => drawBallot(scope, looker, service.publicUrl, ballotId));
}

export const VOTE_VERBS: readonly CardVerb[] = [cast];
export const VOTE_QUESTION: QuestionCard = { kind: 'ballot', draw };
