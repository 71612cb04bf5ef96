import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import * as z from 'zod';
import { type FromMessage, fromMessageCard } from '../../src/agendas/cards/from-message-card.ts';
import { submittedCard } from '../../src/agendas/cards/submitted-card.ts';
import { itemFromMessage } from '../../src/agendas/rules/message.ts';
import { SUBMIT_ITEM } from '../../src/agendas/schema-submitted.ts';
import { submitItem } from '../../src/agendas/use-cases-submit.ts';
import { submitPlaces } from '../../src/agendas/use-cases-submit-places.ts';
import type { Card } from '../../src/cards/kit.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import type { Language } from '../../src/text/format.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Service } from '../service.ts';
import { placesOfSender } from './extension.ts';
import { languageOf } from './from-activity.ts';
import type { Place } from './who.ts';

/** What can be done with a message; the manifest names it, and a test holds the two together. */
export const MESSAGE_ACTION = 'zetOpAgenda';

const message = z.looseObject({
  subject: z.string().nullish(),
  body: z.looseObject({ contentType: z.string().optional(), content: z.string().optional() }).optional(),
  linkToMessage: z.string().max(2000).nullish().catch(null),
  from: z
    .looseObject({ user: z.looseObject({ displayName: z.string().nullish() }).nullish() })
    .nullish()
    .catch(null),
});
const typed = z.string().max(4000).default('');
/** As it comes from the form: everything is still what somebody typed. */
const form = z.object({
  submitId: z.uuid(),
  place: z.string().max(300).default(''),
  title: typed,
  kind: typed,
  minutes: z.union([z.string(), z.number()]).default('').transform(String),
  explanation: typed,
});
type Form = z.output<typeof form>;
const asked = z.looseObject({
  commandId: z.literal(MESSAGE_ACTION),
  messagePayload: message.default({}),
  data: z.unknown().optional(),
});

/** Opens the dialog on a message: where it should be discussed, filled in with what the message says. */
export async function openMessageAction(context: TurnContext, service: Service): Promise<void> {
  await inDialog(context, service, async (places, { messagePayload }) =>
    formFor(service, places, { messagePayload, submitId: randomUUID(), typed: itemFromMessage(messagePayload) }),
  );
}

/** Submits what was typed in the dialog. What is wrong with it is said above the form, in which everything stays. */
export async function submitMessageAction(context: TurnContext, service: Service): Promise<void> {
  await inDialog(context, service, async (places, { messagePayload, data }, language) => {
    const filled = form.safeParse(data);
    if (!filled.success) return deliveryCopy[language].bot.failed;
    try {
      return await submit(service, places, filled.data, messagePayload.linkToMessage ?? null);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      const { submitId, ...rest } = filled.data;
      const wrong = whatIsWrong(filled.data, cause, places[0]?.language ?? language);
      return formFor(service, places, { messagePayload, submitId, typed: rest, wrong });
    }
  });
}

async function submit(service: Service, places: Place[], filled: Form, sourceUrl: string | null): Promise<Card> {
  const [partnershipId, bodyId = '', meetingId] = filled.place.split('|');
  const place = places.find((one) => one.partnershipId === partnershipId);
  if (!place) throw new Refusal('invalid', 'bad-input');
  const { title, kind, explanation, submitId } = filled;
  const minutes = Number(filled.minutes);
  const sent = { submitId, title, kind, explanation, minutes, sourceUrl, meetingId: meetingId || null };
  const item = SUBMIT_ITEM.safeParse(sent);
  if (!item.success) throw new Refusal('invalid', 'bad-input');
  const actor = { partnershipId: place.partnershipId, personId: place.personId, via: 'chat' as const };
  const made = await service.transact(actor, (work) => submitItem(work, service.publicUrl, bodyId, item.data));
  const { language, partnershipName } = place;
  return submittedCard({ language, partnershipName, title: item.data.title, ...made });
}

function whatIsWrong(filled: Form, cause: Refusal, language: Language): string {
  const say = submittedText[language];
  if (cause.code === 'bad-input') {
    if (!filled.place) return say.choosePlace;
    if (!filled.title.trim()) return say.titleMissing;
    const minutes = Number(filled.minutes);
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 600) return say.minutesWrong;
  }
  return refusalText(cause.code, cause.facts, language);
}

type Message = z.output<typeof message>;

async function formFor(
  service: Service,
  places: Place[],
  about: { messagePayload: Message; submitId: string; typed: FromMessage['typed']; wrong?: string },
): Promise<Card | string> {
  const language = places[0]?.language ?? 'nl';
  const choices = await choicesOf(service, places, language);
  const say = submittedText[language];
  if (choices.length === 0) return `${say.nowhere}. ${say.nowhereLine}`;
  const { messagePayload, ...rest } = about;
  const author = messagePayload.from?.user?.displayName ?? null;
  return fromMessageCard({ language, places: choices, author, ...rest });
}

async function choicesOf(service: Service, places: Place[], language: Language): Promise<FromMessage['places']> {
  const say = submittedText[language];
  const choices: { key: string; label: string }[] = [];
  for (const { partnershipId, partnershipName, standing } of places) {
    const name = (label: string) => (places.length > 1 ? say.ofPartnership(label, partnershipName) : label);
    const bodies = await service.read(partnershipId, (scope) => submitPlaces(scope, standing, service.clock.now()));
    for (const body of bodies) {
      const key = `${partnershipId}|${body.bodyId}`;
      if (body.meetings.length === 0) choices.push({ key: `${key}|`, label: name(say.laterOf(body.name)) });
      for (const { meetingId, starts } of body.meetings) {
        choices.push({ key: `${key}|${meetingId}`, label: name(say.nextOf(body.name, starts)) });
      }
    }
  }
  return choices;
}

type Asked = z.output<typeof asked>;

/** Answers with a dialog: a card to go on with, or a sentence to close it with. */
async function inDialog(
  context: TurnContext,
  service: Service,
  draw: (places: Place[], about: Asked, language: Language) => Promise<Card | string>,
): Promise<void> {
  const language = languageOf(context);
  const about = asked.safeParse(context.activity.value);
  if (!about.success) return reply(context, deliveryCopy[language].bot.failed, language);
  try {
    const places = await placesOfSender(context, service);
    const spoken = places[0]?.language ?? language;
    const unknown = deliveryCopy[language].bot.unknown;
    await reply(context, places.length > 0 ? await draw(places, about.data, spoken) : unknown, spoken);
  } catch (cause) {
    service.log.error({ command: MESSAGE_ACTION, cause: (cause as Error).message }, 'a message action failed');
    await reply(context, deliveryCopy[language].bot.failed, language);
  }
}

async function reply(context: TurnContext, drawn: Card | string, language: Language): Promise<void> {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: drawn };
  const value = { title: submittedText[language].fromChat, width: 'medium', height: 'medium', card: attachment };
  const task = typeof drawn === 'string' ? { type: 'message', value: drawn } : { type: 'continue', value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { task } } });
}
