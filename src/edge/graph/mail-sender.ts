import type { MailSender } from '../../delivery/ports.ts';
import type { Graph } from './client.ts';
import { createDraft, rewriteDraft } from './create-draft.ts';
import { findMail } from './find-mail.ts';
import { sendDraft } from './send-draft.ts';
import { tried } from './try.ts';

/** Mail through the mailboxes of the tenant. */
export function graphMailSender(graph: Graph): MailSender {
  return {
    createDraft: (mail) => tried(async () => ({ mailId: await createDraft(graph, mail) })),
    rewrite: (mailId, mail) =>
      tried(async () => {
        await rewriteDraft(graph, mailId, mail);
        return null;
      }),
    send: (mailbox, mailId) =>
      tried(async () => {
        await sendDraft(graph, mailbox, mailId);
        return null;
      }),
    find: (mailbox, mark) => tried(() => findMail(graph, mailbox, mark)),
  };
}
