import { surfaceQuery } from '../../src/meetings/schema-surfaces.ts';
import { bodyAtAGlance, type Reader, surfaceBodies } from '../../src/meetings/use-cases.ts';
import { type TabCall, tabRoute } from './route.ts';

/** What a tab in a channel, a chat or a meeting shows: a body, and the meeting whose chat it is. */
export const surfaceRoutes = [
  tabRoute({
    method: 'get',
    path: '/surfaces/bodies',
    query: surfaceQuery,
    handle: (call, { query }) =>
      call.service.read(call.actor.partnershipId, (scope) => surfaceBodies(scope, readerOf(call), query.chat)),
  }),
  tabRoute({
    method: 'get',
    path: '/surfaces/bodies/:bodyId',
    query: surfaceQuery,
    handle: (call, { params, query }) =>
      call.service.read(call.actor.partnershipId, (scope) =>
        bodyAtAGlance(scope, readerOf(call), params['bodyId'] ?? '', query.chat),
      ),
  }),
];

function readerOf({ service, standing, language }: TabCall): Reader {
  return { standing, language, now: service.clock.now() };
}
