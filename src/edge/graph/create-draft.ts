import type { Mail, MailedFile } from '../../delivery/ports.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { MARK_PROPERTY } from './mark-property.ts';

/** Lays a mail ready in the mailbox, findable by its mark; answers its id. */
export async function createDraft(graph: Graph, mail: Mail): Promise<string> {
  const attachments = [
    ...(mail.calendar ? [calendarAttachment(mail.calendar)] : []),
    ...(mail.files ?? []).map(asFile),
  ];
  const draft = await graph
    .api(`/users/${encodeURIComponent(mail.mailbox)}/messages`)
    .header('Prefer', IMMUTABLE_IDS)
    .post({
      ...wordsOf(mail),
      toRecipients: [{ emailAddress: { name: mail.to.name, address: mail.to.email } }],
      ...(attachments.length > 0 ? { attachments } : {}),
      singleValueExtendedProperties: [{ id: MARK_PROPERTY, value: mail.mark }],
    });
  return (draft as { id: string }).id;
}

/** Puts other words in a mail that lies ready; whoever it is for, its mark and its files stay. */
export async function rewriteDraft(graph: Graph, mailId: string, mail: Mail): Promise<void> {
  await graph
    .api(`/users/${encodeURIComponent(mail.mailbox)}/messages/${encodeURIComponent(mailId)}`)
    .header('Prefer', IMMUTABLE_IDS)
    .patch(wordsOf(mail));
}

function wordsOf({ subject, html }: Mail) {
  return { subject, body: { contentType: 'html', content: html } };
}

/** The method in the type is what makes a calendar see an invitation where it would otherwise see a file. */
function calendarAttachment({ method, text }: NonNullable<Mail['calendar']>) {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name: method === 'CANCEL' ? 'afzegging.ics' : 'uitnodiging.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    contentBytes: Buffer.from(text, 'utf8').toString('base64'),
  };
}

/** Inside the request itself: Graph takes files up to 3 MB that way, and a paper is far below that. */
function asFile({ name, type, bytes }: MailedFile) {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name,
    contentType: type,
    contentBytes: Buffer.from(bytes).toString('base64'),
  };
}
