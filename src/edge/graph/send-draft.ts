import { type Graph, IMMUTABLE_IDS } from './client.ts';

/** Sends a mail that lies ready. */
export async function sendDraft(graph: Graph, mailbox: string, mailId: string): Promise<void> {
  await graph
    .api(`/users/${encodeURIComponent(mailbox)}/messages/${encodeURIComponent(mailId)}/send`)
    .header('Prefer', IMMUTABLE_IDS)
    .post({});
}
