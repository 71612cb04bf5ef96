import { DOCUMENT_FORMATS, documentName } from '../../src/documents/document.ts';
import { writeDocument } from '../../src/documents/write.ts';
import {
  ADD_TO_OUTCOME,
  ASK_OUTCOMES,
  OUTCOMES_DOCUMENT,
  type OutcomeRounds,
  type OutcomeRoundView,
  type OutcomesOfMeeting,
  ROLL_UP,
  SAVE_OUTCOME,
} from '../../src/outcomes/schema.ts';
import { listRounds, outcomesOfMeeting, viewRound } from '../../src/outcomes/use-cases.ts';
import { addToOutcome, reopenOutcome, saveOutcome, settleOutcome } from '../../src/outcomes/use-cases-answer.ts';
import { askOutcomes, outcomeChoices, withdrawRound } from '../../src/outcomes/use-cases-ask.ts';
import { outcomesOnPaper, rollUp } from '../../src/outcomes/use-cases-roll-up.ts';
import type { Work } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';

type Params = { params: Record<string, string> };
const ROUND = '/outcome-rounds/:roundId';
const KRING = `${ROUND}/kringen/:bodyId`;

/** Questions to the kringen, their answers, and what they come to together. */
export const outcomesRoutes = [
  tabRoute({
    method: 'get',
    path: '/outcome-rounds',
    handle: (call): Promise<OutcomeRounds> =>
      call.service.read(call.actor.partnershipId, async (scope) => ({
        rounds: await listRounds(scope, lookerOf(call)),
        ask: await outcomeChoices(scope, lookerOf(call)),
      })),
  }),
  tabRoute({
    method: 'post',
    path: '/outcome-rounds',
    body: ASK_OUTCOMES,
    handle: async (call, { body }): Promise<{ roundId: string }> => ({
      roundId: await call.service.transact(call.actor, (work) => askOutcomes(work, call.service.publicUrl, body)),
    }),
  }),
  tabRoute({
    method: 'get',
    path: ROUND,
    handle: (call, input): Promise<OutcomeRoundView> =>
      call.service.read(call.actor.partnershipId, (scope) => viewRound(scope, lookerOf(call), at(input).roundId)),
  }),
  tabRoute({
    method: 'get',
    path: `${ROUND}/document`,
    query: OUTCOMES_DOCUMENT,
    handle: async (call, input): Promise<undefined> => {
      const { format } = input.query;
      const paper = await call.service.read(call.actor.partnershipId, (scope) =>
        outcomesOnPaper(scope, lookerOf(call), at(input).roundId, call.language),
      );
      const bytes = await writeDocument(paper, format);
      call.response
        .attachment(documentName([paper.kind, paper.title], format))
        .type(DOCUMENT_FORMATS[format])
        .send(bytes);
    },
  }),
  tabRoute({
    method: 'post',
    path: `${ROUND}/roll-up`,
    body: ROLL_UP,
    handle: (call, input) =>
      changing(call, input, (work, url) => rollUp(work, url, at(input).roundId, input.body.withoutLate)),
  }),
  tabRoute({
    method: 'post',
    path: `${ROUND}/withdraw`,
    handle: (call, input) => changing(call, input, (work, url) => withdrawRound(work, url, at(input).roundId)),
  }),
  tabRoute({
    method: 'put',
    path: `${KRING}/answers/:questionId`,
    body: SAVE_OUTCOME,
    handle: (call, input) =>
      changing(call, input, (work, url) =>
        saveOutcome(work, url, { ...at(input), questionId: input.params['questionId'] ?? '' }, input.body),
      ),
  }),
  tabRoute({
    method: 'post',
    path: `${KRING}/additions`,
    body: ADD_TO_OUTCOME,
    handle: (call, input) => changing(call, input, (work, url) => addToOutcome(work, url, at(input), input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${KRING}/settle`,
    handle: (call, input) => changing(call, input, (work, url) => settleOutcome(work, url, at(input))),
  }),
  tabRoute({
    method: 'post',
    path: `${KRING}/reopen`,
    handle: (call, input) => changing(call, input, (work, url) => reopenOutcome(work, url, at(input))),
  }),
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/outcomes',
    handle: (call, input): Promise<OutcomesOfMeeting> =>
      call.service.read(call.actor.partnershipId, (scope) =>
        outcomesOfMeeting(scope, lookerOf(call), input.params['meetingId'] ?? ''),
      ),
  }),
];

/** Changes a round and gives it as it is afterwards. */
function changing(
  call: TabCall,
  input: Params,
  change: (work: Work, publicUrl: string) => Promise<void>,
): Promise<OutcomeRoundView> {
  return call.service.transact(call.actor, async (work) => {
    await change(work, call.service.publicUrl);
    return viewRound(work, lookerOf(call), at(input).roundId);
  });
}

function at({ params }: Params): { roundId: string; bodyId: string } {
  return { roundId: params['roundId'] ?? '', bodyId: params['bodyId'] ?? '' };
}

function lookerOf(call: TabCall) {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}
