import express, { type Request, type Router } from 'express';
import { ChannelError } from '../channel/channel-error.ts';
import type { TenantContext } from '../context.ts';
import { itemsOf } from '../mailbox/calendar.ts';
import { mailOf, type Recipient } from '../mailbox/mail.ts';
import type { MailItem } from '../state.ts';
import { personIn } from './asked.ts';

/** A person's inbox and sent mail, newest first, and one message in full. */
export function mailRoutes(ctx: TenantContext): Router {
  const router = express.Router();
  router.get('/people/:person/mail', (req, res) => {
    const folder = req.query['folder'] === 'sentitems' ? 'sentitems' : 'inbox';
    const items = mailOf(ctx, personIn(ctx, req).mail).filter((item) => item.folder === folder);
    res.json(items.map(lineOf).sort((one, other) => other.at.localeCompare(one.at)));
  });
  router.get('/people/:person/mail/:mail', (req, res) => {
    const item = mailIn(ctx, req);
    res.json({
      ...lineOf(item),
      body: item.message['body'],
      meeting: meetingOf(ctx, item),
      attachments: attachmentsOf(item),
    });
  });
  router.get('/people/:person/mail/:mail/attachments/:attachment', (req, res) => {
    const attachments = (mailIn(ctx, req).message['attachments'] ?? []) as Record<string, unknown>[];
    const attachment = attachments.find((each) => each['id'] === req.params['attachment']);
    if (!attachment) throw new ChannelError(404, 'AttachmentNotFound', 'No such attachment.');
    // Never shown in place: a page from a mail must not run with the stand-in's own rights.
    res.attachment(String(attachment['name'] ?? 'bijlage'));
    res.type(String(attachment['contentType'] ?? 'application/octet-stream'));
    res.send(Buffer.from(String(attachment['contentBytes'] ?? ''), 'base64'));
  });
  router.post('/people/:person/mail/:mail/read', (req, res) => {
    const item = mailIn(ctx, req);
    if (!item.read) ctx.signals.emit('mail', ctx.state.mail.put({ ...item, read: true }));
    res.status(204).end();
  });
  return router;
}

function mailIn(ctx: TenantContext, req: Request): MailItem {
  const item = ctx.state.mail.get(String(req.params['mail']));
  if (!item || item.mailbox !== personIn(ctx, req).mail.toLowerCase()) {
    throw new ChannelError(404, 'MailNotFound', 'No such message.');
  }
  return item;
}

function lineOf(item: MailItem) {
  const { message } = item;
  return {
    id: item.id,
    from: nameOf(message['from'] as Recipient | undefined),
    to: ((message['toRecipients'] ?? []) as Recipient[]).map(nameOf),
    subject: String(message['subject'] ?? ''),
    preview: String(message['bodyPreview'] ?? ''),
    at: String(message['receivedDateTime'] ?? message['sentDateTime'] ?? ''),
    read: item.read,
    hasAttachments: message['hasAttachments'] === true,
  };
}

function nameOf(recipient: Recipient | undefined): string {
  return recipient?.emailAddress.name ?? recipient?.emailAddress.address ?? '';
}

/** The calendar item an invitation belongs to, while the person still holds it. */
function meetingOf(ctx: TenantContext, item: MailItem): { eventId: string; kind: string } | null {
  const { meeting } = item;
  if (!meeting) return null;
  const event = itemsOf(ctx, item.mailbox).find((each) => each.event.iCalUId === meeting.iCalUId);
  return event ? { eventId: event.id, kind: meeting.kind } : null;
}

function attachmentsOf(item: MailItem): { id: string; name: string }[] {
  const attachments = (item.message['attachments'] ?? []) as Record<string, unknown>[];
  return attachments.map((attachment) => ({
    id: String(attachment['id']),
    name: String(attachment['name'] ?? 'bijlage'),
  }));
}
