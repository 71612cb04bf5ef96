import type { TurnContext } from 'botbuilder';
import { chatRemoved, keepChat } from '../../src/delivery/conversations.ts';
import type { Service } from '../service.ts';
import { conversationOf, senderOf } from './from-activity.ts';
import { type EntraUser, placesOf } from './who.ts';

/** Keeps where somebody's chat is, in each partnership they take part in, or that they removed the app. */
export async function rememberChat(context: TurnContext, service: Service): Promise<void> {
  const user = senderOf(context);
  const { type, action } = context.activity;
  if (!user || conversationOf(context).kind !== 'personal') return;
  if (type === 'installationUpdate' && action === 'remove') return forget(service, user);
  if (type === 'installationUpdate' && action !== 'add' && action !== 'add-upgrade') return;
  await keepPersonalChat(context, service, user);
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
