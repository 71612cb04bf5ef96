import type { TurnContext } from 'botbuilder';
import * as z from 'zod';
import { itemAddress } from '../../src/agendas/rules/item-address.ts';
import type { Card } from '../../src/cards/kit.ts';
import { tabLinks } from '../../src/meetings/cards/links.ts';
import { sharedMeetingCard } from '../../src/meetings/cards/shared-meeting-card.ts';
import { type DatedMeeting, searchMeetings } from '../../src/meetings/use-cases.ts';
import { personCard } from '../../src/people/cards/person-card.ts';
import { matchingPeople } from '../../src/people/rules/find-people.ts';
import { viewBodies } from '../../src/people/use-cases-lists.ts';
import { decisionCard } from '../../src/search/cards/decision-card.ts';
import { searchAll } from '../../src/search/use-cases.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { extensionText } from '../../src/text/extension.ts';
import { meetingsText } from '../../src/text/meetings.ts';
import { searchText } from '../../src/text/search.ts';
import type { Service } from '../service.ts';
import { languageOf, senderOf } from './from-activity.ts';
import { type Place, placesOf } from './who.ts';

/** One result: the line people choose from, and the card that is put into the message. */
export interface Found {
  title: string;
  text: string;
  card: Card;
}

/** As many as Teams shows of one search. */
const MOST_DECISIONS = 25;

/** What may be searched for from a message; the manifest names each of them, and a test holds the two together. */
export const SEARCHES: Record<string, (service: Service, place: Place, words: string) => Promise<Found[]>> = {
  zoekBijeenkomst: async (service, place, words) => {
    const reader = readerOf(service, place);
    const meetings = await service.read(place.partnershipId, (scope) => searchMeetings(scope, reader, words));
    return meetings.map((meeting) =>
      foundMeeting(place, meeting, tabLinks(service.publicUrl).meeting(meeting.meetingId)),
    );
  },
  zoekBesluit: async (service, place, words) => {
    const { partnershipId, personId, language, partnershipName } = place;
    const looker = { personId, now: service.clock.now() };
    const { hits } = await service.read(partnershipId, (scope) =>
      searchAll(scope, looker, { q: words.trim(), kind: 'decision' }),
    );
    return hits.slice(0, MOST_DECISIONS).map((hit) => ({
      title: hit.withdrawn ? `${searchText[language].withdrawn}: ${hit.text}` : hit.text,
      text: searchText[language].line(hit.bodyName, hit.itemTitle, hit.date),
      card: decisionCard(hit, {
        language,
        partnershipName,
        tabUrl: itemAddress(service.publicUrl, 'notulen', hit.meetingId, hit.itemId),
      }),
    }));
  },
  zoekMensen: async (service, place, words) => {
    const { partnershipId, personId, language, partnershipName } = place;
    const actor = { partnershipId, personId, via: 'chat' as const };
    const { items } = await service.read(partnershipId, (scope) =>
      viewBodies({ ...scope, actor, now: service.clock.now() }, ''),
    );
    return matchingPeople(items, words).map((person) => ({
      title: person.name,
      text: person.places.map(({ body }) => body).join(', '),
      card: personCard(person, { language, partnershipName }),
    }));
  },
};

const query = z.looseObject({
  commandId: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});
/** More than anybody types in a search box. */
const LONGEST = 200;

/** Answers a search from the message box or from Copilot. */
export async function answerQuery(context: TurnContext, service: Service): Promise<void> {
  const language = languageOf(context);
  const asked = query.safeParse(context.activity.value);
  const search = asked.success && Object.hasOwn(SEARCHES, asked.data.commandId) && SEARCHES[asked.data.commandId];
  if (!asked.success || !search) return reply(context, message(deliveryCopy[language].bot.failed));
  const places = await placesOfSender(context, service);
  if (places.length === 0) return reply(context, message(deliveryCopy[language].bot.unknown));
  const typed = asked.data.parameters.find(({ name }) => name !== 'initialRun')?.value;
  const words = typeof typed === 'string' ? typed.slice(0, LONGEST) : '';
  try {
    const found: Found[] = [];
    for (const place of places) found.push(...(await search(service, place, words)));
    const spoken = places[0]?.language ?? language;
    await reply(context, found.length > 0 ? results(found) : message(extensionText[spoken].nothingFound));
  } catch (cause) {
    service.log.error({ command: asked.data.commandId, cause: (cause as Error).message }, 'a search failed');
    await reply(context, message(deliveryCopy[language].bot.failed));
  }
}

/** `tabUrl`: the page that its button leads to; `item`: the item of its agenda that it is about. */
export function foundMeeting(place: Place, meeting: DatedMeeting, tabUrl: string, item?: string): Found {
  const { language, partnershipName } = place;
  const say = meetingsText[language];
  const state = meeting.state === 'cancelled' || meeting.state === 'held' ? meeting.state : 'scheduled';
  return {
    title: meeting.title,
    text: `${say.shortSpan(meeting)} · ${meeting.bodyName}`,
    card: sharedMeetingCard({ ...meeting, language, partnershipName, state, tabUrl, ...(item ? { item } : {}) }),
  };
}

export async function placesOfSender(context: TurnContext, service: Service): Promise<Place[]> {
  const user = senderOf(context);
  return user ? placesOf(service, user) : [];
}

export function readerOf(service: Service, { standing, language }: Place) {
  return { standing, language, now: service.clock.now() };
}

export function results(found: readonly Found[]) {
  const attachments = found.map(({ title, text, card }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card,
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function message(text: string) {
  return { composeExtension: { type: 'message', text } };
}

export async function reply(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
