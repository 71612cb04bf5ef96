import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { isItemGone } from './try.ts';

/** Cancels a meeting with a message to all who were invited; one that is gone already counts as cancelled. */
export async function cancelEvent(
  graph: Graph,
  event: { mailbox: string; eventId: string; message: string },
): Promise<void> {
  const path = `/users/${encodeURIComponent(event.mailbox)}/events/${encodeURIComponent(event.eventId)}/cancel`;
  try {
    await graph.api(path).header('Prefer', IMMUTABLE_IDS).post({ comment: event.message });
  } catch (cause) {
    if (!isItemGone(cause)) throw cause;
  }
}
