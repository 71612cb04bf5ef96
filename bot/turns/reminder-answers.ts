import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/cards/kit.ts';
import { pollsOf } from '../../src/meetings/use-cases.ts';
import { standingOf } from '../../src/people/store.ts';
import { findBodies } from '../../src/people/store-bodies.ts';
import type { Where } from '../../src/reminders/cards/command-cards.ts';
import { previewCard } from '../../src/reminders/cards/reminder-card.ts';
import { statusCard } from '../../src/reminders/cards/status-card.ts';
import type { OpenSubject, Selection } from '../../src/reminders/schema.ts';
import { countsBySubject, type Looker, mayAt, openBySubject } from '../../src/reminders/use-cases-look.ts';
import { previewReminder } from '../../src/reminders/use-cases-send.ts';
import { localDate } from '../../src/time/local.ts';
import type { Scope } from '../../src/work/work.ts';
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
      notes: await forecasts(scope, call, { selection, inGroup: where.inGroup, showNames }, subjects),
    });
  });
}

/**
 * Whether the quorum of each open poll will be there. A group reads along: there nobody is named, and of a body that hides
 * its results nothing is told.
 */
async function forecasts(
  scope: Scope,
  { service, actor, language }: CardCall,
  { selection, inGroup, showNames }: { selection: Selection; inGroup: boolean; showNames: boolean },
  subjects: readonly OpenSubject[],
): Promise<Map<string, string>> {
  const now = service.clock.now();
  const standing = await standingOf(scope, actor.personId, localDate(now));
  if (!standing || !subjects.some(({ question }) => question.kind === 'poll')) return new Map();
  const polls = await pollsOf(scope, { standing, language, now }, selection.bodyId);
  return new Map(
    polls.flatMap(({ pollId, forecast, resultsHidden }): [string, string][] => {
      if (!forecast || forecast.state === 'reached' || (inGroup && resultsHidden)) return [];
      return [[pollId, showNames ? forecast.sentence : forecast.unnamed]];
    }),
  );
}
