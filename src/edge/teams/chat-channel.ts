import type { ChatChannel, ChatMessage, Fault, Tried } from '../../delivery/ports.ts';
import { currentTrace } from '../../work/trace.ts';
import type { ConnectorAt } from './connector.ts';

export interface TeamsChannelSettings {
  connectorAt: ConnectorAt;
  clientId: string;
  /** Used until Teams has told us a conversation's own address. */
  defaultServiceUrl: string;
  /** Makes a card ready for Teams: links to pages of ours then open inside it. Left out: cards go as they are. */
  inTeams?(card: object): object;
}

const TIMEOUT_MS = 15_000;

/** Sends to Teams: opens chats, posts cards and replaces them. */
export function teamsChannel(settings: TeamsChannelSettings): Pick<ChatChannel, 'open' | 'post' | 'update'> {
  const { connectorAt, defaultServiceUrl, inTeams = (card: object) => card } = settings;
  const bot = { id: `28:${settings.clientId}`, name: '' };
  return {
    open: ({ entraId, tenantId }) =>
      tried(async () => {
        const connector = await connectorAt(defaultServiceUrl);
        const members = [{ id: entraId, name: '' }];
        const parameters = { isGroup: false, bot, members, tenantId, channelData: { tenant: { id: tenantId } } };
        const opened = await connector.conversations.createConversation(parameters as never, options());
        return { serviceUrl: defaultServiceUrl, conversationId: opened.id };
      }),
    post: (chat, message) =>
      tried(async () => {
        const connector = await connectorAt(chat.serviceUrl ?? defaultServiceUrl);
        const activity = activityOf({ ...message, card: inTeams(message.card) });
        const posted = await connector.conversations.sendToConversation(chat.conversationId, activity, options());
        // Without an id the card could never be changed: asking for it brings the id.
        if (!posted.id) throw new Error('posted without an id');
        return { activityId: posted.id };
      }),
    update: (chat, activityId, message) =>
      tried(async () => {
        const connector = await connectorAt(chat.serviceUrl ?? defaultServiceUrl);
        const activity = activityOf({ ...message, card: inTeams(message.card) }, activityId);
        await connector.conversations.updateActivity(chat.conversationId, activityId, activity, options());
        return null;
      }),
  };
}

function options() {
  const trace = currentTrace();
  return {
    abortSignal: AbortSignal.timeout(TIMEOUT_MS) as never,
    ...(trace ? { customHeaders: { 'x-ms-client-request-id': trace } } : {}),
  };
}

/** A card alone: with text beside it Teams may answer without an id. The summary is what a phone shows. */
function activityOf({ summary, card }: Pick<ChatMessage, 'summary'> & { card: object }, id?: string) {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { type: 'message', summary, attachments, ...(id ? { id } : {}) } as never;
}

async function tried<T>(request: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { done: await request() };
  } catch (cause) {
    return { fault: faultOf(cause) };
  }
}

interface RestFault {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined }; bodyAsText?: string | null };
}

/** What an error of the channel's client says; without a status no answer came. */
function faultOf(cause: unknown): Fault {
  const { statusCode, code, response } = cause as RestFault;
  if (!statusCode) {
    // Before a request leaves there must be a connection and a token; both name themselves.
    const neverLeft = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || isTokenFault(cause);
    return { status: null, code: neverLeft ? 'unreachable' : 'no-answer', retryAfterSeconds: null };
  }
  const wish = Number(response?.headers?.get('retry-after') ?? Number.NaN);
  return {
    status: statusCode,
    code: codeIn(response?.bodyAsText) ?? code ?? '',
    retryAfterSeconds: Number.isFinite(wish) ? wish : null,
  };
}

function codeIn(body: string | null | undefined): string | undefined {
  if (!body) return undefined;
  try {
    return (JSON.parse(body) as { error?: { code?: string } }).error?.code;
  } catch {
    return undefined;
  }
}

function isTokenFault(cause: unknown): boolean {
  return ['ClientAuthError', 'ServerError', 'NetworkError', 'ClientConfigurationError'].includes((cause as Error).name);
}
