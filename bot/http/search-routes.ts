import { SEARCH_QUERY, type SearchResults } from '../../src/search/schema.ts';
import { searchAll } from '../../src/search/use-cases.ts';
import { tabRoute } from './route.ts';

/** Words in everything that was circulated. */
export const searchRoutes = [
  tabRoute({
    method: 'get',
    path: '/search',
    query: SEARCH_QUERY,
    handle: ({ service, actor }, { query }): Promise<SearchResults> =>
      service.read(actor.partnershipId, (scope) =>
        searchAll(scope, { personId: actor.personId, now: service.clock.now() }, query),
      ),
  }),
];
