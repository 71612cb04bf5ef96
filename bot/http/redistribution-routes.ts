import type { Strategy } from '../../src/placements/rules/redistribution/problem.ts';
import {
  type AnswerAskBody,
  answerAskBody,
  type ProposalQuery,
  proposalQuery,
  type SendAsksBody,
  sendAsksBody,
} from '../../src/placements/schema-redistribution.ts';
import {
  answerAsk,
  redistributionView,
  sendAsks,
  startRedistribution,
  withdrawAsk,
} from '../../src/placements/use-cases.ts';
import { type TabCall, tabRoute } from './route.ts';

function proposal(call: TabCall, roundId: string, strategy: Strategy) {
  const { service, actor, standing } = call;
  return service.read(actor.partnershipId, (scope) =>
    redistributionView(scope, service.clock.now(), roundId, standing, strategy, service.solve),
  );
}

/** Sharing a shortage over boards, below `/api/partnerships/:partnershipId`. */
export const redistributionRoutes = [
  tabRoute<undefined, ProposalQuery>({
    method: 'get',
    path: '/placement-rounds/:roundId/redistribution',
    query: proposalQuery,
    handle: (call, { params, query }) => proposal(call, params['roundId'] ?? '', query.strategy),
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/redistribution/runs',
    handle: async (call, { params }) => {
      await call.service.transact(call.actor, (work) => startRedistribution(work, params['roundId'] ?? ''));
      return proposal(call, params['roundId'] ?? '', 'fair');
    },
  }),
  tabRoute<SendAsksBody>({
    method: 'post',
    path: '/placement-rounds/:roundId/redistribution/asks',
    body: sendAsksBody,
    handle: (call, { params, body }) =>
      call.service.transact(call.actor, (work) => sendAsks(work, params['roundId'] ?? '', body, call.service.solve)),
  }),
  tabRoute<AnswerAskBody>({
    method: 'put',
    path: '/redistribution-asks/:askId/answer',
    body: answerAskBody,
    handle: (call, { params, body }) =>
      call.service.transact(call.actor, (work) => answerAsk(work, params['askId'] ?? '', body)),
  }),
  tabRoute({
    method: 'delete',
    path: '/redistribution-asks/:askId',
    handle: (call, { params }) => call.service.transact(call.actor, (work) => withdrawAsk(work, params['askId'] ?? '')),
  }),
];
