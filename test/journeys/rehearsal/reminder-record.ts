import type { LocalTenant } from '../../../src/local-tenant/start.ts';

type Json = Record<string, unknown>;

/** One message to one person that asks something, as the stand-in's own record has it. */
export interface Asking {
  personId: string;
  way: 'chat' | 'mail' | 'feed';
  /** Virtual instant at which it arrived. */
  at: string;
  /** The one line that a phone shows; the same for every way. */
  summary: string;
  /** All of it, to look for words in. */
  text: string;
}

/** The buttons of a card by which somebody is asked to answer. */
const ASKING_VERBS = ['"poll.answer"', '"capacity.answer"', '"obligation.open"'];

/**
 * What the stand-in's record holds of cards that came as a first card but ask nothing any more: somebody else had answered before they
 * left, and they show that.
 */
export function askingNothingIn({ ctx }: LocalTenant): Asking[] {
  return ctx.state.record
    .filter(({ kind, detail }) => kind === 'activity.sent' && Boolean(detail['account']))
    .map(({ at, detail }) => ({
      personId: String(detail['account']),
      way: 'chat' as const,
      at,
      summary: String(detail['summary'] ?? ''),
      text: JSON.stringify(detail['card'] ?? ''),
    }))
    .filter(({ text }) => !ASKING_VERBS.some((verb) => text.includes(verb)));
}

/**
 * What the stand-in's record and mailboxes hold of messages that ask somebody something, in order of arrival. The product is not asked
 * for anything here.
 */
export function askingsIn({ ctx, world }: LocalTenant): Asking[] {
  const byMail = new Map(world.people.map(({ id, mail }) => [mail.toLowerCase(), id]));
  const found: Asking[] = [];
  for (const { kind, at, detail } of ctx.state.record.filter(() => true)) {
    const personId = String(detail['account'] ?? '');
    if (kind === 'activity.sent' && personId) {
      const text = JSON.stringify(detail['card'] ?? '');
      if (!ASKING_VERBS.some((verb) => text.includes(verb))) continue;
      found.push({ personId, way: 'chat', at, summary: String(detail['summary'] ?? ''), text });
    }
    if (
      kind === 'activityNotification.sent' &&
      ['vraag', 'herinnering', 'sluitVandaag'].includes(String(detail['activityType']))
    ) {
      const summary = String(detail['preview']);
      found.push({ personId, way: 'feed', at, summary, text: summary });
    }
  }
  for (const { mailbox, folder, message } of ctx.state.mail.filter(() => true)) {
    const html = String((message['body'] as Json | undefined)?.['content'] ?? '');
    const personId = byMail.get(mailbox);
    if (folder !== 'inbox' || !personId || !html.includes('/answer/')) continue;
    const summary = String(message['subject']);
    found.push({ personId, way: 'mail', at: String(message['receivedDateTime']), summary, text: html });
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : 1));
}
