import type { Card } from '../cards/kit.ts';
import { findPersons, type Person } from '../people/store.ts';
import { unreachableOf } from '../people/store-unreachable.ts';
import type { Scope, Work } from '../work/work.ts';
import { LEFT_TENANT } from './rules/channel-outcome.ts';
import { chooseWay, type PersonWay, wayFor } from './rules/choose-way.ts';
import { type GroupPost, type Outgoing, SEND_DUE } from './schema.ts';
import {
  type CardInTopic,
  closedChats,
  type Delivery,
  insertMessages,
  insertUpdates,
  lockCardsOfTopic,
  type MessagesAbout,
  type NewMessage,
  overwriteContent,
  replaceContent,
  selectDeliveries,
  supersedeQueued,
} from './store.ts';
import { preferencesOf } from './store-preferences.ts';

export { selectWhereabouts as whereabouts } from './store-whereabouts.ts';
export type { Delivery, MessagesAbout };

/** Sends each message once, by chat where that works and else by mail; it goes out when this transaction commits. */
export async function deliver(work: Work, messages: readonly Outgoing[]): Promise<void> {
  if (messages.length === 0) return;
  const ways = await waysOf(
    work,
    messages.map((message) => message.personId),
  );
  const wayOf = ({ personId, mail, urgent }: Outgoing) =>
    mail.calendar ? 'mail' : wayFor(urgent, ways.get(personId) ?? 'mail');
  const rows = messages.map((message) => personalMessage(work, message, wayOf(message)));
  await insertMessages(work, work.now, rows);
  await work.enqueue(SEND_DUE, {});
}

/** Takes back messages that nobody is sending yet; returns the keys of those that will not go out. */
export async function takeBack(work: Work, keys: readonly string[]): Promise<string[]> {
  return supersedeQueued(work, { keys });
}

/** Takes back what waits on a topic that nobody is sending yet: newer news comes in its place. */
export async function takeBackTopic(work: Work, topic: string): Promise<void> {
  await supersedeQueued(work, { topic });
}

/** Takes back what still waits, and puts other words in place of what was sent: who got what and when stays, what it said goes. */
export async function eraseContents(
  work: Work,
  about: MessagesAbout,
  words: (language: 'nl' | 'en') => { summary: string; card: Card },
): Promise<void> {
  for (const topic of about.topics) await supersedeQueued(work, { topic });
  for (const language of ['nl', 'en'] as const) {
    await overwriteContent(work, about, language, { ...words(language), mail: null });
  }
}

/** By which way each person is tried first. */
export async function waysOf(scope: Scope, personIds: readonly string[]): Promise<Map<string, PersonWay>> {
  const persons = await findPersons(scope, personIds);
  const chats = await closedChats(scope, personIds);
  const wanted = await preferencesOf(scope, personIds);
  const fails = await unreachableOf(scope, personIds);
  return new Map(
    personIds.map((id) => [
      id,
      chooseWay({
        inDirectory: Boolean(persons.get(id)?.entraId),
        chat: chats.get(id) ?? 'open',
        prefers: wanted.get(id)?.way ?? null,
        // Who left the tenant may still have their mail.
        mailFails: fails.has(id) && fails.get(id) !== LEFT_TENANT,
      }),
    ]),
  );
}

function personalMessage(work: Work, message: Outgoing, wanted: PersonWay): NewMessage {
  const { key, topic, purpose, personId, summary, card, mail, question, urgent } = message;
  const way = wanted === 'none' ? 'mail' : wanted;
  return {
    id: work.newId(),
    key,
    topic,
    purpose,
    way,
    optedOut: wanted === 'none',
    personId,
    seatId: message.seatId ?? null,
    conversationId: null,
    content: { summary, card, mail, ...(urgent ? { urgent } : {}) },
    question: question ?? null,
    linkExpiresAt: message.expiresAt ?? null,
    updatesId: null,
  };
}

/** Puts a card in a channel or group chat, once. */
export async function postToGroup(work: Work, post: GroupPost): Promise<void> {
  const row: NewMessage = {
    id: work.newId(),
    key: post.key,
    topic: post.topic,
    purpose: 'group',
    way: 'group',
    personId: null,
    seatId: null,
    conversationId: post.conversationId,
    content: { summary: post.summary, card: post.card, mail: null },
    question: null,
    linkExpiresAt: null,
    updatesId: null,
  };
  await insertMessages(work, work.now, [row]);
  await work.enqueue(SEND_DUE, {});
}

/** Has no card in Teams to change, but may still leave: by itself, or when somebody sends it again. */
const NOT_ARRIVED: readonly string[] = ['queued', 'failed', 'bounced'];

/**
 * Redraws every card on a topic, personal and in groups; null leaves a card as it is. A card that has not arrived
 * goes out in its new form; mail and a line in the activity feed have no card, and lead to the question as it then is.
 */
export async function updateCards(
  work: Work,
  topic: string,
  draw: (addressee: { personId: string | null; seatId: string | null }) => Card | null,
): Promise<void> {
  const updates: NewMessage[] = [];
  for (const sent of await lockCardsOfTopic(work, topic)) {
    const card = draw({ personId: sent.personId, seatId: sent.seatId });
    if (!card) continue;
    if (NOT_ARRIVED.includes(sent.state)) await replaceContent(work, sent.id, { ...sent.content, card });
    else if (sent.way !== 'mail' && sent.way !== 'activity') updates.push(updateOf(work, topic, sent, card));
  }
  if (updates.length === 0) return;
  await insertUpdates(work, work.now, updates);
  await work.enqueue(SEND_DUE, {});
}

function updateOf(work: Work, topic: string, sent: CardInTopic, card: Card): NewMessage {
  return {
    id: work.newId(),
    key: `update:${sent.id}`,
    topic,
    purpose: 'update',
    way: 'update',
    personId: sent.personId,
    seatId: sent.seatId,
    conversationId: null,
    content: { summary: sent.content.summary, card, mail: null },
    question: null,
    linkExpiresAt: null,
    updatesId: sent.id,
  };
}

/** Everybody who was sent a card on a topic, with the language it is drawn in; by person. */
export async function readersOfTopic(scope: Scope, topic: string): Promise<Map<string, Person['language']>> {
  const sent = await deliveriesOfTopic(scope, topic);
  const people = await findPersons(
    scope,
    sent.flatMap(({ personId }) => personId ?? []),
  );
  return new Map([...people].map(([id, { language }]) => [id, language]));
}

/** Where every addressee of a topic stands, oldest first. */
export async function deliveriesOfTopic(scope: Scope, topic: string): Promise<Delivery[]> {
  return selectDeliveries(scope, { topic });
}
