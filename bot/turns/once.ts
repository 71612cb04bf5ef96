import type { TurnContext } from 'botbuilder';
import { handleAgain, isFirstTime } from '../../src/delivery/conversations.ts';
import type { Actor } from '../../src/work/work.ts';
import type { Service } from '../service.ts';

/** Handles a message once, however often Teams brings it; when handling breaks off, the next time counts as the first. */
export async function once(
  service: Service,
  actor: Actor,
  context: TurnContext,
  handle: () => Promise<void>,
): Promise<void> {
  const { id, conversation } = context.activity;
  if (!id) return handle();
  if (!(await service.transact(actor, (work) => isFirstTime(work, conversation.id, id)))) return;
  try {
    await handle();
  } catch (cause) {
    await service.transact(actor, (work) => handleAgain(work, conversation.id, id));
    throw cause;
  }
}
