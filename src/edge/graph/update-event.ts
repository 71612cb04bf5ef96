import type { EventText } from '../../meetings/ports.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { eventBody } from './event-body.ts';
import { isStatus } from './try.ts';

/**
 * Changes a meeting for everybody who was invited; answers `gone` when somebody removed it from the calendar.
 */
export async function updateEvent(graph: Graph, event: EventText & { eventId: string }): Promise<'updated' | 'gone'> {
  try {
    const path = `/users/${encodeURIComponent(event.mailbox)}/events/${encodeURIComponent(event.eventId)}`;
    await graph.api(path).header('Prefer', IMMUTABLE_IDS).patch(eventBody(event));
    return 'updated';
  } catch (cause) {
    if (isStatus(cause, 404)) return 'gone';
    throw cause;
  }
}
