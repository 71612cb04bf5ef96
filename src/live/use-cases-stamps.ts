import type { Scope } from '../work/work.ts';
import { stampsOf } from './store.ts';

/** What tells, per meeting, whether anything that viewers see has changed; cheap enough to ask many times a second. */
export function liveStamps(scope: Scope, meetingIds: readonly string[]): Promise<Map<string, string>> {
  return stampsOf(
    scope.tx,
    meetingIds.map((meetingId) => ({ partnershipId: scope.partnershipId, meetingId })),
  );
}
