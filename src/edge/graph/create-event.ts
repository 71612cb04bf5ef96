import type { NewEvent } from '../../meetings/ports.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { eventBody } from './event-body.ts';

/** Puts a meeting in the calendar and invites everybody; the same `transactionId` makes it once. */
export async function createEvent(
  graph: Graph,
  event: NewEvent,
): Promise<{ eventId: string; joinUrl: string | null; webLink: string | null }> {
  const online = event.online ? { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' } : {};
  const made = (await graph
    .api(`/users/${encodeURIComponent(event.mailbox)}/events`)
    .header('Prefer', IMMUTABLE_IDS)
    .post({ ...eventBody(event), ...online, transactionId: event.transactionId, allowNewTimeProposals: false })) as {
    id: string;
    webLink?: string;
    onlineMeeting?: { joinUrl?: string } | null;
  };
  return { eventId: made.id, joinUrl: made.onlineMeeting?.joinUrl ?? null, webLink: made.webLink ?? null };
}
