import { meetingOrRefuse } from '../agendas/use-cases.ts';
import type { Held, VoteHeld } from '../minutes/schema.ts';
import type { Language } from '../text/format.ts';
import { minutesPaperText } from '../text/minutes-paper.ts';
import { toInstant } from '../time/local.ts';
import type { Scope } from '../work/work.ts';
import { outcomeOf } from './rules/ballot.ts';
import { findBallots, findLive } from './store.ts';
import { liveSeats } from './use-cases.ts';

/** What its minutes say of how a meeting was held; null: it was not held in Kringwerk. For whoever may read those. */
export async function heldAt(scope: Scope, meetingId: string, language: Language): Promise<Held | null> {
  const live = await findLive(scope, meetingId);
  if (!live) return null;
  const { bodyId, starts } = await meetingOrRefuse(scope, meetingId);
  const seats = await liveSeats(
    scope,
    { meetingId, bodyId },
    starts ? toInstant(starts) : live.startedAt.toISOString(),
  );
  const say = minutesPaperText[language];
  const named = (present: boolean) =>
    seats.flatMap(({ state, name, deputy, label }) => {
      if (!name || (state === 'present') !== present) return [];
      return [deputy ? say.forSeat(name, label) : name];
    });
  const present = new Set(named(true));
  // Whoever fills two seats is there once.
  const absent = new Set(named(false).filter((name) => !present.has(name)));
  return { present: [...present], absent: [...absent], votes: await votesAt(scope, meetingId) };
}

/** What came of the votes that are over, in the order in which they were held. */
async function votesAt(scope: Scope, meetingId: string): Promise<VoteHeld[]> {
  const ballots = await findBallots(scope, meetingId);
  return ballots
    .filter(({ state }) => state === 'closed')
    .map(({ itemId, question, inFavour, against, abstained }) => {
      const totals = { for: inFavour, against, abstain: abstained };
      return { itemId, question, totals, outcome: outcomeOf(totals) };
    });
}
