import type { EventText } from '../../meetings/ports.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { eventBody } from './event-body.ts';
import { joinBlockOf } from './join-block.ts';
import { isItemGone } from './try.ts';

/**
 * Changes a meeting for everybody who was invited; answers `gone` when somebody removed it from the calendar.
 */
export async function updateEvent(graph: Graph, event: EventText & { eventId: string }): Promise<'updated' | 'gone'> {
  const path = `/users/${encodeURIComponent(event.mailbox)}/events/${encodeURIComponent(event.eventId)}`;
  try {
    const block = event.online ? await readJoinBlock(graph, path) : '';
    const changed = eventBody({ ...event, html: `${event.html}${block}` });
    await graph.api(path).header('Prefer', IMMUTABLE_IDS).patch(changed);
    return 'updated';
  } catch (cause) {
    if (isItemGone(cause)) return 'gone';
    throw cause;
  }
}

/** Empty where the event has no online meeting: somebody took it away in Outlook. */
async function readJoinBlock(graph: Graph, path: string): Promise<string> {
  const event = (await graph.api(path).header('Prefer', IMMUTABLE_IDS).select('body,onlineMeeting').get()) as {
    body?: { content?: string };
    onlineMeeting?: { joinUrl?: string } | null;
  };
  const joinUrl = event.onlineMeeting?.joinUrl;
  return joinUrl ? joinBlockOf(event.body?.content ?? '', joinUrl) : '';
}
