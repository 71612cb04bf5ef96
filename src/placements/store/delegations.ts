import type { Scope, Work } from '../../work/work.ts';

/** A school that its board lets answer for itself, or did. */
export interface Delegation {
  roundId: string;
  schoolId: string;
  schoolName: string;
  groupTeachers: number | null;
  /** The board that delegated; the school may have another one by now. */
  boardId: string;
  boardName: string;
  /** Of that board, as `round_board` has it. */
  extendedUntil: string | null;
  contactId: string | null;
  contact: string | null;
  lastAskedAt: string;
  timesAsked: number;
  /** False: taken back by the board, or the school went to another board. */
  active: boolean;
}

/** Delegations in these rounds, of all schools or the given ones; the ones that ended too. By name of the school. */
export async function delegationsIn(
  scope: Scope,
  roundIds: readonly string[],
  of: { schoolIds: readonly string[] } | { boardIds: readonly string[] },
): Promise<Delegation[]> {
  const [column, ids] =
    'schoolIds' in of ? (['given.school_id', of.schoolIds] as const) : (['given.board_id', of.boardIds] as const);
  if (roundIds.length === 0 || ids.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('school_delegation as given')
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'given.partnership_id').onRef('school.id', '=', 'given.school_id'),
    )
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'given.partnership_id').onRef('board.id', '=', 'given.board_id'),
    )
    .innerJoin('round_board as asked', (join) =>
      join
        .onRef('asked.partnership_id', '=', 'given.partnership_id')
        .onRef('asked.round_id', '=', 'given.round_id')
        .onRef('asked.board_id', '=', 'given.board_id'),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'school.partnership_id')
        .onRef('person.id', '=', 'school.contact_person_id')
        .on('person.ended_on', 'is', null),
    )
    .select(['given.round_id as roundId', 'given.school_id as schoolId', 'given.board_id as boardId'])
    .select(['school.name as schoolName', 'school.group_teachers as groupTeachers', 'school.board_id as home'])
    .select(['board.name as boardName', 'asked.extended_until as extendedUntil'])
    .select(['person.id as contactId', 'person.name as contact', 'given.times_asked as timesAsked'])
    .select(['given.last_asked_at as lastAskedAt', 'given.withdrawn_at as withdrawnAt'])
    .where('given.partnership_id', '=', scope.partnershipId)
    .where('given.round_id', 'in', [...roundIds])
    .where(column, 'in', [...ids])
    .orderBy('school.name')
    .orderBy('school.id')
    .execute();
  return rows.map(({ home, withdrawnAt, lastAskedAt, ...row }) => ({
    ...row,
    lastAskedAt: lastAskedAt.toISOString(),
    active: withdrawnAt === null && home === row.boardId,
  }));
}

/** Schools of a round that answer for themselves under a board that they have left since. */
export async function movedDelegations(
  scope: Scope,
  roundId: string,
): Promise<{ schoolId: string; boardId: string }[]> {
  return scope.tx
    .selectFrom('school_delegation as given')
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'given.partnership_id').onRef('school.id', '=', 'given.school_id'),
    )
    .select(['given.school_id as schoolId', 'given.board_id as boardId'])
    .where('given.partnership_id', '=', scope.partnershipId)
    .where('given.round_id', '=', roundId)
    .where('given.withdrawn_at', 'is', null)
    .whereRef('school.board_id', '!=', 'given.board_id')
    .execute();
}

/** Lets a school answer for itself from now on, or asks it once more; returns how often it was asked, this time included. */
export async function saveDelegation(
  work: Work,
  place: { roundId: string; boardId: string; schoolId: string },
): Promise<number> {
  const row = await work.tx
    .insertInto('school_delegation')
    .values({
      partnership_id: work.partnershipId,
      round_id: place.roundId,
      school_id: place.schoolId,
      board_id: place.boardId,
      delegated_at: work.now,
      delegated_by: work.actor.personId,
      via: work.actor.via,
      times_asked: 1,
      last_asked_at: work.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'round_id', 'school_id']).doUpdateSet((eb) => ({
        board_id: eb.ref('excluded.board_id'),
        times_asked: eb('school_delegation.times_asked', '+', 1),
        last_asked_at: eb.ref('excluded.last_asked_at'),
        withdrawn_at: null,
      })),
    )
    .returning('times_asked')
    .executeTakeFirstOrThrow();
  return row.times_asked;
}

export async function endDelegation(work: Work, roundId: string, schoolId: string): Promise<void> {
  await work.tx
    .updateTable('school_delegation')
    .set({ withdrawn_at: work.now })
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('school_id', '=', schoolId)
    .execute();
}

/** Who can answer for each of these schools: the contact person who has not left. */
export async function contactsOfSchools(
  scope: Scope,
  schoolIds: readonly string[],
): Promise<Map<string, { personId: string; name: string }>> {
  if (schoolIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectFrom('school')
    .innerJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'school.partnership_id')
        .onRef('person.id', '=', 'school.contact_person_id'),
    )
    .select(['school.id as schoolId', 'person.id as personId', 'person.name'])
    .where('school.partnership_id', '=', scope.partnershipId)
    .where('school.id', 'in', [...schoolIds])
    .where('person.ended_on', 'is', null)
    .execute();
  return new Map(rows.map(({ schoolId, ...person }) => [schoolId, person]));
}
