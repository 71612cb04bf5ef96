import { seatsOfBody } from '../../people/store.ts';
import { lockQuorum, saveQuorum } from '../../people/store-bodies.ts';
import { localDate } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope, Work } from '../../work/work.ts';
import { faultOfSettings, NO_PREFERENCES } from '../rules/body-settings.ts';
import type { QuorumCondition } from '../rules/quorum.ts';
import type { BodySettingsView, SaveBodySettings } from '../schema-body-settings.ts';
import { findBodies } from '../store.ts';
import { findPreferencesOf, savePreferencesOf } from '../store-body-settings.ts';
import type { Reader } from './read-polls.ts';
import { allows, demand, personActing } from './rights.ts';

/** What a body has agreed on for its meetings, with the seats that its quorum is counted over. */
export async function bodySettings(scope: Scope, reader: Reader, bodyId: string): Promise<BodySettingsView> {
  const [body] = await findBodies(scope, [bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  if (!allows(reader.standing, 'body.settings.read', bodyId)) throw new Refusal('not-allowed', 'not-allowed');
  const { quorum, kept } = await lockQuorum(scope, bodyId, false);
  const stored = await findPreferencesOf(scope, bodyId);
  const seats = await seatsOfBody(scope, bodyId, localDate(reader.now));
  const filled = seats.filter(({ askedId }) => askedId !== null);
  return {
    body: { bodyId, name: body.name, kind: body.kind },
    quorum,
    quorumKept: kept,
    preferences: stored?.preferences ?? NO_PREFERENCES,
    seats: filled.map(({ role, votes, required, boardId, kringId }) => ({ role, votes, required, boardId, kringId })),
    vacant: seats.length - filled.length,
    savedAt: stored?.savedAt ?? null,
    savedBy: stored?.savedBy ?? null,
    may: { change: allows(reader.standing, 'body.settings.change', bodyId) },
  };
}

/**
 * Saves what a body has agreed on. Refused when somebody else saved meanwhile: neither should lose what they did. From the
 * first quorum that is set here on, a roster leaves the quorum alone.
 */
export async function changeBodySettings(work: Work, bodyId: string, wanted: SaveBodySettings): Promise<void> {
  const [body] = await findBodies(work, [bodyId]);
  if (!body) throw new Refusal('not-found', 'not-found');
  await demand(work, 'body.settings.change', bodyId);
  const { preferences, quorum } = wanted;
  const fault = faultOfSettings(quorum, preferences);
  if (fault) throw new Refusal('invalid', `body-${fault}`);
  const before = await lockQuorum(work, bodyId, true);
  const stored = await findPreferencesOf(work, bodyId);
  if ((stored?.savedAt ?? null) !== wanted.basedOn) {
    throw new Refusal('conflict', 'body-settings-changed', { name: stored?.savedBy ?? '' });
  }
  const sameQuorum = JSON.stringify(before.quorum.map(plain)) === JSON.stringify(quorum.map(plain));
  const was = { quorum: before.quorum, preferences: stored?.preferences ?? NO_PREFERENCES };
  if (sameQuorum && JSON.stringify(was.preferences) === JSON.stringify(preferences)) return;
  if (!sameQuorum) await saveQuorum(work, bodyId, quorum);
  await savePreferencesOf(work, bodyId, preferences, { by: personActing(work), at: work.now });
  await recordHistory(work, {
    entity: 'body',
    entityId: bodyId,
    what: 'settings-changed',
    before: was,
    after: { quorum, preferences },
  });
}

/** The same condition is the same text, in whatever order the database keeps its keys. */
function plain({ atLeast, of }: QuorumCondition): string {
  return `${atLeast} ${typeof of === 'string' ? of : of.role}`;
}
