import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter } from 'botbuilder';
import express from 'express';
import { PRACTICE_APP } from '../../../bot/practice.ts';
import { createAppIdentity } from '../../../src/edge/identity/app-identity.ts';
import { endpointsOfStandIn } from '../../../src/edge/identity/endpoints.ts';
import { botAuthentication } from '../../../src/edge/teams/adapter.ts';

/**
 * What the product is measured against: a bare botbuilder bot with the same authentication that answers every invoke with
 * the same small card and keeps nothing. The stand-in's address is its argument; it prints its own port.
 */
const CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Dank je wel', wrap: true }],
};
const BODY = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: CARD };

const endpoints = await endpointsOfStandIn(process.argv[2] ?? '');
const identity = createAppIdentity(endpoints, PRACTICE_APP.clientId, { secret: PRACTICE_APP.clientSecret });
const adapter = new CloudAdapter(botAuthentication(endpoints, PRACTICE_APP.tenantId, identity));

const app = express();
app.use(express.json());
app.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: BODY } });
  });
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));
