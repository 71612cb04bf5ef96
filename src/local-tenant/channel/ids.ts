/** Ids in the shapes Teams uses; both directions without a look-up, so that thousands of people cost nothing. */

/** The Bot Framework id of a person, as this bot sees it: `29:…`. */
export function userIdOf(accountId: string): string {
  return `29:1${encode(accountId)}`;
}

/** The account behind a Bot Framework id, or behind a bare Entra object id (Teams accepts both). */
export function accountIdOf(userId: string): string {
  return userId.startsWith('29:1') ? decode(userId.slice(4)) : userId;
}

export function botIdOf(clientId: string): string {
  return `28:${clientId}`;
}

/** The personal chat of a person with the bot; always the same one. */
export function personalConversationId(accountId: string): string {
  return `a:1${encode(accountId)}`;
}

/** A message in a channel is addressed as `19:…@thread.tacv2;messageid=…`: the thread it belongs to, apart. */
export function splitThread(conversationId: string): { conversationId: string; rootId?: string } {
  const [base, rootId] = conversationId.split(';messageid=');
  return rootId ? { conversationId: base!, rootId } : { conversationId: base! };
}

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
const decode = (text: string): string => Buffer.from(text, 'base64url').toString('utf8');
