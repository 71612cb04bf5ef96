import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  MessageFactory,
  TurnContext,
} from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import express from 'express';
import { CLIENT_ID, CLIENT_SECRET, TENANT_ID } from './stand-in.ts';

/** A card with a counter: `stem` counts, and a refresh shows each person their own view. */
export function counterCard(count: number, userIds: string[] = []): Record<string, unknown> {
  const action = { type: 'Action.Execute', verb: 'ververs', data: { count } };
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    ...(userIds.length ? { refresh: { action, userIds } } : {}),
    body: [
      { type: 'TextBlock', text: `Stand: ${count}`, wrap: true },
      { type: 'Input.Text', id: 'opmerking', label: 'Opmerking', value: 'geen' },
    ],
    actions: [{ type: 'Action.Execute', id: 'knop', title: 'Stem', verb: 'stem', data: { count } }],
  };
}

/** A real botbuilder bot with authentication on, reduced to what a channel has to carry. */
export interface TinyBot {
  endpoint: string;
  /** Every activity that passed authentication, in order. */
  heard: Partial<Activity>[];
  references: Map<string, Partial<ConversationReference>>;
  /** Runs work against a conversation the bot knows. */
  proactively(reference: Partial<ConversationReference>, work: (context: TurnContext) => Promise<void>): Promise<void>;
  adapter: CloudAdapter;
  /** Tells the bot where its channel is; until then it cannot authenticate anyone. */
  connect(standInUrl: string): void;
  close(): Promise<void>;
}

export async function startTinyBot(): Promise<TinyBot> {
  const app = express();
  const bot = { heard: [], references: new Map() } as unknown as TinyBot;
  app.use(express.json());
  app.post('/api/messages', async (req, res) => {
    await bot.adapter.process(req, res, (context) => turn(bot, context));
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  bot.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  bot.connect = (url) => {
    bot.adapter = adapterFor(url);
  };
  bot.proactively = (reference, work) => bot.adapter.continueConversationAsync(CLIENT_ID, reference, work);
  bot.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return bot;
}

function adapterFor(url: string): CloudAdapter {
  const issuer = `${url}/entra/${TENANT_ID}`;
  const metadata = {
    issuer: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
    authorization_endpoint: `${issuer}/oauth2/v2.0/authorize`,
    token_endpoint: `${issuer}/oauth2/v2.0/token`,
    jwks_uri: `${issuer}/discovery/v2.0/keys`,
  };
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      // msal replaces the first part of every endpoint path by that of the authority.
      authority: `https://login.microsoftonline.com/entra/${TENANT_ID}`,
      authorityMetadata: JSON.stringify(metadata),
    },
  });
  type Client = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
  const credentials = new MsalServiceClientCredentialsFactory(CLIENT_ID, client as unknown as Client);
  const openId = `${url}/entra/botframework/v1/.well-known/openidconfiguration`;
  const settings = {
    MicrosoftAppId: CLIENT_ID,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: TENANT_ID,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openId,
    ToBotFromEmulatorOpenIdMetadataUrl: openId,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: issuer,
    OAuthUrl: `${url}/channel/`,
    ValidateAuthority: 'true',
  };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  return adapter;
}

async function turn(bot: TinyBot, context: TurnContext): Promise<void> {
  const { activity } = context;
  bot.heard.push(activity);
  bot.references.set(String(activity.from.aadObjectId), TurnContext.getConversationReference(activity));
  if (activity.type === 'invoke') return answerInvoke(context);
  if (activity.type !== 'message') return;
  if (activity.value) await context.sendActivity(`Ontvangen: ${JSON.stringify(activity.value)}`);
  else if (activity.text === 'kaart') {
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(counterCard(0, [activity.from.id]))));
  } else await context.sendActivity(`Je zei: ${activity.text}`);
}

interface InvokeValue {
  action: { verb: string; data: { count: number } };
  trigger: string;
}

async function answerInvoke(context: TurnContext): Promise<void> {
  const { action, trigger } = context.activity.value as InvokeValue;
  const body = bodyFor(action.verb, trigger, action.data.count, context.activity.from.id);
  await context.sendActivity({ type: 'invokeResponse', value: { status: action.verb === 'stuk' ? 500 : 200, body } });
}

function bodyFor(verb: string, trigger: string, count: number, userId: string): Record<string, unknown> {
  const card = 'application/vnd.microsoft.card.adaptive';
  if (verb === 'stem') return { statusCode: 200, type: card, value: counterCard(count + 1) };
  if (verb === 'ververs') {
    return { statusCode: 200, type: card, value: { ...counterCard(count, [userId]), speak: trigger } };
  }
  if (verb === 'zeg') {
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Je stem is geteld.' };
  }
  const value = { code: 'BadRequest', message: 'Dat kan niet meer.' };
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value };
}
