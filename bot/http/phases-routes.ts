import {
  type DecideRequestBody,
  decideRequestBody,
  type PhasesBody,
  phasesBody,
  type RequestBody,
  requestBody,
} from '../../src/placements/schema-phases.ts';
import {
  capacityRequests,
  decideRequest,
  requestChange,
  roundPhases,
  setPhases,
} from '../../src/placements/use-cases.ts';
import { type TabCall, tabRoute } from './route.ts';

const roundOf = (params: Record<string, string>): string => params['roundId'] ?? '';

function phasesNow({ service, actor, standing }: TabCall, roundId: string) {
  return service.read(actor.partnershipId, (scope) => roundPhases(scope, service.clock.now(), roundId, standing));
}

function requestsNow({ service, actor, standing }: TabCall, roundId: string) {
  return service.read(actor.partnershipId, (scope) => capacityRequests(scope, roundId, standing));
}

/** When the phases of a round run, and changes that boards ask for after their deadline. */
export const phasesRoutes = [
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/phases',
    handle: (call, { params }) => phasesNow(call, roundOf(params)),
  }),
  tabRoute<PhasesBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/phases',
    body: phasesBody,
    handle: async (call, { params, body }) => {
      await call.service.transact(call.actor, (work) => setPhases(work, roundOf(params), body));
      return phasesNow(call, roundOf(params));
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/requests',
    handle: (call, { params }) => requestsNow(call, roundOf(params)),
  }),
  tabRoute<RequestBody>({
    method: 'post',
    path: '/placement-rounds/:roundId/boards/:boardId/request',
    body: requestBody,
    handle: async (call, { params, body }) => {
      const roundId = roundOf(params);
      await call.service.transact(call.actor, (work) => requestChange(work, roundId, params['boardId'] ?? '', body));
      return requestsNow(call, roundId);
    },
  }),
  tabRoute<DecideRequestBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/requests/:requestId',
    body: decideRequestBody,
    handle: async (call, { params, body }) => {
      await call.service.transact(call.actor, (work) => decideRequest(work, params['requestId'] ?? '', body));
      return requestsNow(call, roundOf(params));
    },
  }),
];
