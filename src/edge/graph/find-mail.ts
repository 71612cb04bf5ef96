import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { MARK_PROPERTY } from './mark-property.ts';

/** Looks a mail up by its mark. When an attempt that seemed lost left a draft behind, the one that was sent counts. */
export async function findMail(
  graph: Graph,
  mailbox: string,
  mark: string,
): Promise<{ mailId: string; sent: boolean } | null> {
  const value = mark.replaceAll("'", "''");
  const page = (await graph
    .api(`/users/${encodeURIComponent(mailbox)}/messages`)
    .header('Prefer', IMMUTABLE_IDS)
    .filter(`singleValueExtendedProperties/any(ep: ep/id eq '${MARK_PROPERTY}' and ep/value eq '${value}')`)
    .select('id,isDraft')
    .get()) as { value: { id: string; isDraft: boolean }[] };
  const found = page.value.find((mail) => !mail.isDraft) ?? page.value[0];
  return found ? { mailId: found.id, sent: !found.isDraft } : null;
}
