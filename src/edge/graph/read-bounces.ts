import type { Bounce } from '../../delivery/ports.ts';
import { type Graph, IMMUTABLE_IDS } from './client.ts';
import { MARK_PROPERTY } from './mark-property.ts';

interface Received {
  receivedDateTime: string;
  from?: { emailAddress?: { address?: string } };
  internetMessageHeaders?: { name: string; value: string }[];
}
interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

const PAGE = 50;
/** A mailbox that gets more than this between two looks is looked through further the next time. */
const MOST_PAGES = 10;

/**
 * Looks through what came into a mailbox since an instant for reports that a mail could not be delivered, and finds the mail
 * that each is about by its mark. Reports on anything else are left out. `until`: how far it came.
 */
export async function readBounces(
  graph: Graph,
  mailbox: string,
  since: string,
): Promise<{ bounces: Bounce[]; until: string }> {
  const bounces: Bounce[] = [];
  let until = since;
  let next: string | undefined;
  for (let nth = 0; nth < MOST_PAGES && (nth === 0 || next); nth += 1) {
    const page: Page<Received> = await (next ? graph.api(next) : inboxSince(graph, mailbox, since)).get();
    for (const received of page.value) {
      if (received.receivedDateTime > until) until = received.receivedDateTime;
      const mark = await markOfReported(graph, mailbox, received);
      if (mark !== null) bounces.push({ mark, at: received.receivedDateTime });
    }
    next = page['@odata.nextLink'];
  }
  return { bounces, until };
}

function inboxSince(graph: Graph, mailbox: string, since: string) {
  return graph
    .api(`/users/${encodeURIComponent(mailbox)}/mailFolders/inbox/messages`)
    .filter(`receivedDateTime ge ${since}`)
    .orderby('receivedDateTime')
    .select('receivedDateTime,from,internetMessageHeaders')
    .top(PAGE);
}

/** The mark of the mail that a report says was not delivered; null when it is no report, or about something else. */
async function markOfReported(graph: Graph, mailbox: string, received: Received): Promise<string | null> {
  const header = (name: string): string =>
    received.internetMessageHeaders?.find((each) => each.name.toLowerCase() === name)?.value ?? '';
  const original = header('in-reply-to').trim();
  if (!original || !isReport(header('content-type'), received.from?.emailAddress?.address ?? '')) return null;
  const page = (await graph
    .api(`/users/${encodeURIComponent(mailbox)}/messages`)
    .header('Prefer', IMMUTABLE_IDS)
    .filter(`internetMessageId eq '${original.replaceAll("'", "''")}'`)
    .expand(`singleValueExtendedProperties($filter=id eq '${MARK_PROPERTY}')`)
    .select('id')
    .get()) as Page<{ singleValueExtendedProperties?: { value: string }[] }>;
  return page.value.flatMap((mail) => mail.singleValueExtendedProperties ?? [])[0]?.value ?? null;
}

/** Out-of-office answers are replies too, but neither reports nor from the mail system. */
function isReport(contentType: string, from: string): boolean {
  return (
    /report-type="?delivery-status/i.test(contentType) || /^(postmaster|mailer-daemon|microsoftexchange)/i.test(from)
  );
}
