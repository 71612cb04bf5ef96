import { rolesAt, type Standing } from '../people/rules/roles.ts';
import { bodiesOn } from '../people/store-bodies.ts';
import { localDate, toLocal } from '../time/local.ts';
import type { Scope } from '../work/work.ts';
import { mayAgendas } from './rules/may-agendas.ts';
import { type ComingMeeting, submitUntil } from './rules/submitted-items.ts';
import { findAgendaSettings } from './store-settings.ts';
import { comingMeetings } from './store-submitted.ts';

/** A body to submit an item to, and its meetings that still take items, the first one first. */
export interface SubmitBody {
  bodyId: string;
  name: string;
  meetings: ComingMeeting[];
}

/** What can still be read in a list to choose from. */
const MOST_MEETINGS = 3;

/** Where somebody can submit an item: the bodies they sit in, or else all that they may submit to. */
export async function submitPlaces(scope: Scope, standing: Standing, now: string): Promise<SubmitBody[]> {
  const today = localDate(now);
  const seats = new Set(standing.seats.map(({ bodyId }) => bodyId));
  const may = (await bodiesOn(scope, today)).filter(({ id }) =>
    mayAgendas('agenda.submit', rolesAt(standing, { bodyId: id })),
  );
  const own = may.filter(({ id }) => seats.has(id));
  const places: SubmitBody[] = [];
  for (const { id: bodyId, name } of own.length > 0 ? own : may) {
    const { settings } = await findAgendaSettings(scope, bodyId);
    const open = (await comingMeetings(scope, bodyId, toLocal(now))).filter(
      ({ starts }) => today <= submitUntil(starts, settings.submitDays),
    );
    places.push({ bodyId, name, meetings: open.slice(0, MOST_MEETINGS) });
  }
  return places;
}
