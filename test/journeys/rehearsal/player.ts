import { clickAs, sendMessageAs } from '../../../src/local-tenant/channel/acts.ts';
import type { LocalTenant } from '../../../src/local-tenant/start.ts';
import type { WorldPerson } from '../../../src/local-tenant/world/world.ts';
import { deliveryCopy } from '../../../src/text/delivery.ts';
import type { Product } from '../../support/product.ts';
import { fetchFrom } from './fetch-from.ts';
import { persistently } from './wait.ts';

type Json = Record<string, unknown>;

/** A card somebody can act on, where it came from, and how to press its buttons. */
export interface Held {
  /** Of the message in chat, or of the link in a mail. */
  id: string;
  card: Json;
  way: 'chat' | 'mail';
  press(verb: string, inputs: Json): Promise<Json>;
}

/** Plays one person of the stand-in world with nothing but what that person sees: chats and mail. */
export class Player {
  readonly person: WorldPerson;
  readonly #product: Product;
  /** What a link asks never changes, so a person who looked once knows. */
  readonly #askedElsewhere = new Set<string>();
  #heardBefore = new Set<string>();

  constructor(product: Product, person: WorldPerson) {
    this.#product = product;
    this.person = person;
  }

  /** Everybody sits behind a network address of their own, as outside: limits count per address. */
  get #address(): string {
    const nth = this.#standIn.world.people.findIndex(({ id }) => id === this.person.id);
    return `127.1.${nth >> 8}.${nth & 255}`;
  }

  get #standIn(): LocalTenant {
    return this.#product.standIn;
  }

  /** The newest card in chat, or behind a link in the mail, that has `text` somewhere in it. */
  async find(text: string): Promise<Held | null> {
    return this.#inChat(text) ?? (await this.#inMail(text));
  }

  async say(text: string): Promise<void> {
    this.#heardBefore = new Set(this.#messages().map(({ id }) => id));
    await persistently(`"${text}" to the bot`, async () => {
      const { delivered } = await sendMessageAs(this.#standIn.ctx, this.person.id, text);
      if (!delivered) throw new Error('not delivered');
    });
  }

  /** Since this person spoke last the bot answered that it did not work: somebody who reads that says it once more. */
  get isToTryAgain(): boolean {
    const answers = this.#messages().filter(({ id }) => !this.#heardBefore.has(id));
    return answers.some(({ activity }) => activity.text === deliveryCopy.nl.bot.failed);
  }

  #messages() {
    const { state } = this.#standIn.ctx;
    const own = new Set(
      state.installations.filter((each) => each.accountId === this.person.id).map((each) => each.conversationId),
    );
    return state.chat.filter(
      (message) => own.has(message.conversationId) && message.from === 'bot' && !message.deleted,
    );
  }

  #inChat(text: string): Held | null {
    const message = this.#messages().findLast((each) => JSON.stringify(cardOf(each) ?? '').includes(text));
    const card = message && cardOf(message);
    if (!message || !card) return null;
    return { id: message.id, card, way: 'chat', press: (verb, inputs) => this.#pressInChat(message.id, verb, inputs) };
  }

  async #pressInChat(messageId: string, verb: string, inputs: Json): Promise<Json> {
    return persistently(`${verb} in chat`, async () => {
      const outcome = await clickAs(this.#standIn.ctx, this.person.id, { messageId, verb, data: inputs });
      if (outcome.kind !== 'card') throw new Error(`${outcome.kind} ${outcome.status}`);
      return outcome.card;
    });
  }

  /** Opens the links of the newest mails first, as a person does; the answer page shows the card. */
  async #inMail(text: string): Promise<Held | null> {
    const mails = this.#standIn.ctx.state.mail.filter(
      (mail) => mail.mailbox === this.person.mail.toLowerCase() && mail.folder === 'inbox',
    );
    for (const mail of mails.toReversed()) {
      const link = linkIn(mail.message);
      if (!link || this.#askedElsewhere.has(`${link} ${text}`)) continue;
      const card = await this.#open(link);
      if (card && !JSON.stringify(card).includes(text)) this.#askedElsewhere.add(`${link} ${text}`);
      if (card && JSON.stringify(card).includes(text))
        return { id: link, card, way: 'mail', press: (verb, inputs) => this.#pressOnPage(link, card, verb, inputs) };
    }
    return null;
  }

  async #open(link: string): Promise<Json | null> {
    return persistently('open an answer page', async () => {
      const { status, text } = await fetchFrom(this.#address, link);
      if (status >= 500) throw new Error(String(status));
      return status < 300 ? ((JSON.parse(text) as { card?: Json }).card ?? null) : null;
    });
  }

  async #pressOnPage(link: string, card: Json, verb: string, inputs: Json): Promise<Json> {
    const data = { ...dataOf(card, verb), ...inputs };
    return persistently(`${verb} on an answer page`, async () => {
      const { status, text } = await fetchFrom(this.#address, link, { verb, data });
      if (status >= 300) throw Object.assign(new Error(text), { status });
      return (JSON.parse(text) as { card: Json }).card;
    });
  }
}

/** The API behind the link that the mail's button opens. */
export function linkIn(message: Json): string | null {
  const html = String((message['body'] as Json | undefined)?.['content'] ?? '');
  const found = /href="(https?:\/\/[^"]+)\/answer\/([^"?#]+)/.exec(html.replaceAll('&amp;', '&'));
  return found ? `${found[1]}/api/answers/${found[2]}` : null;
}

export function cardOf(message: { activity: Json }): Json | null {
  const attachments = (message.activity['attachments'] ?? []) as { contentType: string; content: Json }[];
  return attachments.find((each) => each.contentType === 'application/vnd.microsoft.card.adaptive')?.content ?? null;
}

/** Every object with a type inside a card. */
export function elements(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(elements);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => (key === 'fallback' ? [] : elements(part)));
  return 'type' in value ? [value as Json, ...inner] : inner;
}

export function primaryVerb(card: Json): string | null {
  const primary = elements(card).find(
    (element) => element['type'] === 'Action.Execute' && element['style'] === 'positive',
  );
  return primary ? String(primary['verb']) : null;
}

export function dataOf(card: Json, verb: string): Json {
  const action = elements(card).find((element) => element['type'] === 'Action.Execute' && element['verb'] === verb);
  return (action?.['data'] ?? {}) as Json;
}
