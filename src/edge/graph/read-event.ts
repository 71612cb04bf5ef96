import type { SeenEvent } from '../../meetings/ports.ts';
import type { Rsvp } from '../../meetings/rules/outlook-event.ts';
import { ZONE } from '../../time/local.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { isItemGone } from './try.ts';

interface GraphEvent {
  start: { dateTime: string };
  end: { dateTime: string };
  location?: { displayName?: string } | null;
  isCancelled?: boolean;
  attendees?: { emailAddress?: { address?: string }; status?: { response?: string } }[];
}

const ANSWERS: Record<string, Rsvp> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
};

/** How an event stands in the calendar now, in wall-clock time; `gone` when it is no longer there. */
export async function readEvent(
  graph: Graph,
  event: { mailbox: string; eventId: string },
): Promise<SeenEvent | 'gone'> {
  const path = `/users/${encodeURIComponent(event.mailbox)}/events/${encodeURIComponent(event.eventId)}`;
  try {
    const found = (await graph
      .api(path)
      .header('Prefer', `${IMMUTABLE_IDS}, outlook.timezone="${ZONE}"`)
      .select('start,end,location,isCancelled,attendees')
      .get()) as GraphEvent;
    return seenEvent(found);
  } catch (cause) {
    if (isItemGone(cause)) return 'gone';
    throw cause;
  }
}

function seenEvent({ start, end, location, isCancelled, attendees }: GraphEvent): SeenEvent {
  const starts = start.dateTime.slice(0, 16);
  return {
    starts,
    minutes: wallMinutes(end.dateTime) - wallMinutes(start.dateTime),
    place: location?.displayName ?? '',
    cancelled: isCancelled ?? false,
    responses: (attendees ?? []).flatMap(({ emailAddress, status }) => {
      const email = emailAddress?.address?.toLowerCase();
      return email ? [{ email, response: ANSWERS[status?.response ?? ''] ?? 'none' }] : [];
    }),
  };
}

/** Minutes on the clock on the wall; no meeting lasts through the night in which it is changed. */
function wallMinutes(dateTime: string): number {
  return Date.parse(`${dateTime.slice(0, 16)}:00Z`) / 60_000;
}
