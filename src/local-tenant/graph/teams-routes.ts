import { installFor, uninstallFor } from '../channel/installing.ts';
import { installationOf, messagesOf } from '../channel/memory.ts';
import type { TenantContext } from '../context.ts';
import type { ChatMessage, Conversation, Installation } from '../state.ts';
import {
  badRequest,
  errorBody,
  GRAPH,
  type GraphAnswer,
  type GraphCall,
  GraphError,
  type GraphHandler,
  type Json,
  noContent,
  ok,
  userOf,
} from './call.ts';
import { page, select } from './page.ts';
import type { GraphRoutes } from './routes.ts';

/** The org catalogue, installations for people, chats as an app may read them, and activity notifications. */
export function teamsRoutes(routes: GraphRoutes): void {
  routes.on('GET', '/appCatalogs/teamsApps', catalogue);
  routes.on('GET', '/appCatalogs/teamsApps/:app', (call) => ok(catalogueApp(call, call.params['app']!)));
  routes.on('GET', '/users/:user/teamwork/installedApps', listInstalled);
  routes.on('POST', '/users/:user/teamwork/installedApps', install);
  routes.on('GET', '/users/:user/teamwork/installedApps/:installation', getInstalled);
  routes.on('DELETE', '/users/:user/teamwork/installedApps/:installation', uninstall);
  routes.on('GET', '/users/:user/teamwork/installedApps/:installation/chat', chatOfInstallation);
  routes.on('POST', '/users/:user/teamwork/sendActivityNotification', notify);
  routes.on('GET', '/chats/:chat', (call) => ok(entity('chats', chatRecord(call, conversationOf(call)))));
  routes.on('GET', '/chats/:chat/messages', chatMessages);
  routes.on('GET', '/chats/:chat/messages/:message', chatMessage);
}

const catalogue: GraphHandler = (call) =>
  page(call, [catalogueRecord(call)], { context: 'appCatalogs/teamsApps', defaultTop: 100 });

function catalogueRecord(call: GraphCall): Json {
  const { app } = call.ctx.options;
  const expand = call.query.get('$expand') ?? '';
  const definition = {
    id: `${app.teamsAppId}##1.0.0##Published`,
    teamsAppId: app.teamsAppId,
    displayName: app.name,
    version: '1.0.0',
  };
  return {
    id: app.teamsAppId,
    externalId: app.clientId,
    displayName: app.name,
    distributionMethod: 'organization',
    ...(/appDefinitions/.test(expand) ? { appDefinitions: [definition] } : {}),
  };
}

function catalogueApp(call: GraphCall, id: string): Json {
  const record = catalogueRecord(call);
  if (record['id'] !== id) throw new GraphError(404, 'NotFound', 'No app found in the catalog with that id.');
  return record;
}

const listInstalled: GraphHandler = (call) => {
  const records = installationsOf(call).map((installation) => installationRecord(call, installation));
  const expand = call.query.get('$expand') ?? '';
  return page(call, records, {
    context: `users('${call.params['user']}')/teamwork/installedApps`,
    defaultTop: 100,
    show: ({ teamsApp, teamsAppDefinition, ...record }) => ({
      ...record,
      ...(/teamsApp\b/.test(expand) ? { teamsApp } : {}),
      ...(/teamsAppDefinition/.test(expand) ? { teamsAppDefinition } : {}),
    }),
  });
};

const install: GraphHandler = (call): GraphAnswer => {
  const account = userOf(call);
  const bound = String(call.body['teamsApp@odata.bind'] ?? '');
  const appId = /\/teamsApps(?:\/|\(')([^/')]+)/.exec(bound)?.[1];
  if (!appId) throw badRequest("The 'teamsApp@odata.bind' property is required.");
  catalogueApp(call, appId);
  if (installationOf(call.ctx, account.id)) {
    throw new GraphError(409, 'Conflict', 'The app is already installed in the personal scope of this user.');
  }
  const installation = installFor(call.ctx, account.id);
  call.ctx.record('app.installed', { account: account.id, installation: installation.id });
  return {
    status: 201,
    headers: { Location: `${GRAPH}/users/${account.id}/teamwork/installedApps/${installation.id}` },
  };
};

const getInstalled: GraphHandler = (call) =>
  ok(entity('installedApps', select(call, installationRecord(call, installationIn(call)))));

const uninstall: GraphHandler = (call) => {
  const installation = installationIn(call);
  uninstallFor(call.ctx, installation.accountId);
  call.ctx.record('app.uninstalled', { account: installation.accountId, installation: installation.id });
  return noContent();
};

const chatOfInstallation: GraphHandler = (call) => {
  const installation = installationIn(call);
  const conversation = call.ctx.state.conversations.get(installation.conversationId);
  if (!conversation) throw new GraphError(404, 'NotFound', 'The chat of this installation does not exist.');
  return ok(entity('chats', chatRecord(call, conversation)));
};

const notify: GraphHandler = (call): GraphAnswer => {
  const account = userOf(call);
  const { topic, activityType, previewText } = call.body as { topic?: Json; activityType?: string; previewText?: Json };
  if (!topic?.['source'] || !topic['value']) throw badRequest("The 'topic' with its source and value is required.");
  if (topic['source'] === 'text' && !topic['webUrl']) throw badRequest("A topic of source 'text' needs a webUrl.");
  if (topic['source'] === 'text' && !TEAMS_LINK.test(String(topic['webUrl']))) {
    throw badRequest("The 'webUrl' of a topic must be a link into Microsoft Teams.");
  }
  if (!activityType) throw badRequest("The 'activityType' is required.");
  const kind = kindOf(call, activityType);
  if (!previewText?.['content']) throw badRequest("The 'previewText' is required.");
  if (String(previewText['content']).length > LONGEST_PREVIEW) throw badRequest('The preview text is too long.');
  if (!mayNotifyNow(call)) {
    return { status: 429, body: errorBody('TooManyRequests', 'Too many requests.'), headers: { 'Retry-After': '1' } };
  }
  if (!installationOf(call.ctx, account.id)) {
    throw new GraphError(403, 'Forbidden', 'The application is not installed for the recipient of the notification.');
  }
  const { ctx } = call;
  const preview = String(previewText['content']);
  const line = ctx.atomically(() => {
    const { id, at } = ctx.record('activityNotification.sent', { account: account.id, activityType, preview, topic });
    const title = filledIn(kind, call.body['templateParameters']);
    const webUrl = String(topic['webUrl'] ?? '');
    return ctx.state.feed.put({ id, accountId: account.id, at, activityType, title, preview, webUrl, read: false });
  });
  ctx.signals.emit('feed', line);
  return noContent();
};

/** The words of a kind as the app's package has them; Graph refuses a kind that the package does not name. */
function kindOf({ ctx }: GraphCall, activityType: string): string {
  const kinds = ctx.options.app.activityTypes;
  const known = kinds?.find(({ type }) => type === activityType);
  if (!known && kinds && activityType !== 'systemDefault') {
    throw badRequest(`The activity type '${activityType}' is not declared in the manifest of the app.`);
  }
  return known?.templateText ?? ctx.options.app.name;
}

function filledIn(words: string, parameters: unknown): string {
  const given = Array.isArray(parameters) ? (parameters as { name?: string; value?: string }[]) : [];
  return given.reduce((text, { name, value }) => text.replaceAll(`{${name}}`, value ?? ''), words);
}

const TEAMS_LINK = /^https:\/\/teams\.(?:microsoft\.com|cloud\.microsoft)\/l\//;
const LONGEST_PREVIEW = 150;
const NOTIFICATIONS_A_SECOND = 5;
const recentNotifications = new WeakMap<TenantContext, number[]>();

/** One app may notify five times a second in one tenant. */
function mayNotifyNow({ ctx }: GraphCall): boolean {
  const now = performance.now();
  const recent = (recentNotifications.get(ctx) ?? []).filter((at) => at > now - 1_000);
  if (recent.length >= NOTIFICATIONS_A_SECOND) return false;
  recentNotifications.set(ctx, [...recent, now]);
  return true;
}

const chatMessages: GraphHandler = (call) => {
  const conversation = conversationOf(call);
  const records = messagesOf(call.ctx, conversation.id)
    .map((message) => messageRecord(call, conversation, message))
    .reverse();
  return page(call, records, { context: `chats('${conversation.chatId}')/messages`, defaultTop: 20, maxTop: 50 });
};

const chatMessage: GraphHandler = (call) => {
  const conversation = conversationOf(call);
  const message = call.ctx.state.chat.get(call.params['message']!);
  if (message?.conversationId !== conversation.id) throw new GraphError(404, 'NotFound', 'The message does not exist.');
  return ok(entity('messages', messageRecord(call, conversation, message)));
};

function installationsOf(call: GraphCall): Installation[] {
  const account = userOf(call);
  return call.ctx.state.installations.index('account', (one) => [one.accountId]).get(account.id);
}

function installationIn(call: GraphCall): Installation {
  const id = call.params['installation'];
  const found = installationsOf(call).find((installation) => installation.id === id);
  if (!found) throw new GraphError(404, 'NotFound', 'The app installation was not found for this user.');
  return found;
}

function installationRecord(call: GraphCall, installation: Installation): Json {
  const { app } = call.ctx.options;
  return {
    id: installation.id,
    teamsApp: {
      id: app.teamsAppId,
      externalId: app.clientId,
      displayName: app.name,
      distributionMethod: 'organization',
    },
    teamsAppDefinition: { id: app.teamsAppId, teamsAppId: app.teamsAppId, displayName: app.name, version: '1.0.0' },
  };
}

function conversationOf(call: GraphCall): Conversation {
  const id = call.params['chat']!;
  const found = call.ctx.state.conversations.index('chat', (conversation) => [conversation.chatId]).first(id);
  if (!found) throw new GraphError(404, 'NotFound', 'The chat does not exist.');
  return found;
}

function chatRecord(call: GraphCall, conversation: Conversation): Json {
  return {
    id: conversation.chatId,
    topic: conversation.type === 'personal' ? null : conversation.name,
    chatType: conversation.type === 'personal' ? 'oneOnOne' : 'group',
    tenantId: call.ctx.options.tenantId,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(conversation.chatId)}/0?tenantId=${call.ctx.options.tenantId}`,
  };
}

function messageRecord(call: GraphCall, conversation: Conversation, message: ChatMessage): Json {
  const attachments = ((message.activity['attachments'] as Json[] | undefined) ?? []).map((attachment, at) => ({
    id: `${message.id}${at}`,
    contentType: String(attachment['contentType'] ?? ''),
    contentUrl: null,
    content: JSON.stringify(attachment['content'] ?? null),
    name: null,
    thumbnailUrl: null,
  }));
  const marks = attachments.map(({ id }) => `<attachment id="${id}"></attachment>`).join('');
  const text = String(message.activity['text'] ?? '');
  const gone = Boolean(message.deleted);
  return {
    id: message.id,
    etag: message.id,
    messageType: 'message',
    chatId: conversation.chatId,
    createdDateTime: message.createdAt,
    lastModifiedDateTime: message.updatedAt ?? message.createdAt,
    lastEditedDateTime: message.updatedAt ?? null,
    deletedDateTime: gone ? (message.updatedAt ?? message.createdAt) : null,
    importance: 'normal',
    locale: 'nl-nl',
    from: senderOf(call, message),
    body: { contentType: marks ? 'html' : 'text', content: gone ? '' : `${text}${marks}` },
    attachments: gone ? [] : attachments,
    mentions: [],
    reactions: [],
  };
}

function senderOf(call: GraphCall, message: ChatMessage): Json {
  const { app } = call.ctx.options;
  if (message.from === 'bot') {
    return { application: { id: app.clientId, displayName: app.name } };
  }
  const account = call.ctx.directory.byId(message.from);
  const user = { id: message.from, displayName: account?.displayName ?? null, userIdentityType: 'aadUser' };
  return { user: { '@odata.type': '#microsoft.graph.teamworkUserIdentity', ...user } };
}

function entity(context: string, record: Json): Json {
  return { '@odata.context': `${GRAPH}/$metadata#${context}/$entity`, ...record };
}
