import { meetingOrRefuse } from '../agendas/use-cases.ts';
import type { Attended } from '../minutes/schema.ts';
import type { Language } from '../text/format.ts';
import { minutesPaperText } from '../text/minutes-paper.ts';
import { toInstant } from '../time/local.ts';
import type { Scope } from '../work/work.ts';
import { findLive } from './store.ts';
import { liveSeats } from './use-cases.ts';

/** Who was at a meeting, by name, for its minutes; null: it was not held in Kringwerk. For whoever may read those. */
export async function attendedAt(scope: Scope, meetingId: string, language: Language): Promise<Attended | null> {
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
  return { present: [...present], absent: [...absent] };
}
