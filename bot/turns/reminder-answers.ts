import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/cards/kit.ts';
import { findBodies } from '../../src/people/store-bodies.ts';
import type { Where } from '../../src/reminders/cards/command-cards.ts';
import { previewCard } from '../../src/reminders/cards/reminder-card.ts';
import { statusCard } from '../../src/reminders/cards/status-card.ts';
import type { Selection } from '../../src/reminders/schema.ts';
import { countsBySubject, type Looker, mayAt, openBySubject } from '../../src/reminders/use-cases-look.ts';
import { previewReminder } from '../../src/reminders/use-cases-send.ts';
import { askAgainThrough } from './ask-again.ts';
import type { CardCall } from './card-verb.ts';

export function lookerOf(call: CardCall): Looker {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}

/** Who would be reminded; sending is a button on this card. */
export async function previewFor(call: CardCall, where: Where, selection: Selection): Promise<Card> {
  const preview = await call.service.read(call.actor.partnershipId, (scope) =>
    previewReminder(scope, askAgainThrough(call.service), lookerOf(call), selection, randomUUID()),
  );
  return previewCard(where, preview);
}

/** How things stand: with names in one's own chat where one may see them, else in counts. */
export async function statusFor(call: CardCall, where: Where, selection: Selection): Promise<Card> {
  const looker = lookerOf(call);
  return call.service.read(call.actor.partnershipId, async (scope) => {
    const place = selection.bodyId ? { bodyId: selection.bodyId } : {};
    const showNames = !where.inGroup && (await mayAt(scope, looker, 'obligations.see', place));
    const look = showNames ? openBySubject : countsBySubject;
    const { subjects } = await look(scope, looker, selection);
    const body = selection.bodyId ? (await findBodies(scope, [selection.bodyId])).get(selection.bodyId) : undefined;
    return statusCard({
      language: where.language,
      partnershipId: where.partnershipId,
      about: body?.name ?? where.partnershipName,
      subjects,
      selection,
      mayRemind: await mayAt(scope, looker, 'reminder.send', place),
      inGroup: where.inGroup,
      showNames,
    });
  });
}
