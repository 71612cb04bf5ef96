import type { Card } from '../../src/cards/kit.ts';
import { noticeCard, type Where } from '../../src/reminders/cards/command-cards.ts';
import { decisionAskedFor } from '../../src/search/rules/asked-about.ts';
import { searchAll } from '../../src/search/use-cases.ts';
import { commandText } from '../../src/text/commands.ts';
import { searchText } from '../../src/text/search.ts';
import type { CardCall } from './card-verb.ts';

/** As many as can be read at a glance. */
const SHOWN = 5;

/** Answers "wat is er besloten over …?" with what the asker may read; null: that was not asked. */
export async function decidedAbout({ service, actor }: CardCall, text: string, where: Where): Promise<Card | null> {
  const words = decisionAskedFor(text);
  if (words === null) return null;
  const commands = commandText[where.language];
  // What one may read is not for everybody in a group.
  if (where.inGroup) return noticeCard(where, commands.privateQuestion, commands.privateLine);
  const looker = { personId: actor.personId, now: service.clock.now() };
  const { hits } = await service.read(actor.partnershipId, (scope) =>
    searchAll(scope, looker, { q: words, kind: 'decision' }),
  );
  const say = searchText[where.language];
  const lines = hits
    .slice(0, SHOWN)
    .map(({ bodyName, date, text: decided, withdrawn }) =>
      (withdrawn ? say.withdrawnDecision : say.decision)(bodyName, date, decided),
    );
  const more = hits.length > SHOWN ? [say.more(hits.length - SHOWN)] : [];
  return noticeCard(where, say.decidedOn(words), [...lines, ...more].join('\n\n') || say.noDecision);
}
