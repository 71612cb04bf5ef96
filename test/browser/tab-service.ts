import express from 'express';
import { errorHandler } from '../../bot/http/errors.ts';
import { pages } from '../../bot/http/pages.ts';
import { mountTabRoutes, type TabCall, type TabRoute } from '../../bot/http/route.ts';
import { securityHeaders } from '../../bot/http/security.ts';
import type { Service } from '../../bot/service.ts';
import { standingOf } from '../../src/people/store.ts';
import type { ScreenName } from '../../tabs/me.ts';
import type { PlacementRoster } from '../store/placements-roster.ts';
import { serve } from '../support/addresses.ts';
import { builtTabs } from '../support/built.ts';

/** Who sits behind the screen. */
export interface SignedIn {
  name: string;
  partnershipId: string;
  personId: string;
  screens: ScreenName[];
}

/** Somebody of the placements roster, who has that screen alone. */
export function atPlacements(
  { partnershipId, people }: PlacementRoster,
  who: keyof PlacementRoster['people'],
): SignedIn {
  return { name: who, partnershipId, personId: people[who], screens: ['placements'] };
}

export interface TabService {
  url: string;
  /** The same address for whoever comes next; nobody is signed in before the first call. */
  signIn(who: SignedIn): void;
  close(): Promise<void>;
}

/**
 * The built tabs over real routes and a database; only the signing in is left out. One of them serves a whole suite: at an
 * address that it knows a browser neither fetches nor compiles the tabs again. `answered` is called after each request.
 */
export async function startTabService(
  service: Service,
  routes: readonly TabRoute<unknown, unknown>[],
  answered: () => void = () => undefined,
): Promise<TabService> {
  let signedIn: SignedIn | undefined;
  const app = express();
  app.use(securityHeaders());
  app.get('/api/public-config', (_request, response) => {
    response.json({ clientId: 'c', authority: 'https://x', tenantId: 't' });
  });
  app.get('/api/me', (_request, response) => {
    const { name, partnershipId, personId, screens } = someone();
    const partnerships = [{ id: partnershipId, name: 'Partnerschap Opleiden Oost', personId, screens }];
    response.json({ name, language: 'nl', now: service.clock.now(), partnerships });
  });
  const router = express.Router();
  router.use(express.json(), async (_request, response, next) => {
    const { partnershipId, personId } = someone();
    const today = service.clock.now().slice(0, 10);
    const standing = await service.read(partnershipId, (scope) => standingOf(scope, personId, today));
    const actor = { partnershipId, personId, via: 'tab' };
    response.locals['call'] = { service, actor, standing, language: 'nl' } as TabCall;
    response.on('finish', answered);
    next();
  });
  mountTabRoutes(router, routes);
  app.use('/api/partnerships/:partnershipId', router);
  app.use(pages(await builtTabs()));
  app.use(errorHandler(service.log));
  const { url, close } = await serve(app);
  return {
    url,
    signIn: (who) => {
      signedIn = who;
    },
    close,
  };

  function someone(): SignedIn {
    if (!signedIn) throw new Error('signIn says who sits behind the screen');
    return signedIn;
  }
}
