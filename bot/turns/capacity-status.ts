import type { Card } from '../../src/cards/kit.ts';
import { standingOf } from '../../src/people/store.ts';
import { roundStatusCard } from '../../src/placements/cards/round-status-card.ts';
import { roundStatus } from '../../src/placements/use-cases.ts';
import type { Where } from '../../src/reminders/cards/command-cards.ts';
import { mayAt } from '../../src/reminders/use-cases-look.ts';
import { localDate } from '../../src/time/local.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { CardCall } from './card-verb.ts';
import { lookerOf } from './reminder-answers.ts';

/** How the open placement rounds stand, over the boards that whoever asks may see. */
export async function roundStatusFor(call: CardCall, where: Where): Promise<Card> {
  const now = call.service.clock.now();
  return call.service.read(call.actor.partnershipId, async (scope) => {
    const standing = await standingOf(scope, call.actor.personId, localDate(now));
    if (!standing) throw new Refusal('not-allowed', 'not-allowed');
    return roundStatusCard({
      language: where.language,
      partnershipId: where.partnershipId,
      partnershipName: where.partnershipName,
      rounds: await roundStatus(scope, now, standing),
      mayRemind: await mayAt(scope, lookerOf(call), 'reminder.send', {}),
      inGroup: where.inGroup,
    });
  });
}
