import { daysBetween, isLocalDate, localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { isPaused, LONGEST_PAUSE_DAYS } from './rules/pauses.ts';
import type { Preferences } from './schema.ts';
import { preferencesOf, storePreferences } from './store-preferences.ts';

export { findPreferences } from './store-preferences.ts';

/** Saves what somebody asks for themselves; nobody sets it for another. A pause that is over is kept as it was. */
export async function savePreferences(work: Work, wanted: Preferences): Promise<void> {
  const { personId } = work.actor;
  if (personId === null) throw new Refusal('not-allowed', 'not-allowed');
  const { pausedFrom, pausedUntil } = wanted;
  if ((pausedFrom === null) !== (pausedUntil === null)) throw new Refusal('invalid', 'pause-half');
  if (pausedFrom !== null && pausedUntil !== null) {
    if (!isLocalDate(pausedFrom) || !isLocalDate(pausedUntil) || pausedUntil < pausedFrom) {
      throw new Refusal('invalid', 'pause-half');
    }
    if (pausedUntil < localDate(work.now)) throw new Refusal('invalid', 'pause-over');
    if (daysBetween(pausedFrom, pausedUntil) > LONGEST_PAUSE_DAYS) {
      throw new Refusal('invalid', 'pause-too-long', { days: LONGEST_PAUSE_DAYS });
    }
  }
  await storePreferences(work, personId, wanted);
  await recordHistory(work, { entity: 'preferences', entityId: personId, what: 'saved', after: wanted });
}

/** What these people asked for, as far as it matters for reminders on this day; whoever asked for nothing is absent. */
export async function wishesOn(
  scope: Scope,
  personIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, { paused: boolean; weekly: boolean }>> {
  const wanted = await preferencesOf(scope, personIds);
  return new Map(
    [...wanted].map(([personId, wish]) => [
      personId,
      { paused: isPaused(wish, today), weekly: wish.rhythm === 'weekly' },
    ]),
  );
}
