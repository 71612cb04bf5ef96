import { randomUUID } from 'node:crypto';
import { type Card, card } from '../../src/cards/kit.ts';
import type {
  ActivityFeed,
  ActivityNote,
  ChatChannel,
  ChatMessage,
  Fault,
  Mail,
  MailSender,
  Tried,
} from '../../src/delivery/ports.ts';
import type { Outgoing } from '../../src/delivery/schema.ts';
import type { Sending } from '../../src/delivery/sending/context.ts';
import { sendActivity } from '../../src/delivery/sending/send-activity.ts';
import { sendToGroup, sendUpdate } from '../../src/delivery/sending/send-cards.ts';
import { sendToChat } from '../../src/delivery/sending/send-chat.ts';
import { sendByMail } from '../../src/delivery/sending/send-mail.ts';
import { type Claimed, claim, type Way } from '../../src/delivery/store-claims.ts';
import type { Actor } from '../../src/work/work.ts';
import type { TestDatabase } from '../support/database.ts';

export function systemOf(partnershipId: string): Actor {
  return { partnershipId, personId: null, via: 'system' };
}

export function plainCard(question: string): Card {
  return card({ language: 'nl', who: 'POO-werkgroep · Partnerschap Oost', question });
}

export function outgoing(personId: string, more: Partial<Outgoing> = {}): Outgoing {
  return {
    key: `ask:${personId}`,
    topic: 'poll:1',
    purpose: 'ask',
    personId,
    summary: 'Wanneer kun jij?',
    card: plainCard('Wanneer kun jij?'),
    mail: { subject: 'Wanneer kun jij?', paragraphs: ['Geef aan wanneer je kunt.'] },
    question: { kind: 'poll', subjectId: 'poll-1' },
    expiresAt: '2026-12-01T12:00:00.000Z',
    ...more,
  };
}

/** Adds somebody; with an Entra id they can be reached by chat. */
export async function addPerson(
  database: TestDatabase,
  partnershipId: string,
  entraId: string | null,
): Promise<string> {
  const id = randomUUID();
  await database.open.db
    .insertInto('person')
    .values({
      partnership_id: partnershipId,
      id,
      name: 'Marijke van den Oudenalder-Huizinga',
      email: `${id}@school.example`,
      language: 'nl',
      organisation: null,
      entra_id: entraId,
      directory: entraId ? 'guest' : null,
      directory_checked_at: null,
      ended_on: null,
    })
    .execute();
  return id;
}

export function messagesOf(database: TestDatabase, partnershipId: string) {
  return database.open.db
    .selectFrom('message')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('created_at')
    .orderBy('key')
    .execute();
}

/** Brings everything that waits forward, as if the pauses and leases had passed. */
export async function passTime(database: TestDatabase): Promise<void> {
  const earlier = new Date(Date.now() - 60_000).toISOString();
  await database.open.db.updateTable('message').set({ due_at: earlier }).where('state', '=', 'queued').execute();
  await database.open.db.updateTable('message').set({ lease_until: earlier }).where('state', '=', 'sending').execute();
}

/** A Teams and a mailbox in memory, that remember what arrived and can be told to refuse or to fall silent. */
export class FakeChannels {
  readonly posts: { conversationId: string; message: ChatMessage; activityId: string }[] = [];
  readonly updates: { activityId: string; message: ChatMessage }[] = [];
  readonly mails: (Mail & { mailId: string; sent: boolean })[] = [];
  /** Faults for coming requests, by verb, used up in order; `lost` does the work and answers nothing. */
  readonly faults: { verb: string; fault: Fault; lost?: boolean }[] = [];
  asked = 0;

  readonly chat: ChatChannel = {
    install: () => this.#answer('install', () => null),
    open: ({ entraId }) =>
      this.#answer('open', () => ({ serviceUrl: 'http://teams.example/', conversationId: `a:${entraId}` })),
    post: ({ conversationId }, message) =>
      this.#answer('post', () => {
        const activityId = String(this.posts.length + 1);
        this.posts.push({ conversationId, message, activityId });
        return { activityId };
      }),
    update: (_chat, activityId, message) =>
      this.#answer('update', () => {
        this.updates.push({ activityId, message });
        return null;
      }),
    find: ({ entraId }, mark) => {
      this.asked += 1;
      return this.#answer('find', () => {
        const found = this.posts.find(
          (post) =>
            post.conversationId === `a:${entraId}` && JSON.stringify(post.message.card).includes(`message-${mark}`),
        );
        return found ? { activityId: found.activityId } : null;
      });
    },
  };

  readonly notes: ActivityNote[] = [];
  readonly left: string[] = [];

  readonly feed: ActivityFeed = {
    notify: (note) =>
      this.#answer('notify', () => {
        this.notes.push(note);
        return null;
      }),
  };

  readonly mail: MailSender = {
    createDraft: (mail) =>
      this.#answer('createDraft', () => {
        const mailId = `mail-${this.mails.length + 1}`;
        this.mails.push({ ...mail, mailId, sent: false });
        return { mailId };
      }),
    rewrite: (mailId, { subject, html }) =>
      this.#answer('rewrite', () => {
        const mail = this.mails.find((one) => one.mailId === mailId);
        if (mail) Object.assign(mail, { subject, html });
        return null;
      }),
    send: (_mailbox, mailId) =>
      this.#answer('send', () => {
        const mail = this.mails.find((one) => one.mailId === mailId);
        if (mail) mail.sent = true;
        return null;
      }),
    find: (_mailbox, mark) => {
      this.asked += 1;
      return this.#answer('findMail', () => {
        const marked = this.mails.filter((mail) => mail.mark === mark);
        const found = marked.find((mail) => mail.sent) ?? marked[0];
        return found ? { mailId: found.mailId, sent: found.sent } : null;
      });
    },
  };

  fail(verb: string, status: number | null, code = '', lost = false): void {
    this.faults.push({ verb, fault: { status, code, retryAfterSeconds: null }, lost });
  }

  async #answer<T>(verb: string, act: () => T): Promise<Tried<T>> {
    const at = this.faults.findIndex((planned) => planned.verb === verb);
    if (at < 0) return { done: act() };
    const [planned] = this.faults.splice(at, 1);
    if (planned?.lost) act();
    return { fault: planned!.fault };
  }
}

export function sendingWith(database: TestDatabase, channels: FakeChannels): Sending {
  return {
    db: database.open.db,
    clock: { now: () => database.now },
    chat: channels.chat,
    feed: channels.feed,
    mail: channels.mail,
    writePaper: async ({ title }) => ({ name: `${title}.pdf`, type: 'application/pdf', bytes: new Uint8Array([1]) }),
    left: async (_partnershipId, personId) => void channels.left.push(personId),
    links: { sign: ({ linkId }) => `token-${linkId}` },
    keptFile: async () => null,
    publicUrl: 'https://kring.example',
    log: { info: () => undefined, warn: () => undefined },
    random: () => 0.5,
  };
}

const SENDERS = { chat: sendToChat, activity: sendActivity, mail: sendByMail, group: sendToGroup, update: sendUpdate };

export async function claimNext(db: Sending['db'], way: Way): Promise<Claimed | undefined> {
  return (await claim(db, way, 1, new Date().toISOString()))[0];
}

/** Sends everything that is due now, one after the other, as a pump would. */
export async function sendDue(sending: Sending): Promise<number> {
  let count = 0;
  for (const way of ['chat', 'update', 'group', 'activity', 'mail'] as Way[]) {
    for (let claimed = await claimNext(sending.db, way); claimed; claimed = await claimNext(sending.db, way)) {
      await SENDERS[way](sending, claimed);
      count += 1;
    }
  }
  return count;
}
