import type { TurnContext } from 'botbuilder';
import type { Card } from '../../src/cards/kit.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import type { TurnSettings } from './activity.ts';
import { cardData } from './card-action.ts';
import { conversationOf, languageOf } from './from-activity.ts';
import { once } from './once.ts';
import { press, presserOf } from './press.ts';

/** Answers a pressed Action.Submit, from a client that does not know Action.Execute: the card itself is replaced. */
export async function answerSubmit(context: TurnContext, settings: TurnSettings): Promise<void> {
  const { service } = settings;
  const parsed = cardData.safeParse(context.activity.value);
  const place = parsed.success ? await presserOf(context, service, parsed.data) : null;
  if (!parsed.success || !place) {
    await context.sendActivity(deliveryCopy[languageOf(context)].bot.unknown);
    return;
  }
  const actor = { partnershipId: place.partnershipId, personId: place.personId, via: 'chat' as const };
  await once(service, actor, context, async () => {
    const { card, outcome } = await press(context, settings, place, parsed.data);
    const isOwn = conversationOf(context).kind === 'personal';
    if (isOwn) await replace(context, card);
    else if (outcome !== 'refused') await context.sendActivity(deliveryCopy[place.language].bot.saved);
    else await context.sendActivity(card.fallbackText);
  });
}

async function replace(context: TurnContext, card: Card): Promise<void> {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  const { replyToId, conversation } = context.activity;
  if (!replyToId) await context.sendActivity({ type: 'message', attachments });
  else await context.updateActivity({ type: 'message', id: replyToId, conversation, attachments });
}
