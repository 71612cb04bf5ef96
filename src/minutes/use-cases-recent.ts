import type { Looker } from '../agendas/use-cases.ts';
import { meetingsThatEnded } from '../meetings/use-cases.ts';
import { bodiesOf, rolesAt } from '../people/rules/roles.ts';
import { standingOf } from '../people/store.ts';
import { addDays, localDate } from '../time/local.ts';
import type { Scope } from '../work/work.ts';
import { mayMinutes } from './rules/may-minutes.ts';
import type { RecentMeetings } from './schema.ts';
import { minutesStates } from './store.ts';

/** Two meetings of a body that meets every month. */
const DAYS = 60;
const MOST = 5;

/** The last meetings of somebody's own bodies, latest first, and how far their minutes are. */
export async function recentMeetings(scope: Scope, looker: Looker): Promise<RecentMeetings> {
  const today = localDate(looker.now);
  const standing = await standingOf(scope, looker.personId, today);
  if (!standing) return { meetings: [] };
  const ended = await meetingsThatEnded(scope, looker.now, {
    bodyIds: bodiesOf(standing),
    from: addDays(today, -DAYS),
  });
  const latest = ended.toReversed().slice(0, MOST);
  const states = await minutesStates(
    scope,
    latest.map(({ meetingId }) => meetingId),
  );
  return {
    meetings: latest.map(({ meetingId, title, bodyId, bodyName, starts }) => ({
      meetingId,
      title,
      bodyName,
      starts: starts ?? '',
      minutes: states.get(meetingId) ?? 'concept',
      mayWrite: mayMinutes('minutes.write', rolesAt(standing, { bodyId })),
    })),
  };
}
