import { practiceTenant } from '../../bot/practice.ts';
import { executeActivity, serviceUrl } from '../../src/local-tenant/channel/activities.ts';
import { guidOf } from '../../src/local-tenant/random.ts';
import { inventWorld } from '../../src/local-tenant/world/invent.ts';
import type { World, WorldBody, WorldPerson } from '../../src/local-tenant/world/world.ts';
import type { PollCreated } from '../../src/meetings/schema.ts';
import type { BodyListItem } from '../../src/people/schema.ts';
import { addDays, localDate } from '../../src/time/local.ts';
import { cardOf, dataOf, elements } from '../journeys/rehearsal/player.ts';
import { until } from '../journeys/rehearsal/wait.ts';
import { dayToMeet } from './day-to-meet.ts';
import type { Product } from './product.ts';

type Json = Record<string, unknown>;

/** A body in which everybody of the crowd has a seat, and one for each third person. */
export const CROWD_BODY = 'Netwerkbijeenkomst';
export const THIRD_BODY = 'Klankbordgroep';

/** How long the first cards may take: for each person an app is installed and a chat is begun, within the limits of Teams. */
const FIRST_CARDS_SECONDS = 300;
const SECONDS_A_PERSON = 0.2;

/** The invented partnership with `size` more people, who all have Teams and a seat in one large body. */
export function crowdWorld(size: number): World {
  const { tenantId } = practiceTenant('http://127.0.0.1');
  const world = inventWorld(2025, tenantId, localDate(new Date().toISOString()));
  const crowd = Array.from({ length: size }, (_, nth) => memberOfCrowd(world, nth + 1));
  const third = crowd.filter((_, nth) => nth % 3 === 0);
  return {
    ...world,
    people: [...world.people, ...crowd],
    bodies: [...world.bodies, bodyWith(CROWD_BODY, crowd), bodyWith(THIRD_BODY, third)],
  };
}

const CROWD_NAME = 'Testpersoon';

function memberOfCrowd({ tenant, institute }: World, nth: number): WorldPerson {
  const number = String(nth).padStart(3, '0');
  return {
    id: guidOf('crowd', number),
    givenName: CROWD_NAME,
    infix: '',
    surname: number,
    displayName: `${CROWD_NAME} ${number}`,
    mail: `testpersoon.${number}@${tenant.domain}`,
    organisation: institute.name,
    boardNumber: null,
    brin: null,
    jobTitle: 'Instituutsopleider',
    roles: ['instituutsopleider'],
    directory: 'Member',
    homeTenantId: tenant.id,
    language: 'nl',
  };
}

function bodyWith(name: string, people: readonly WorldPerson[]): WorldBody {
  const seats = people.map((person) => ({
    role: 'lid',
    organisation: person.organisation,
    votes: true,
    required: false,
    holderId: person.id,
    from: '2024-08-01',
    until: null,
    deputyId: null,
  }));
  return { name, kind: 'breed', kring: null, seats };
}

/** Somebody of the crowd with the card they were sent. */
export interface CardHolder {
  person: WorldPerson;
  messageId: string;
  card: Json;
  conversationId: string;
}

/** What the programmaleider of a running product does for a bench or a load test. */
export class CrowdLead {
  readonly product: Product;
  #partnership = '';

  constructor(product: Product) {
    this.product = product;
  }

  get #lead(): WorldPerson {
    const lead = this.product.standIn.world.people.find((person) => person.roles.includes('programmaleider'));
    if (!lead) throw new Error('the world has no programmaleider');
    return lead;
  }

  get partnershipId(): string {
    return this.#partnership;
  }

  /** Resolves when every person of the world that has Teams is linked to it, so that cards go to their chats. */
  async ready(): Promise<void> {
    this.#partnership = await until('the directory to know the programmaleider', async () => {
      const me = await this.product
        .api<{ partnerships: { id: string }[] }>(this.#lead.id, 'GET', '/me')
        .catch(() => ({ partnerships: [] as { id: string }[] }));
      return me.partnerships[0]?.id;
    });
    // Thousands are looked up in batches that end in any order.
    for (let page = 1, more = true; more; page += 1) {
      more = (await until('the directory to be read', () => this.#linkedOnPage(page))).people > 0;
    }
  }

  /** How many of the crowd stand on a page of the contact list; null while the directory does not know them all. */
  async #linkedOnPage(page: number): Promise<{ people: number } | null> {
    const path = `/persons?search=${CROWD_NAME}&page=${page}`;
    const { items } = await this.api<{ items: { directory: string | null }[] }>('GET', path);
    return items.every(({ directory }) => directory !== null) ? { people: items.length } : null;
  }

  api<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.product.api<T>(this.#lead.id, method, `/partnerships/${this.#partnership}${path}`, body);
  }

  async bodyId(name: string): Promise<string> {
    const { items } = await this.api<{ items: BodyListItem[] }>('GET', `/bodies?search=${encodeURIComponent(name)}`);
    const body = items.find((each) => each.name === name);
    if (!body) throw new Error(`${name} was not imported`);
    return body.bodyId;
  }

  /** A date poll with four options that stays open for a week. */
  async plan(bodyName: string, title: string): Promise<PollCreated> {
    const today = localDate(this.product.standIn.ctx.clock.iso());
    const options = [21, 23, 28, 30].map((day, at) => ({
      starts: `${dayToMeet(addDays(today, day))}T${at % 2 ? '15:00' : '13:30'}`,
      minutes: 120,
      place: 'Utrecht',
      online: true,
    }));
    const deadline = `${addDays(today, 7)}T17:00`;
    return this.api('POST', '/polls', {
      bodyId: await this.bodyId(bodyName),
      title,
      explanation: '',
      deadline,
      options,
    });
  }

  /** Waits until `count` people hold the card of a poll in their chats. */
  async holders(pollId: string, count: number): Promise<CardHolder[]> {
    const { chat } = this.product.standIn.ctx.state;
    const look = (): CardHolder[] | null => {
      // To look through thousands of cards again and again would keep the stand-in from taking more.
      if (chat.size < count) return null;
      const found = this.#holders(pollId);
      return found.length >= count ? found : null;
    };
    return until(`${count} people to hold the card`, look, FIRST_CARDS_SECONDS + count * SECONDS_A_PERSON);
  }

  #holders(pollId: string): CardHolder[] {
    const { state } = this.product.standIn.ctx;
    const people = new Map(this.product.standIn.world.people.map((person) => [person.id, person]));
    const accounts = new Map(
      state.installations.filter(() => true).map((each) => [each.conversationId, each.accountId]),
    );
    return state.chat
      .filter((message) => message.from === 'bot' && !message.deleted)
      .flatMap((message) => {
        const card = cardOf(message);
        const person = people.get(accounts.get(message.conversationId) ?? '');
        if (!card || !person || !JSON.stringify(card).includes(pollId)) return [];
        return [{ person, card, messageId: message.id, conversationId: message.conversationId }];
      });
  }

  /** The activity that Teams would bring when this person answers; `choose` says what for each option in turn. */
  answerActivity(holder: CardHolder, choose: (option: number) => 'yes' | 'ifNeedBe' | 'no'): Json {
    const { ctx } = this.product.standIn;
    const account = ctx.state.accounts.get(holder.person.id);
    const conversation = ctx.state.conversations.get(holder.conversationId);
    if (!account || !conversation) throw new Error('this person has no chat');
    const inputs = elements(holder.card).filter(({ type }) => type === 'Input.ChoiceSet');
    const answers = Object.fromEntries(inputs.map(({ id }, at) => [String(id), choose(at)]));
    const data = { ...dataOf(holder.card, 'poll.answer'), ...answers };
    const action = { verb: 'poll.answer', data };
    const { messageId } = holder;
    return executeActivity(ctx, account, conversation, {
      replyToId: messageId,
      rootId: messageId,
      action,
      trigger: 'manual',
    });
  }

  /** The header with which the bot service brings activities. */
  async authorization(): Promise<string> {
    const { ctx } = this.product.standIn;
    return `Bearer ${await ctx.issuer.botServiceToken(serviceUrl(ctx))}`;
  }
}
