import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Card } from '../../src/cards/kit.ts';
import type { Service } from '../service.ts';
import { conversationOf } from './from-activity.ts';

/** Teams asks a card anew for at most this many people. */
const MOST_VIEWERS = 60;

/**
 * A card that shows each person in the chat their own view: the ids of everybody in it are added, so that their clients ask
 * for it. Without them, as in a channel and in a chat of more than 60 people, only its button does.
 */
export async function withViewers(context: TurnContext, card: Card, service: Service): Promise<Card> {
  const { refresh, ...plain } = card;
  if (!refresh) return card;
  const userIds = await viewersIn(context, service);
  return userIds ? { ...plain, refresh: { ...refresh, userIds } } : plain;
}

async function viewersIn(context: TurnContext, service: Service): Promise<string[] | null> {
  // In channels clients do not ask by themselves.
  if (conversationOf(context).kind !== 'group') return null;
  try {
    const { members, continuationToken } = await TeamsInfo.getPagedMembers(context, MOST_VIEWERS + 1);
    if (continuationToken || members.length > MOST_VIEWERS) return null;
    return members.map(({ id }) => id);
  } catch (cause) {
    service.log.warn({ cause: (cause as Error).message }, 'who is in a group chat could not be read');
    return null;
  }
}
