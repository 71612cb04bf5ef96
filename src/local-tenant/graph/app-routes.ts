import { randomUUID } from 'node:crypto';
import { guidOf } from '../random.ts';
import { GRAPH, type GraphCall, GraphError, type GraphHandler, type Json, ok, userOf } from './call.ts';
import { page, select } from './page.ts';
import type { GraphRoutes } from './routes.ts';

/** The registration of an app as Entra keeps it, and what it was granted in one chat or for one person. */
export function appRoutes(routes: GraphRoutes): void {
  routes.on('GET', '/applications/:key', application);
  routes.on('GET', '/chats/:chat/permissionGrants', chatGrants);
  routes.on('GET', '/users/:user/permissionGrants', userGrants);
}

/** Entra makes secrets that live for half a year unless somebody chooses otherwise. */
const SECRET_DAYS = 180;

const application: GraphHandler = (call) => {
  mustHave(call, ['Application.Read.All', 'Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy']);
  const { app } = call.ctx.options;
  if (call.params['key']?.toLowerCase() !== `appid=${app.clientId}`.toLowerCase()) {
    throw new GraphError(404, 'Request_ResourceNotFound', 'Resource does not exist or one of its queried references.');
  }
  const made = Date.parse(call.ctx.world.today);
  const record = {
    id: guidOf('application', app.clientId),
    appId: app.clientId,
    displayName: app.name,
    signInAudience: 'AzureADMyOrg',
    keyCredentials: [],
    passwordCredentials: [
      {
        customKeyIdentifier: null,
        displayName: 'Service',
        // Entra shows no more of a secret than this.
        hint: app.clientSecret.slice(0, 3),
        keyId: guidOf('secret', app.clientId),
        secretText: null,
        startDateTime: new Date(made).toISOString(),
        endDateTime: new Date(made + SECRET_DAYS * 86_400_000).toISOString(),
      },
    ],
  };
  return ok({ '@odata.context': `${GRAPH}/$metadata#applications/$entity`, ...select(call, record) });
};

const chatGrants: GraphHandler = (call) => {
  mustHave(call, ['ResourceSpecificPermissionGrant.ReadForChat.All', 'TeamsAppInstallation.ReadForChat.All']);
  const conversation = call.ctx.state.conversations.index('chat', ({ chatId }) => [chatId]).first(call.params['chat']!);
  if (!conversation) throw new GraphError(404, 'NotFound', 'The chat does not exist.');
  const installed = call.ctx.state.installations.filter(({ conversationId }) => conversationId === conversation.id);
  return page(call, installed.length > 0 ? grantsIn(call, '.Chat') : [], {
    context: `chats('${conversation.chatId}')/permissionGrants`,
    defaultTop: 100,
  });
};

const userGrants: GraphHandler = (call) => {
  mustHave(call, ['ResourceSpecificPermissionGrant.ReadForUser.All', 'TeamsAppInstallation.ReadForUser.All']);
  const account = userOf(call);
  const installed = call.ctx.state.installations.filter(({ accountId }) => accountId === account.id);
  return page(call, installed.length > 0 ? grantsIn(call, '.User') : [], {
    context: `users('${account.id}')/permissionGrants`,
    defaultTop: 100,
  });
};

/** What the package asked for when it was added there, for the app itself. */
function grantsIn(call: GraphCall, place: string): Json[] {
  const { clientId, resourcePermissions = [] } = call.ctx.options.app;
  return resourcePermissions
    .filter((permission) => permission.endsWith(place))
    .map((permission) => ({
      id: randomUUID(),
      deletedDateTime: null,
      clientAppId: clientId,
      clientId: guidOf('service principal', clientId, call.ctx.options.tenantId),
      resourceAppId: '00000003-0000-0000-c000-000000000000',
      permissionType: 'Application',
      permission,
    }));
}

function mustHave({ caller }: GraphCall, roles: readonly string[]): void {
  if (roles.some((role) => caller.roles?.includes(role))) return;
  throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
