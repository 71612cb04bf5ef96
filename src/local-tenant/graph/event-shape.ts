import type { CalendarItem } from '../state.ts';
import { type GraphTime, graphTime, ianaZone, instantOf } from '../zones.ts';
import { badRequest, type GraphCall, type Json, prefers } from './call.ts';

/** The zone the caller wants to read times in; UTC unless `Prefer: outlook.timezone` says otherwise. */
export function zoneOf(call: GraphCall): string {
  const zone = prefers(call, 'outlook.timezone') ?? 'UTC';
  if (!ianaZone(zone)) throw badRequest(`The time zone '${zone}' is not supported.`, 'TimeZoneNotSupportedException');
  return zone;
}

/** An event as Graph shows it: times in the caller's zone, extended properties only when asked for. */
export function shownEvent(call: GraphCall, item: CalendarItem, zone: string): Json {
  const { singleValueExtendedProperties, transactionId, ...event } = item.event;
  const properties = expandedProperties(call, singleValueExtendedProperties);
  return {
    '@odata.etag': `W/"${item.event.changeKey ?? ''}"`,
    id: item.id,
    ...event,
    transactionId: transactionId ?? null,
    start: zoned(event['start'] as GraphTime, zone),
    end: zoned(event['end'] as GraphTime, zone),
    webLink: `https://outlook.office365.com/owa/?itemid=${item.id}&exvsurl=1&path=/calendar/item`,
    ...(properties ? { singleValueExtendedProperties: properties } : {}),
  };
}

/** What `$expand=singleValueExtendedProperties($filter=id eq '…')` asks for, of what the item has. */
export function expandedProperties(call: GraphCall, held: unknown): Json[] | null {
  const expand = /singleValueExtendedProperties(?:\(\$filter=(.*?)\))?(?:,|$)/i.exec(call.query.get('$expand') ?? '');
  if (!expand) return null;
  const properties = Array.isArray(held) ? (held as Json[]) : [];
  const wanted = [...(expand[1] ?? '').matchAll(/id eq '([^']*)'/g)].map((found) => found[1]!.toLowerCase());
  const shown = properties.filter(
    (property) => wanted.length === 0 || wanted.includes(String(property['id']).toLowerCase()),
  );
  return shown.length ? shown : null;
}

function zoned(time: GraphTime, zone: string): GraphTime {
  return graphTime(instantOf(time), zone);
}
