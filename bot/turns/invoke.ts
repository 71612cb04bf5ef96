import type { TurnContext } from 'botbuilder';
import * as z from 'zod';
import type { Card } from '../../src/cards/kit.ts';
import { deliveryCopy } from '../../src/text/delivery.ts';
import type { Language } from '../../src/text/format.ts';
import type { TracedTurn, TurnSettings } from './activity.ts';
import { cardData } from './card-action.ts';
import { answerQuery } from './extension.ts';
import { languageOf } from './from-activity.ts';
import { openMessageAction, submitMessageAction } from './message-action.ts';
import { press, presserOf } from './press.ts';
import { answerLink } from './unfold.ts';

/** The verb counts from the data as well: some clients leave it out beside it. */
const invokeValue = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).default({}) }),
  trigger: z.enum(['manual', 'automatic']).optional().catch(undefined),
});

/** What stands inside the answer; around it the HTTP status is always 200, or people see "Unable to reach app". */
interface InvokeBody {
  statusCode: number;
  type: string;
  value: unknown;
}

/** Answers what Teams asks that is no button of a card: a search, a link, an action on a message. */
export async function answerInvoke(context: TurnContext, settings: TurnSettings): Promise<void> {
  const { name } = context.activity;
  if (name === 'composeExtension/query') return answerQuery(context, settings.service);
  if (name === 'composeExtension/queryLink') return answerLink(context, settings.service);
  if (name === 'composeExtension/fetchTask') return openMessageAction(context, settings.service);
  if (name === 'composeExtension/submitAction') return submitMessageAction(context, settings.service);
  return reply(context, fault(501, 'NotSupported', 'nl'));
}

/** The name of what Teams brings when somebody presses a button of a card, or their client asks for it anew. */
export const CARD_ACTION = 'adaptiveCard/action';

/** Answers a pressed Action.Execute, or a refresh, with the card as it now is. */
export async function answerCardAction(context: TurnContext, settings: TracedTurn): Promise<void> {
  const data = dataIn(context.activity.value);
  if (!data) return reply(context, fault(400, 'BadRequest', 'nl'));
  const place = await presserOf(context, settings.service, data);
  if (!place) return reply(context, message(deliveryCopy[languageOf(context)].bot.unknown));
  try {
    const { card } = await press(context, settings, place, data);
    await reply(context, drawn(card));
  } catch (cause) {
    settings.service.log.error(
      { trace: settings.trace, verb: data.verb, cause: (cause as Error).message },
      'a button failed',
    );
    await reply(context, fault(500, 'Failed', place.language));
  }
}

function dataIn(value: unknown) {
  const parsed = invokeValue.safeParse(value);
  if (!parsed.success) return undefined;
  const { verb, data } = parsed.data.action;
  return cardData.safeParse({ ...data, ...(verb ? { verb } : {}) }).data;
}

async function reply(context: TurnContext, body: InvokeBody): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function drawn(card: Card): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

function message(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function fault(statusCode: number, code: string, language: Language): InvokeBody {
  return {
    statusCode,
    type: 'application/vnd.microsoft.error',
    value: { code, message: deliveryCopy[language].bot.failed },
  };
}
