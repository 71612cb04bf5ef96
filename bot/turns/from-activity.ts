import type { TurnContext } from 'botbuilder';
import type { Language } from '../../src/text/format.ts';
import type { EntraUser } from './who.ts';

/** Who sent an activity. Teams vouches for it: the token that brought it was checked. */
export function senderOf(context: TurnContext): EntraUser | null {
  const { from, conversation, channelData } = context.activity;
  const oid = from?.aadObjectId;
  const tid = conversation?.tenantId ?? (channelData as { tenant?: { id?: string } } | undefined)?.tenant?.id;
  return oid && tid ? { oid, tid } : null;
}

export type ConversationKind = 'personal' | 'group' | 'channel';

/** Where it was sent; a channel is named without its thread. */
export function conversationOf(context: TurnContext): { id: string; kind: ConversationKind } {
  const { id, conversationType } = context.activity.conversation;
  const kind = conversationType === 'channel' ? 'channel' : conversationType === 'groupChat' ? 'group' : 'personal';
  return { id: id.split(';messageid=')[0] ?? id, kind };
}

/** The client's language, for who is unknown to us. */
export function languageOf(context: TurnContext): Language {
  return context.activity.locale?.toLowerCase().startsWith('en') ? 'en' : 'nl';
}
