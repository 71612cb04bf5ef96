import type { TurnContext } from 'botbuilder';
import type { Card } from '../../src/cards/kit.ts';
import { chatRemoved, keepChat } from '../../src/delivery/conversations.ts';
import { conversationRemoved } from '../../src/people/use-cases-conversation.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { extensionText } from '../../src/text/extension.ts';
import type { Service } from '../service.ts';
import { welcomeFor } from './commands.ts';
import { conversationOf, languageOf, senderOf } from './from-activity.ts';

import { once } from './once.ts';
import { type EntraUser, placesOf } from './who.ts';

/** Keeps where somebody's chat is, in each partnership they take part in, or that they removed the app. */
export async function rememberChat(context: TurnContext, service: Service): Promise<void> {
  const user = senderOf(context);
  const { type, action } = context.activity;
  if (conversationOf(context).kind !== 'personal') return inGroup(context, service, user);
  if (!user) return;
  if (type === 'installationUpdate' && action === 'remove') return forget(service, user);
  if (type === 'installationUpdate' && action !== 'add' && action !== 'add-upgrade') return;
  await keepPersonalChat(context, service, user);
  if (type === 'installationUpdate' && action === 'add') await welcome(context, service, user);
}

/** Says in somebody's own chat what the bot is for, and to a stranger how to become known. */
async function welcome(context: TurnContext, service: Service, user: EntraUser): Promise<void> {
  const [first] = await placesOf(service, user);
  if (!first) {
    await context.sendActivity(deliveryCopy[languageOf(context)].bot.unknown);
    return;
  }
  const { partnershipId, personId, partnershipName, language } = first;
  const actor = { partnershipId, personId, via: 'chat' as const };
  const where = { language, partnershipId, partnershipName, inGroup: false, conversationId: null };
  // Known as handled before it is sent: a welcome that is lost is no loss, and one that comes twice is a nuisance.
  const drawn: Card[] = [];
  await once(service, actor, context, async () => {
    const card = await welcomeFor({ service, actor, language }, where);
    if (card) drawn.push(card);
  });
  for (const card of drawn) {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
    await context.sendActivity({ type: 'message', summary: card.fallbackText, attachments });
  }
}

/** Says once what the bot is for in a team or group, or forgets the conversation that it was taken out of. */
async function inGroup(context: TurnContext, service: Service, user: EntraUser | null): Promise<void> {
  const { type, action } = context.activity;
  if (type !== 'installationUpdate') return;
  const places = user ? await placesOf(service, user) : [];
  const { id } = conversationOf(context);
  if (action === 'remove') {
    for (const { partnershipId, personId } of places)
      await service.transact({ partnershipId, personId, via: 'chat' }, (work) => conversationRemoved(work, id));
    return;
  }
  if (action !== 'add') return;
  const [first] = places;
  const greet = async (): Promise<void> => {
    await context.sendActivity(extensionText[first?.language ?? languageOf(context)].welcomeGroup);
  };
  if (!first) return greet();
  await once(service, { partnershipId: first.partnershipId, personId: first.personId, via: 'chat' }, context, greet);
}

/** A person who writes to us can be written to, also after they had blocked us. */
export async function keepPersonalChat(context: TurnContext, service: Service, user: EntraUser): Promise<void> {
  const { serviceUrl, conversation } = context.activity;
  if (!serviceUrl || conversationOf(context).kind !== 'personal') return;
  for (const { partnershipId, personId } of await placesOf(service, user)) {
    const chat = { personId, tenantId: user.tid, serviceUrl, conversationId: conversation.id };
    await service.transact({ partnershipId, personId, via: 'chat' }, (work) => keepChat(work, chat));
  }
}

async function forget(service: Service, user: EntraUser): Promise<void> {
  for (const { partnershipId, personId } of await placesOf(service, user)) {
    await service.transact({ partnershipId, personId, via: 'chat' }, (work) => chatRemoved(work, personId, user.tid));
  }
}
