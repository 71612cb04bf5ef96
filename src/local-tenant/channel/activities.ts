import { randomUUID } from 'node:crypto';
import type { TenantContext } from '../context.ts';
import type { Account, Conversation } from '../state.ts';
import { botIdOf, userIdOf } from './ids.ts';
import type { Json } from './memory.ts';

/** The address the bot answers to; its own token carries the same text. */
export function serviceUrl(ctx: TenantContext): string {
  return `${ctx.url()}/channel/`;
}

/**
 * The part every activity towards the bot has: who, where, when, in which tenant and language. In a channel the
 * conversation is the thread, named after the message it began with.
 */
function envelope(ctx: TenantContext, account: Account, conversation: Conversation, rootId?: string): Json {
  const now = ctx.clock.now();
  return {
    timestamp: now.toISOString(),
    localTimestamp: amsterdamTime(now),
    localTimezone: 'Europe/Amsterdam',
    serviceUrl: serviceUrl(ctx),
    channelId: 'msteams',
    from: { id: userIdOf(account.id), name: account.displayName, aadObjectId: account.id },
    recipient: { id: botIdOf(ctx.options.app.clientId), name: ctx.options.app.name },
    conversation: {
      id: conversation.type === 'channel' && rootId ? `${conversation.id};messageid=${rootId}` : conversation.id,
      conversationType: conversation.type,
      tenantId: ctx.options.tenantId,
      ...(conversation.type === 'personal' ? {} : { isGroup: true, name: conversation.name }),
    },
    locale: localeOf(account),
    entities: [
      { type: 'clientInfo', locale: localeOf(account), country: 'NL', platform: 'Web', timezone: 'Europe/Amsterdam' },
    ],
    channelData: {
      tenant: { id: ctx.options.tenantId },
      ...(conversation.teamId
        ? { team: { id: conversation.teamId }, channel: { id: conversation.id, name: conversation.name } }
        : {}),
    },
  };
}

/** What a person typed. In a group the bot only hears what mentions it, so the mention is put in front. */
export function messageActivity(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  message: { id: string; text: string },
): Json {
  const common = {
    ...envelope(ctx, account, conversation, message.id),
    type: 'message',
    id: message.id,
    textFormat: 'plain',
  };
  if (conversation.type === 'personal') return { ...common, text: message.text };
  const mention = `<at>${ctx.options.app.name}</at>`;
  const mentioned = { id: botIdOf(ctx.options.app.clientId), name: ctx.options.app.name };
  const entities = [...(common as unknown as { entities: Json[] }).entities];
  entities.push({ type: 'mention', mentioned, text: mention });
  return { ...common, text: `${mention} ${message.text}`, entities };
}

/** A click on Action.Submit: a message without text that carries the data and points at the card. */
export function submitActivity(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  submit: { id: string; replyToId: string; rootId: string; data: Json },
): Json {
  const { id, replyToId, rootId, data } = submit;
  return { ...envelope(ctx, account, conversation, rootId), type: 'message', id, replyToId, value: data };
}

/** A click on Action.Execute, or a refresh on someone's behalf (`automatic`). */
export function executeActivity(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  execute: { replyToId: string; rootId: string; action: Json; trigger: 'manual' | 'automatic' },
): Json {
  const { replyToId, rootId, action, trigger } = execute;
  return {
    ...envelope(ctx, account, conversation, rootId),
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${randomUUID()}`,
    replyToId,
    value: { action: { type: 'Action.Execute', ...action }, trigger },
  };
}

/** What a bot gets when it is added to, or removed from, somebody's personal scope, a group or a channel. */
export function installActivities(
  ctx: TenantContext,
  account: Account,
  conversation: Conversation,
  action: 'add' | 'remove',
): Json[] {
  const common = envelope(ctx, account, conversation);
  const bot = { id: botIdOf(ctx.options.app.clientId), name: ctx.options.app.name };
  const installed = { ...common, type: 'installationUpdate', action, id: `f:${randomUUID()}` };
  if (action === 'remove') return [installed];
  return [{ ...common, type: 'conversationUpdate', id: `f:${randomUUID()}`, membersAdded: [bot] }, installed];
}

/** What Teams tells of an online meeting: that it began or ended, or who came in. Its names are in capitals, as Teams has them. */
export function meetingActivity(
  ctx: TenantContext,
  account: Account,
  meeting: { chatId: string; title: string; joinUrl: string },
  what: 'start' | 'end' | 'join',
): Json {
  const chat = { id: meeting.chatId, type: 'groupChat' as const, name: meeting.title } as Conversation;
  const common = { ...envelope(ctx, account, chat), type: 'event', id: `f:${randomUUID()}` };
  if (what === 'join') {
    const user = { id: userIdOf(account.id), name: account.displayName, aadObjectId: account.id };
    const members = [{ user, meeting: { inMeeting: true, role: 'Attendee' } }];
    return { ...common, name: 'application/vnd.microsoft.meetingParticipantJoin', value: { members } };
  }
  const at = ctx.clock.now().toISOString();
  const value = {
    ...{ MeetingType: 'Scheduled', Title: meeting.title, JoinUrl: meeting.joinUrl },
    Id: Buffer.from(`0#${meeting.chatId}#0`).toString('base64'),
    ...(what === 'start' ? { StartTime: at } : { EndTime: at }),
  };
  return { ...common, name: `application/vnd.microsoft.meeting${what === 'start' ? 'Start' : 'End'}`, value };
}

function localeOf(account: Account): string {
  return account.preferredLanguage || 'nl-NL';
}

/** The wall clock in the Netherlands with its offset, such as `2025-10-26T02:30:00.000+01:00`. */
function amsterdamTime(instant: Date): string {
  const parts = Object.fromEntries(AMSTERDAM.formatToParts(instant).map((part) => [part.type, part.value]));
  const offset = parts['timeZoneName']!.replace('GMT', '') || '+00:00';
  const day = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return `${day}T${parts['hour']}:${parts['minute']}:${parts['second']}.${parts['fractionalSecond']}${offset}`;
}

const AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});
