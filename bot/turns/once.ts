import type { TurnContext } from 'botbuilder';
import { handleAgain, takeToHandle, wasHandled } from '../../src/delivery/conversations.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';

/** Somebody is handling this activity, or was lost while doing so: the channel has to bring it again in a moment. */
export class StillBeingHandled extends Error {}

/**
 * Handles a message once, however often Teams brings it. When handling breaks off, or the copy that did it is lost, the
 * next time counts as the first.
 */
export async function once(
  service: Service,
  actor: Actor,
  context: TurnContext,
  handle: () => Promise<void>,
): Promise<void> {
  const { id, conversation } = context.activity;
  if (!id) return handle();
  const turn = await service.transact(actor, (work) => takeToHandle(work, conversation.id, id));
  if (turn === 'handled') return;
  if (turn === 'busy') throw new StillBeingHandled('somebody is at it');
  try {
    await handle();
  } catch (cause) {
    await service.transact(actor, (work) => handleAgain(work, conversation.id, id));
    throw cause;
  }
  await service.transact(actor, (work) => wasHandled(work, conversation.id, id));
}
