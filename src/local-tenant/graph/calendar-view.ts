import { currentSequence, itemsOf, itemsWithRemoved } from '../mailbox/calendar.ts';
import { type Occurrence, occurrences } from '../mailbox/recurrence.ts';
import type { CalendarItem } from '../state.ts';
import { graphTime } from '../zones.ts';
import {
  badRequest,
  GRAPH,
  type GraphAnswer,
  type GraphCall,
  GraphError,
  type GraphHandler,
  type Json,
  mailboxOf,
  ok,
  prefers,
} from './call.ts';
import { shownEvent, zoneOf } from './event-shape.ts';
import { linkTo, page, readToken, select, writeToken } from './page.ts';
import type { GraphRoutes } from './routes.ts';

/** What lies in a window of the calendar, series opened up; and what changed there since the last time. */
export function calendarViewRoutes(routes: GraphRoutes): void {
  for (const base of ['/users/:user/calendarView', '/users/:user/calendar/calendarView']) {
    routes.on('GET', base, view);
    routes.on('GET', `${base}/delta`, delta);
  }
}

const view: GraphHandler = (call) => {
  const window = windowOf(call);
  const zone = zoneOf(call);
  const found = itemsOf(call.ctx, mailboxOf(call).mail).flatMap((item) => inWindow(call, item, window, zone, false));
  const records = found.sort((a, b) => a.startsAt - b.startsAt).map((one) => one.record);
  return page(call, records, { context: `users('${call.params['user']}')/calendarView`, defaultTop: 10 });
};

interface Window {
  from: number;
  to: number;
}

/** What a delta or next link carries: the window, up to which change was told, and how far the page is. */
interface DeltaState extends Window {
  since: number;
  upTo: number;
  offset: number;
}

const delta: GraphHandler = (call) => {
  const mailbox = mailboxOf(call).mail;
  const state = deltaState(call);
  const zone = zoneOf(call);
  const items = itemsWithRemoved(call.ctx, mailbox)
    .filter((item) => item.sequence > state.since)
    .sort((a, b) => a.sequence - b.sequence);
  const records = items.flatMap((item) => deltaRecords(call, item, state, zone));
  return deltaPage(call, records, state);
};

function deltaRecords(call: GraphCall, item: CalendarItem, state: DeltaState, zone: string): Json[] {
  const present = item.removed ? [] : inWindow(call, item, state, zone, true);
  if (present.length) return present.map((one) => select(call, one.record));
  return state.since > 0 ? [{ '@removed': { reason: 'deleted' }, id: item.id }] : [];
}

function deltaPage(call: GraphCall, records: Json[], state: DeltaState): GraphAnswer {
  const size = Number(prefers(call, 'odata.maxpagesize') ?? 50) || 50;
  const end = state.offset + size;
  const drop = ['startDateTime', 'endDateTime', 'startdatetime', 'enddatetime', '$deltatoken', '$skiptoken'];
  const link =
    end < records.length
      ? { '@odata.nextLink': linkTo(call, '$skiptoken', token({ ...state, offset: end }), drop) }
      : { '@odata.deltaLink': linkTo(call, '$deltatoken', token({ ...state, since: state.upTo, offset: 0 }), drop) };
  const context = `${GRAPH}/$metadata#Collection(event)`;
  return ok({ '@odata.context': context, ...link, value: records.slice(state.offset, end) });
}

function deltaState(call: GraphCall): DeltaState {
  const skip = call.query.get('$skiptoken');
  const kept = readToken(skip ?? call.query.get('$deltatoken'));
  const now = currentSequence(call.ctx);
  if (kept === null) return { ...windowOf(call), since: 0, upTo: now, offset: 0 };
  try {
    const state = JSON.parse(kept) as DeltaState;
    return skip === null ? { ...state, upTo: now } : state;
  } catch {
    throw new GraphError(
      410,
      'SyncStateNotFound',
      'The sync state generation is not found; start a full synchronization.',
    );
  }
}

function token(state: DeltaState): string {
  return writeToken(JSON.stringify(state));
}

function inWindow(call: GraphCall, item: CalendarItem, window: Window, zone: string, minimal: boolean) {
  const shown = shownEvent(call, item, zone);
  const isSeries = Boolean(item.event['recurrence']);
  return occurrences(item, window.from, window.to).map((one) => ({
    startsAt: one.startsAt,
    record: isSeries ? occurrence(item, shown, one, zone, minimal) : shown,
  }));
}

/** In a delta, an occurrence says little more than when it is. */
function occurrence(item: CalendarItem, shown: Json, one: Occurrence, zone: string, minimal: boolean): Json {
  const own = {
    id: `${item.id}.${one.date}`,
    type: 'occurrence',
    seriesMasterId: item.id,
    start: graphTime(one.startsAt, zone),
    end: graphTime(one.endsAt, zone),
  };
  return minimal ? own : { ...shown, recurrence: null, ...own };
}

function windowOf(call: GraphCall): Window {
  const read = (name: string) => {
    const text = call.query.get(name) ?? call.query.get(name.toLowerCase());
    if (!text)
      throw badRequest(
        `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.`,
        'ErrorInvalidParameter',
      );
    // A plus sign of an offset that was not encoded arrives as a space.
    const clear = text.replace(' ', '+');
    return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(clear) ? clear : `${clear}Z`);
  };
  const window = { from: read('startDateTime'), to: read('endDateTime') };
  if (Number.isNaN(window.from) || Number.isNaN(window.to) || window.to < window.from) {
    throw badRequest('The start or end of the time window is invalid.', 'ErrorInvalidParameter');
  }
  return window;
}
