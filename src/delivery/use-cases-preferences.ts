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

/** Of these people those who asked to be left alone today. */
export async function pausedToday(
  scope: Scope,
  personIds: readonly string[],
  today: string,
): Promise<ReadonlySet<string>> {
  const wanted = await preferencesOf(scope, personIds);
  return new Set([...wanted].filter(([, pause]) => isPaused(pause, today)).map(([personId]) => personId));
}
