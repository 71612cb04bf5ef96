import type { Scope } from '../work/work.ts';

export interface PlannedMeeting {
  meetingId: string;
  bodyId: string;
  /** Wall-clock. */
  starts: string;
  minutes: number;
  joinUrl: string | null;
}

/** The planned online meetings that begin on one of these days (wall-clock, both included). */
export async function onlineMeetingsBetween(scope: Scope, from: string, until: string): Promise<PlannedMeeting[]> {
  const rows = await scope.tx
    .selectFrom('meeting')
    .select(['id', 'body_id', 'starts', 'minutes', 'join_url'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('state', 'in', ['scheduled', 'held'])
    .where('starts', '>=', from)
    .where('starts', '<', `${until}T24`)
    .where('join_url', 'is not', null)
    .execute();
  return rows.map(({ id, body_id, starts, minutes, join_url }) => ({
    ...{ meetingId: id, bodyId: body_id, starts: starts ?? '', minutes: minutes ?? 0, joinUrl: join_url },
  }));
}

/** Where somebody joins a meeting; null: it is not online, or not in the calendar yet. */
export async function joinAddress(scope: Scope, meetingId: string): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('meeting')
    .select('join_url')
    .where('partnership_id', '=', scope.partnershipId)
    .where('id', '=', meetingId)
    .executeTakeFirst();
  return row?.join_url ?? null;
}

/** Whether Teams has ever told this partnership of a meeting. */
export async function wasToldByTeams(scope: Scope): Promise<boolean> {
  const row = await scope.tx
    .selectFrom('history')
    .select('id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('entity', '=', 'teams-meetings')
    .where('entity_id', '=', scope.partnershipId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody who runs the programme, to look in whose name where a body has no chair or secretary. */
export async function findProgrammaleider(scope: Scope): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('person_role')
    .select('person_id')
    .where('partnership_id', '=', scope.partnershipId)
    .where('role', '=', 'programmaleider')
    .orderBy('person_id')
    .limit(1)
    .executeTakeFirst();
  return row?.person_id ?? null;
}
