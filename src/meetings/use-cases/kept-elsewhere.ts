import { addDays, schoolYearOf } from '../../time/local.ts';
import type { Scope } from '../../work/work.ts';
import type { PollSheet, SheetOption } from '../rules/poll-sheet.ts';
import { keepsAway, membersOn, type OtherMeeting } from '../rules/suggest-options.ts';
import { USUAL_TRAVEL_MINUTES } from '../schema-year-plan.ts';
import { findPlan, selectMemberships, selectTaken } from '../store-year-plan.ts';
import { whoComes } from './year-plan-input.ts';

/**
 * The options at which somebody sits in a meeting of another body, or is still on the way from one place to the other: by
 * person id, the ids of the options. It is known of everybody, also where no calendar can be read. Travel is what the body
 * counts on, or else what the year plan does.
 */
export async function keptElsewhere(
  scope: Scope,
  { poll }: PollSheet,
  options: readonly SheetOption[],
): Promise<Map<string, Set<string>>> {
  const days = options.map(({ starts }) => starts.slice(0, 10)).sort();
  const [first, last] = [days[0], days.at(-1)];
  const kept = new Map<string, Set<string>>();
  if (first === undefined || last === undefined) return kept;
  const plan = await findPlan(scope, schoolYearOf(first));
  const travel = poll.preferences.travelMinutes ?? plan?.settings.travelMinutes ?? USUAL_TRAVEL_MINUTES;
  for (const other of await meetingsOfOthers(scope, poll.bodyId, { first, last })) {
    for (const option of options.filter((one) => keepsAway(one, other, travel))) {
      for (const personId of other.personIds)
        kept.set(personId, (kept.get(personId) ?? new Set()).add(option.optionId));
    }
  }
  return kept;
}

async function meetingsOfOthers(
  scope: Scope,
  bodyId: string,
  { first, last }: { first: string; last: string },
): Promise<OtherMeeting[]> {
  const taken = await selectTaken(scope, null, addDays(first, -1), addDays(last, 1));
  const others = taken.filter((meeting) => meeting.bodyId !== bodyId);
  if (others.length === 0) return [];
  const members = await selectMemberships(scope, first);
  return others.map((meeting) => {
    const people = whoComes(members.filter((one) => one.bodyId === meeting.bodyId));
    return { ...meeting, personIds: membersOn(people, meeting.starts.slice(0, 10)) };
  });
}
