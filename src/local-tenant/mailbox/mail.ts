import { randomUUID } from 'node:crypto';
import type { TenantContext } from '../context.ts';
import type { Account, MailItem } from '../state.ts';
import { bodyOf, type EmailAddress, type Json, preview, stamped } from './event-shape.ts';
import { outlookId } from './ids.ts';

export interface Recipient {
  emailAddress: EmailAddress;
}

const RECIPIENT_FIELDS = ['toRecipients', 'ccRecipients', 'bccRecipients'] as const;

/** Everything in one mailbox. */
export function mailOf(ctx: TenantContext, mailbox: string): MailItem[] {
  return ctx.state.mail.index('mailbox', (item) => [item.mailbox]).get(mailbox.toLowerCase());
}

export function createDraft(ctx: TenantContext, sender: Account, input: Json): MailItem {
  const message = newMessage(ctx, sender, input);
  return keep(ctx, { id: outlookId(), mailbox: sender.mail, folder: 'drafts', message, read: true });
}

export function changeDraft(ctx: TenantContext, item: MailItem, input: Json): MailItem {
  const body = 'body' in input ? { body: bodyOf(input['body']), bodyPreview: preview(bodyOf(input['body'])) } : {};
  const message = { ...item.message, ...input, ...body, ...stamped(ctx.clock.iso()) };
  return keep(ctx, { ...item, message, read: input['isRead'] === undefined ? item.read : input['isRead'] === true });
}

/** Sends a message that lay in the drafts: it moves to the sent items and reaches every addressee. */
export function sendDraft(ctx: TenantContext, item: MailItem): void {
  const sent = sentForm(ctx, item.message);
  keep(ctx, { ...item, folder: 'sentitems', message: sent });
  distribute(ctx, item.mailbox, sent, item.id);
}

/** Sends a message at once. */
export function sendMail(ctx: TenantContext, sender: Account, input: Json, saveToSentItems = true): void {
  const sent = sentForm(ctx, newMessage(ctx, sender, input));
  const id = outlookId();
  if (saveToSentItems) keep(ctx, { id, mailbox: sender.mail, folder: 'sentitems', message: sent, read: true });
  distribute(ctx, sender.mail, sent, id);
}

export function addressesOf(message: Json): string[] {
  return RECIPIENT_FIELDS.flatMap((field) => (message[field] as Recipient[] | undefined) ?? []).map(
    (recipient) => recipient.emailAddress.address,
  );
}

/** Puts a message in somebody's inbox. */
export function deliver(ctx: TenantContext, address: string, message: Json, meeting?: MailItem['meeting']): MailItem {
  const copy: Json = {
    ...message,
    isDraft: false,
    isRead: false,
    receivedDateTime: ctx.clock.iso(),
    bccRecipients: [],
  };
  delete copy['singleValueExtendedProperties'];
  const item = { id: outlookId(), mailbox: address, folder: 'inbox' as const, message: copy, read: false };
  return keep(ctx, meeting ? { ...item, meeting } : item);
}

/** Tells a sender that an address does not exist, as Exchange does: a message in the inbox some moments later. */
export function bounce(ctx: TenantContext, sender: string, original: Json, failed: string): void {
  const text = `Je bericht aan ${failed} kan niet worden bezorgd. ${failed} is niet gevonden bij de ontvangende organisatie. 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup`;
  const postmaster = { emailAddress: { name: 'Microsoft Outlook', address: `postmaster@${sender.split('@')[1]}` } };
  const account = ctx.directory.byAddress(sender);
  if (!account) return;
  const message = newMessage(ctx, account, {
    subject: `Onbestelbaar: ${String(original['subject'] ?? '')}`,
    body: { contentType: 'html', content: `<p>${text}</p>` },
    toRecipients: [{ emailAddress: { name: account.displayName, address: account.mail } }],
    internetMessageHeaders: [
      { name: 'In-Reply-To', value: String(original['internetMessageId'] ?? '') },
      { name: 'X-Failed-Recipients', value: failed },
      { name: 'Content-Type', value: 'multipart/report; report-type=delivery-status' },
    ],
  });
  const report = {
    ...message,
    from: postmaster,
    sender: postmaster,
    conversationId: original['conversationId'] ?? null,
  };
  deliver(ctx, sender, report);
  ctx.record('mail.bounced', { from: sender, to: failed, internetMessageId: original['internetMessageId'] ?? null });
}

export function newMessage(ctx: TenantContext, sender: Account, input: Json): Json {
  const now = ctx.clock.iso();
  const self = { emailAddress: { name: sender.displayName, address: sender.mail } };
  const body = bodyOf(input['body']);
  const attachments = (input['attachments'] as Json[] | undefined) ?? [];
  return {
    categories: [],
    importance: 'normal',
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    inferenceClassification: 'focused',
    flag: { flagStatus: 'notFlagged' },
    replyTo: [],
    internetMessageHeaders: [],
    conversationId: outlookId(),
    ...input,
    subject: String(input['subject'] ?? ''),
    body,
    bodyPreview: preview(body),
    from: input['from'] ?? self,
    sender: self,
    toRecipients: recipients(input['toRecipients']),
    ccRecipients: recipients(input['ccRecipients']),
    bccRecipients: recipients(input['bccRecipients']),
    attachments: attachments.map((attachment) => ({ ...attachment, id: outlookId() })),
    hasAttachments: attachments.length > 0,
    isDraft: true,
    isRead: true,
    internetMessageId: `<${randomUUID()}@${sender.mail.split('@')[1]}>`,
    createdDateTime: now,
    sentDateTime: now,
    receivedDateTime: now,
    ...stamped(now),
  };
}

function recipients(given: unknown): Recipient[] {
  return ((given ?? []) as Recipient[]).map(({ emailAddress }) => ({
    emailAddress: { name: emailAddress.name ?? emailAddress.address, address: emailAddress.address },
  }));
}

function sentForm(ctx: TenantContext, message: Json): Json {
  const now = ctx.clock.iso();
  return { ...message, isDraft: false, isRead: true, sentDateTime: now, receivedDateTime: now, ...stamped(now) };
}

/** Every addressee gets one copy, also one who is both in To and in Cc. */
function distribute(ctx: TenantContext, sender: string, message: Json, messageId: string): void {
  const addresses = [...new Set(addressesOf(message).map((address) => address.toLowerCase()))];
  ctx.record('mail.sent', {
    from: sender,
    to: addresses,
    subject: message['subject'],
    messageId,
    internetMessageId: message['internetMessageId'],
    headers: message['internetMessageHeaders'],
    extendedProperties: message['singleValueExtendedProperties'] ?? [],
  });
  for (const address of addresses) {
    const account = ctx.directory.byAddress(address);
    if (account) deliver(ctx, account.mail, message);
    else bounce(ctx, sender, message, address);
  }
}

function keep(ctx: TenantContext, item: MailItem): MailItem {
  const kept = ctx.state.mail.put({ ...item, mailbox: item.mailbox.toLowerCase() });
  ctx.signals.emit('mail', kept);
  return kept;
}
