import type { Graph } from './client.ts';

/** Only recent messages are looked at: a doubtful one was sent minutes ago. */
const MESSAGES = 50;

/**
 * Looks in a person's chat with the bot for a card that holds `text`; answers the message's id, which is the same as the
 * channel's activity id.
 */
export async function findPostedMessage(
  graph: Graph,
  teamsAppId: string,
  entraId: string,
  text: string,
): Promise<string | null> {
  const installation = await findInstallation(graph, teamsAppId, entraId);
  if (!installation) return null;
  const chat = (await graph.api(`/users/${entraId}/teamwork/installedApps/${installation}/chat`).get()) as {
    id: string;
  };
  const page = (await graph
    .api(`/chats/${encodeURIComponent(chat.id)}/messages`)
    .top(MESSAGES)
    .get()) as { value: { id: string; attachments?: { content?: string | null }[] }[] };
  const found = page.value.find((message) => message.attachments?.some(({ content }) => content?.includes(text)));
  return found?.id ?? null;
}

async function findInstallation(graph: Graph, teamsAppId: string, entraId: string): Promise<string | null> {
  const page = (await graph
    .api(`/users/${entraId}/teamwork/installedApps`)
    .expand('teamsApp')
    .filter(`teamsApp/id eq '${teamsAppId}'`)
    .get()) as { value: { id: string }[] };
  return page.value[0]?.id ?? null;
}
