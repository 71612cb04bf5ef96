import { type BalanceQuery, balanceQuery } from '../../src/placements/schema-balance.ts';
import { balanceView } from '../../src/placements/use-cases.ts';
import { tabRoute } from './route.ts';

/** Capacity laid out by kring, board, region or tier. */
export const balanceRoutes = [
  tabRoute<undefined, BalanceQuery>({
    method: 'get',
    path: '/placement-rounds/:roundId/balance',
    query: balanceQuery,
    handle: ({ service, actor, standing }, { params, query }) =>
      service.read(actor.partnershipId, (scope) =>
        balanceView(scope, service.clock.now(), params['roundId'] ?? '', query, standing),
      ),
  }),
];
