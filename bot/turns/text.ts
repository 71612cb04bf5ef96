import type { TurnContext } from 'botbuilder';
import { deliveryCopy } from '../../src/text/delivery.ts';
import { refusalText } from '../../src/text/refusals.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { TurnSettings } from './activity.ts';
import { conversationOf, languageOf, senderOf } from './from-activity.ts';

import { once } from './once.ts';
import { withViewers } from './own-view.ts';
import { keepPersonalChat } from './remember-chat.ts';
import type { TextCall, TextReply } from './text-call.ts';
import { type Place, placesOf } from './who.ts';

/** Answers what somebody typed, in each partnership they take part in. */
export async function answerText(context: TurnContext, settings: TurnSettings): Promise<void> {
  if (!isForUs(context)) return;
  const user = senderOf(context);
  const places = user ? await placesOf(settings.service, user) : [];
  const [first] = places;
  if (!user || !first) {
    await context.sendActivity(deliveryCopy[languageOf(context)].bot.unknown);
    return;
  }
  const actor = { partnershipId: first.partnershipId, personId: first.personId, via: 'chat' as const };
  await once(settings.service, actor, context, async () => {
    await keepPersonalChat(context, settings.service, user);
    const replies = await repliesOf(context, settings, places);
    for (const reply of replies) {
      const card = reply.card && (await withViewers(context, reply.card, settings.service));
      await context.sendActivity(activityOf({ ...reply, ...(card ? { card } : {}) }));
    }
  });
}

async function repliesOf(context: TurnContext, settings: TurnSettings, places: Place[]): Promise<TextReply[]> {
  const text = wordsIn(context.activity.text ?? '');
  const replies: TextReply[] = [];
  for (const place of places) replies.push(...(await repliesIn(context, settings, place, text)));
  const distinct = [...new Map(replies.map((reply) => [JSON.stringify(reply), reply])).values()];
  if (distinct.length > 0) return distinct;
  return [{ text: deliveryCopy[places[0]?.language ?? 'nl'].bot.didNotUnderstand }];
}

async function repliesIn(
  context: TurnContext,
  { service, onText }: TurnSettings,
  place: Place,
  text: string,
): Promise<TextReply[]> {
  const { partnershipId, personId, partnershipName, language } = place;
  const call: TextCall = {
    service,
    actor: { partnershipId, personId, via: 'chat' },
    partnershipName,
    language,
    conversation: conversationOf(context),
  };
  try {
    for (const handle of onText) {
      const replies = await handle(call, text);
      if (replies.length > 0) return replies;
    }
    return [];
  } catch (cause) {
    if (cause instanceof Refusal) return [{ text: refusalText(cause.code, cause.facts, language) }];
    throw cause;
  }
}

/** A card goes alone: with text in the same activity Teams may answer without an id. */
function activityOf({ card, text }: TextReply) {
  if (!card) return { type: 'message', text: text ?? '' };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { type: 'message', summary: text ?? card.fallbackText, attachments };
}

/** In a team or a group the bot speaks only when it is spoken to, whatever else Teams lets it hear. */
function isForUs(context: TurnContext): boolean {
  if (conversationOf(context).kind === 'personal') return true;
  const { entities, recipient } = context.activity;
  return (entities ?? []).some(
    (entity) =>
      entity.type === 'mention' && (entity as { mentioned?: { id?: string } })['mentioned']?.id === recipient?.id,
  );
}

/** What was typed without the mention of the bot that a group needs. */
function wordsIn(text: string): string {
  return text
    .replace(/<at>[^<]*<\/at>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
