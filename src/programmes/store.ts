import type { Scope, Work } from '../work/work.ts';
import type { Audience, Tasks } from './rules/programme.ts';
import type { SignUp } from './rules/sign-up.ts';

export interface ProgrammeMeeting {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  bodyKind: string;
  title: string;
  state: string;
  /** Wall-clock; null until a date is chosen. */
  starts: string | null;
  place: string;
}

export interface StoredProgramme {
  state: 'draft' | 'open' | 'closed';
  revision: number;
  until: string | null;
  changedBy: string | null;
}

export interface StoredSession {
  id: string;
  title: string;
  room: string;
  capacity: number | null;
  audiences: Audience[];
  explanation: string;
  tasks: Tasks;
}

export interface StoredPart {
  id: string;
  title: string;
  minutes: number;
  room: string;
  explanation: string;
  sessions: StoredSession[];
}

export async function findProgrammeMeeting(scope: Scope, meetingId: string): Promise<ProgrammeMeeting | undefined> {
  return scope.tx
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.partnership_id', '=', 'meeting.partnership_id').onRef('body.id', '=', 'meeting.body_id'),
    )
    .select(['meeting.id as meetingId', 'meeting.body_id as bodyId', 'body.name as bodyName', 'body.kind as bodyKind'])
    .select(['meeting.title', 'meeting.state', 'meeting.starts', 'meeting.place'])
    .where('meeting.partnership_id', '=', scope.partnershipId)
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst();
}

export async function findProgramme(scope: Scope, meetingId: string): Promise<StoredProgramme | undefined> {
  return programmes(scope, meetingId).executeTakeFirst();
}

/** The first meeting from `from` (wall-clock date) on of which the programme is no draft, for somebody in it; null: none. */
export async function nextProgramme(
  scope: Scope,
  asked: { personId: string; bodyIds: readonly string[]; from: string; only: boolean },
): Promise<string | null> {
  const { personId, from, only } = asked;
  const bodyIds = asked.bodyIds.length > 0 ? [...asked.bodyIds] : [''];
  const row = await ahead(scope)
    .where('meeting.starts', '>=', from)
    .where((eb) =>
      eb.or([
        eb('meeting.body_id', 'in', bodyIds),
        ...(only
          ? []
          : [
              eb.exists(
                eb
                  .selectFrom('programme_sign_up as own')
                  .select('own.person_id')
                  .whereRef('own.partnership_id', '=', 'meeting.partnership_id')
                  .whereRef('own.meeting_id', '=', 'meeting.id')
                  .where('own.person_id', '=', personId),
              ),
            ]),
      ]),
    )
    .orderBy('meeting.starts')
    .limit(1)
    .executeTakeFirst();
  return row?.meetingId ?? null;
}

/** Programmes that are no draft, of planned meetings that begin between two moments and of which nobody was told ahead. */
export async function programmesAhead(scope: Scope, from: string, until: string): Promise<string[]> {
  const rows = await ahead(scope)
    .where('meeting.starts', '>', from)
    .where('meeting.starts', '<=', until)
    .where('programme.told_starts', 'is distinct from', (eb) => eb.ref('meeting.starts'))
    .orderBy('meeting.starts')
    .execute();
  return rows.map(({ meetingId }) => meetingId);
}

function ahead(scope: Scope) {
  return scope.tx
    .selectFrom('programme')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.partnership_id', '=', 'programme.partnership_id')
        .onRef('meeting.id', '=', 'programme.meeting_id'),
    )
    .select('meeting.id as meetingId')
    .where('programme.partnership_id', '=', scope.partnershipId)
    .where('programme.state', '!=', 'draft')
    .where('meeting.state', '=', 'scheduled');
}

/** People know from now on what their day looks like at this moment (wall-clock). */
export async function saveTold(work: Work, meetingId: string, starts: string): Promise<void> {
  await work.tx
    .updateTable('programme')
    .set({ told_starts: starts })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

/** The programme, locked until the end of the transaction: of two who want the last place the second sees the first. */
export async function lockProgramme(work: Work, meetingId: string): Promise<StoredProgramme | undefined> {
  return programmes(work, meetingId).forUpdate().executeTakeFirst();
}

function programmes(scope: Scope, meetingId: string) {
  return scope.tx
    .selectFrom('programme')
    .select(['state', 'revision', 'sign_up_until as until', 'changed_by as changedBy'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId);
}

/** Begins an empty programme, unless there is one. */
export async function beginProgramme(work: Work, meetingId: string): Promise<void> {
  await work.tx
    .insertInto('programme')
    .values({
      ...{ partnership_id: work.partnershipId, meeting_id: meetingId, state: 'draft', revision: 0 },
      ...{ sign_up_until: null, changed_at: work.now, changed_by: work.actor.personId },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function saveProgramme(
  work: Work,
  meetingId: string,
  columns: { revision: number; sign_up_until: string | null } | { state: 'open' | 'closed'; revision: number },
): Promise<void> {
  await work.tx
    .updateTable('programme')
    .set({ ...columns, changed_at: work.now, changed_by: work.actor.personId })
    .where('partnership_id', '=', work.partnershipId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

export async function findParts(scope: Scope, meetingId: string): Promise<StoredPart[]> {
  const parts = await scope.tx
    .selectFrom('programme_part')
    .select(['id', 'title', 'minutes', 'room', 'explanation'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute();
  const sessions = await scope.tx
    .selectFrom('programme_session')
    .select(['part_id', 'id', 'title', 'room', 'capacity', 'audiences', 'explanation', 'tasks'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute();
  return parts.map((part) => ({
    ...part,
    sessions: sessions.filter(({ part_id }) => part_id === part.id).map(({ part_id: _, ...session }) => session),
  }));
}

/** Replaces the parts and sessions; those that keep their id stay the same. */
export async function replaceParts(work: Work, meetingId: string, parts: readonly StoredPart[]): Promise<void> {
  const of = { partnership_id: work.partnershipId, meeting_id: meetingId };
  for (const table of ['programme_session', 'programme_part'] as const) {
    await work.tx
      .deleteFrom(table)
      .where('partnership_id', '=', work.partnershipId)
      .where('meeting_id', '=', meetingId)
      .execute();
  }
  if (parts.length === 0) return;
  const rows = parts.map(({ sessions: _, ...part }, position) => ({ ...of, ...part, position }));
  await work.tx.insertInto('programme_part').values(rows).execute();
  const sessions = parts.flatMap((part) =>
    part.sessions.map(({ audiences, tasks, ...session }, position) => ({
      ...{ ...of, ...session, part_id: part.id, position },
      ...{ audiences: JSON.stringify(audiences), tasks: JSON.stringify(tasks) },
    })),
  );
  if (sessions.length > 0) await work.tx.insertInto('programme_session').values(sessions).execute();
}

/** In the order in which people asked. */
export async function findSignUps(scope: Scope, meetingId: string): Promise<SignUp[]> {
  return scope.tx
    .selectFrom('programme_sign_up')
    .select(['part_id as partId', 'session_id as sessionId', 'person_id as personId', 'waiting'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('meeting_id', '=', meetingId)
    .orderBy('nth')
    .execute();
}

export async function insertSignUp(work: Work, meetingId: string, signUp: SignUp): Promise<void> {
  await work.tx
    .insertInto('programme_sign_up')
    .values({
      ...{ partnership_id: work.partnershipId, meeting_id: meetingId, part_id: signUp.partId },
      ...{ person_id: signUp.personId, session_id: signUp.sessionId, waiting: signUp.waiting, signed_at: work.now },
    })
    .execute();
}

export async function deleteSignUp(work: Work, partId: string, personId: string): Promise<void> {
  await work.tx
    .deleteFrom('programme_sign_up')
    .where('partnership_id', '=', work.partnershipId)
    .where('part_id', '=', partId)
    .where('person_id', '=', personId)
    .execute();
}

/** Out of the line and into the session. */
export async function placeFromLine(work: Work, partId: string, personId: string): Promise<void> {
  await work.tx
    .updateTable('programme_sign_up')
    .set({ waiting: false })
    .where('partnership_id', '=', work.partnershipId)
    .where('part_id', '=', partId)
    .where('person_id', '=', personId)
    .execute();
}

/** The roles of people in the partnership, by person; whoever has none is absent. */
export async function rolesOfPeople(scope: Scope, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (personIds.length === 0) return found;
  const rows = await scope.tx
    .selectFrom('person_role')
    .select(['person_id', 'role'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('person_id', 'in', [...new Set(personIds)])
    .execute();
  for (const { person_id, role } of rows) found.set(person_id, [...(found.get(person_id) ?? []), role]);
  return found;
}
