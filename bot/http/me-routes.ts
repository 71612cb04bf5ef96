import type { RequestHandler } from 'express';
import type { Standing } from '../../src/people/rules/roles.ts';
import { chooseLanguageBody, createPartnershipBody, FOUNDER_ROLE } from '../../src/people/schema.ts';
import { chooseLanguage } from '../../src/people/use-cases-language.ts';
import { createFirstPartnership } from '../../src/people/use-cases-settings.ts';
import type { Service } from '../service.ts';
import { placesOf } from '../turns/who.ts';
import { userOf } from './authenticate.ts';

/** The screens of the tab that hold something for somebody; each request is decided on again. */
type ScreenName = 'meetings' | 'programme' | 'placements' | 'people';

/** Who is signed in, and where they take part. Somebody who is unknown gets an empty list, not an error. */
export function me(service: Service): RequestHandler {
  return async (_request, response) => {
    const places = await placesOf(service, userOf(response));
    const [first] = places;
    const user = userOf(response);
    response.json({
      name: first?.name ?? user.name ?? '',
      language: first?.language ?? 'nl',
      mayFound: user.roles?.includes(FOUNDER_ROLE) ?? false,
      now: service.clock.now(),
      partnerships: places.map((place) => ({
        id: place.partnershipId,
        name: place.partnershipName,
        personId: place.personId,
        screens: screensOf(place.standing),
      })),
    });
  };
}

/** Somebody's own language, in every partnership that they take part in; answers as `me`. */
export function speak(service: Service): RequestHandler {
  const answer = me(service);
  return async (request, response, next) => {
    const { language } = chooseLanguageBody.parse(request.body);
    for (const { partnershipId, personId } of await placesOf(service, userOf(response))) {
      await service.transact({ partnershipId, personId, via: 'tab' }, (work) => chooseLanguage(work, language));
    }
    await answer(request, response, next);
  };
}

function screensOf(standing: Standing): ScreenName[] {
  const runs = standing.programmaleider || standing.secretariat;
  const leads = standing.seats.some(({ role }) => role === 'voorzitter' || role === 'secretaris');
  const places = runs || standing.bureau || standing.boards.length > 0 || (standing.schools ?? []).length > 0;
  return [
    'meetings',
    ...(runs || leads ? (['programme'] as const) : []),
    ...(places ? (['placements'] as const) : []),
    ...(runs || standing.bureau ? (['people'] as const) : []),
  ];
}

/** A first partnership on the tenant, by whoever an administrator gave the role for it. */
export function found(service: Service): RequestHandler {
  return async (request, response) => {
    const { oid, tid, roles, name, preferredUsername } = userOf(response);
    const claims = {
      oid,
      tid,
      ...(roles ? { roles } : {}),
      ...(name ? { name } : {}),
      ...(preferredUsername ? { preferred_username: preferredUsername } : {}),
    };
    const body = createPartnershipBody.parse(request.body);
    response.status(201).json(await createFirstPartnership(service, claims, body));
  };
}
