import type { TurnContext } from 'botbuilder';
import { cardsWereUsed } from '../../src/delivery/conversations.ts';
import { gather } from '../../src/work/gather.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';
import type { TurnSettings } from './activity.ts';
import { type CardData, type Pressed, runCardAction } from './card-action.ts';
import { senderOf } from './from-activity.ts';
import { memberOf, type Presser } from './who.ts';

/** Who pressed the button of a card, in the partnership that the card is of; null: we do not know them there. */
export async function presserOf(context: TurnContext, service: Service, data: CardData): Promise<Presser | null> {
  const user = senderOf(context);
  return user && data.p ? memberOf(service, user, data.p) : null;
}

/** Runs a button pressed in Teams. */
export async function press(
  context: TurnContext,
  { service, registry, trace }: TurnSettings & { trace?: string },
  place: Presser,
  data: CardData,
): Promise<Pressed> {
  const { partnershipId, personId, language } = place;
  const actor = { partnershipId, personId, via: 'chat' as const, trace };
  const pressed = await runCardAction(
    { service, actor, language, cardId: context.activity.replyToId },
    { verb: data.verb, data },
    { registry },
  );
  const trigger = (context.activity.value as { trigger?: string } | undefined)?.trigger;
  if (pressed.outcome === 'answered') markUsed(service, actor, context, 'answered');
  else if (trigger === 'automatic') markUsed(service, actor, context, 'seen');
  return pressed;
}

const moveOn = gather<string, undefined>();

/** The answer need not wait for this: it only moves the addressee's state on. */
function markUsed(service: Service, actor: Actor, context: TurnContext, how: 'seen' | 'answered'): void {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  const { partnershipId } = actor;
  moveOn(service, `${partnershipId} ${how}`, replyToId, async (activityIds) => {
    await service.single(partnershipId, (scope) => cardsWereUsed(scope, activityIds, how));
    return activityIds.map(() => undefined);
  }).catch((cause: Error) => service.log.warn({ cause: cause.message }, 'card not marked as used'));
}
