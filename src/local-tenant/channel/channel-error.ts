/** A refusal as the connector service words it: status and `{ error: { code, message } }`. */
export class ChannelError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds?: number;

  constructor(status: number, code: string, message: string, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.code = code;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const notFound = (): ChannelError => new ChannelError(404, 'ConversationNotFound', 'Conversation not found.');
export const blocked = (): ChannelError =>
  new ChannelError(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.');
export const uninstalled = (): ChannelError =>
  new ChannelError(403, 'MessageWritesBlocked', 'The bot was uninstalled from this conversation.');
export const notInRoster = (): ChannelError =>
  new ChannelError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
export const tooBig = (): ChannelError => new ChannelError(413, 'MessageSizeTooBig', 'Message size too large.');
export const badArgument = (message: string): ChannelError => new ChannelError(400, 'BadArgument', message);
export const tooMany = (seconds: number): ChannelError =>
  new ChannelError(429, 'TooManyRequests', 'API calls quota exceeded.', seconds);
