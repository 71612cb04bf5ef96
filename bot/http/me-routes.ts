import type { RequestHandler } from 'express';
import type { Standing } from '../../src/people/rules/roles.ts';
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
    response.json({
      name: first?.name ?? '',
      language: first?.language ?? 'nl',
      partnerships: places.map((place) => ({
        id: place.partnershipId,
        name: place.partnershipName,
        personId: place.personId,
        screens: screensOf(place.standing),
      })),
    });
  };
}

function screensOf(standing: Standing): ScreenName[] {
  const runs = standing.programmaleider || standing.secretariat;
  const leads = standing.seats.some(({ role }) => role === 'voorzitter' || role === 'secretaris');
  const places = runs || standing.bureau || standing.boards.length > 0;
  return [
    'meetings',
    ...(runs || leads ? (['programme'] as const) : []),
    ...(places ? (['placements'] as const) : []),
    ...(runs || standing.bureau ? (['people'] as const) : []),
  ];
}
