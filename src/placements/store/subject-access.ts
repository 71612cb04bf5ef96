import type { Scope } from '../../work/work.ts';
import type { HeldAboutStudent } from '../schema-students.ts';

/** As it is kept: until when is for the rules to say. */
type Held = Omit<HeldAboutStudent, 'placements' | 'registrations' | 'register'> & {
  placements: (Omit<HeldAboutStudent['placements'][number], 'keptUntil'> & { keptUntil: string | null })[];
  registrations: (Omit<HeldAboutStudent['registrations'][number], 'keptUntil'> & { roundId: string })[];
};

const iso = (at: Date): string => at.toISOString();

/** Reads in a fixed number of queries what is held about one number. */
export async function heldAboutStudent(scope: Scope, studentNumber: string): Promise<Held> {
  const placements = await placementsOf(scope, studentNumber);
  const ids = placements.map(({ studentId }) => studentId);
  const of = ids.length === 0 ? [''] : ids;
  const registrations = await registrationsOf(scope, studentNumber);
  const years = new Set([...placements, ...registrations].map(({ schoolYear }) => schoolYear));
  return {
    placements: placements.map(({ boardId: _, ...row }) => row),
    history: await historyOf(scope, of),
    offers: await offersOf(scope, of),
    swaps: await swapsOf(scope, of),
    registrations,
    leftOut: await leftOutOf(scope, of),
    views: await viewsOf(scope, placements),
    looks: await looksAbout(scope, [...years], studentNumber),
  };
}

async function placementsOf(scope: Scope, studentNumber: string) {
  const rows = await scope.tx
    .selectFrom('student_placement as student')
    .innerJoin('placement_round as round', (join) =>
      join.onRef('round.partnership_id', '=', 'student.partnership_id').onRef('round.id', '=', 'student.round_id'),
    )
    .innerJoin('round_variant as variant', (join) =>
      join
        .onRef('variant.partnership_id', '=', 'student.partnership_id')
        .onRef('variant.id', '=', 'student.variant_id'),
    )
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'student.partnership_id').onRef('school.id', '=', 'student.school_id'),
    )
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'school.partnership_id').onRef('board.id', '=', 'school.board_id'),
    )
    .leftJoin('school_site as site', (join) =>
      join.onRef('site.partnership_id', '=', 'student.partnership_id').onRef('site.id', '=', 'student.site_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'student.partnership_id').onRef('person.id', '=', 'student.decided_by'),
    )
    .select(['student.id as studentId', 'round.id as roundId', 'round.school_year as schoolYear', 'round.period'])
    .select(['round.students_kept_until as keptUntil', 'student.label', 'variant.name as variant', 'student.phase'])
    .select(['school.name as school', 'school.brin', 'site.code as site', 'board.name as board', 'board.id as boardId'])
    .select(['student.mentor', 'student.starts_on as startsOn', 'student.ends_on as endsOn', 'student.status'])
    .select(['student.reason', 'student.decided_at as decidedAt', 'person.name as decidedBy'])
    .where('student.partnership_id', '=', scope.partnershipId)
    .where('student.student_number', '=', studentNumber)
    .orderBy('round.school_year')
    .orderBy('round.id')
    .execute();
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt && iso(row.decidedAt) }));
}

async function historyOf(scope: Scope, studentIds: readonly string[]) {
  const rows = await scope.tx
    .selectFrom('history')
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'history.partnership_id')
        .onRef('person.id', '=', 'history.by_person_id'),
    )
    .select(['history.entity_id as studentId', 'history.at', 'history.what', 'person.name as by', 'history.via'])
    .where('history.partnership_id', '=', scope.partnershipId)
    .where('history.entity', '=', 'student')
    .where('history.entity_id', 'in', [...studentIds])
    .orderBy('history.at')
    .orderBy('history.id')
    .execute();
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}

async function offersOf(scope: Scope, studentIds: readonly string[]) {
  const rows = await scope.tx
    .selectFrom('student_offer as offer')
    .innerJoin('student_replacement as search', (join) =>
      join.onRef('search.partnership_id', '=', 'offer.partnership_id').onRef('search.id', '=', 'offer.replacement_id'),
    )
    .innerJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'offer.partnership_id').onRef('board.id', '=', 'offer.board_id'),
    )
    .select(['search.student_id as studentId', 'board.name as board', 'offer.state', 'offer.reason'])
    .select(['search.asked_at as askedAt', 'offer.answered_at as answeredAt'])
    .where('offer.partnership_id', '=', scope.partnershipId)
    .where('search.student_id', 'in', [...studentIds])
    .orderBy('search.asked_at')
    .orderBy('offer.rank')
    .execute();
  return rows.map((row) => ({ ...row, askedAt: iso(row.askedAt), answeredAt: row.answeredAt && iso(row.answeredAt) }));
}

async function swapsOf(scope: Scope, studentIds: readonly string[]) {
  const rows = await scope.tx
    .selectFrom('student_swap_side as side')
    .innerJoin('student_swap as swap', (join) =>
      join.onRef('swap.partnership_id', '=', 'side.partnership_id').onRef('swap.id', '=', 'side.swap_id'),
    )
    .innerJoin('school', (join) =>
      join.onRef('school.partnership_id', '=', 'side.partnership_id').onRef('school.id', '=', 'side.school_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'side.partnership_id').onRef('person.id', '=', 'side.answered_by'),
    )
    .select(['side.student_id as studentId', 'swap.proposed_at as proposedAt', 'swap.state', 'swap.reason'])
    .select(['school.name as school', 'side.state as answer', 'side.reason as answerReason'])
    .select(['side.answered_at as answeredAt', 'person.name as answeredBy'])
    .where('side.partnership_id', '=', scope.partnershipId)
    .where('side.student_id', 'in', [...studentIds])
    .orderBy('swap.proposed_at')
    .orderBy('swap.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    proposedAt: iso(row.proposedAt),
    answeredAt: row.answeredAt && iso(row.answeredAt),
  }));
}

async function registrationsOf(scope: Scope, studentNumber: string) {
  const rows = await scope.tx
    .selectFrom('registration_line as line')
    .innerJoin('registration', (join) =>
      join
        .onRef('registration.partnership_id', '=', 'line.partnership_id')
        .onRef('registration.id', '=', 'line.registration_id'),
    )
    .select(['registration.school_year as schoolYear', 'registration.frozen_at as frozenAt', 'line.brin'])
    .select(['line.site_code as site', 'line.school', 'line.region', 'line.variant', 'line.from_date as from'])
    .select(['line.until_date as until', 'line.standing', 'line.round_id as roundId'])
    .where('line.partnership_id', '=', scope.partnershipId)
    .where('line.student_number', '=', studentNumber)
    .orderBy('registration.frozen_at')
    .execute();
  return rows.map((row) => ({ ...row, frozenAt: iso(row.frozenAt) }));
}

async function leftOutOf(scope: Scope, studentIds: readonly string[]) {
  const rows = await scope.tx
    .selectFrom('registration_left_out')
    .select(['student_id as studentId', 'reason', 'at'])
    .where('partnership_id', '=', scope.partnershipId)
    .where('student_id', 'in', [...studentIds])
    .execute();
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}

/** Lists of the student's board, and lists over all boards, in the rounds that the student is in. */
async function viewsOf(scope: Scope, placements: readonly { roundId: string; boardId: string }[]) {
  if (placements.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('student_view as view')
    .innerJoin('placement_round as round', (join) =>
      join.onRef('round.partnership_id', '=', 'view.partnership_id').onRef('round.id', '=', 'view.round_id'),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'view.partnership_id').onRef('person.id', '=', 'view.person_id'),
    )
    .leftJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'view.partnership_id').onRef('board.id', '=', 'view.board_id'),
    )
    .select(['round.school_year as schoolYear', 'view.at', 'person.name as by', 'view.what', 'board.name as board'])
    .select('view.students')
    .where('view.partnership_id', '=', scope.partnershipId)
    .where((eb) =>
      eb.or(
        placements.map(({ roundId, boardId }) =>
          eb.and([
            eb('view.round_id', '=', roundId),
            eb.or([eb('view.board_id', 'is', null), eb('view.board_id', '=', boardId)]),
          ]),
        ),
      ),
    )
    .orderBy('view.at')
    .execute();
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}

/**
 * Who looked at the registrations of some school years. Left out: what was taken out of one that the student is not in, as far
 * as that can be told still.
 */
async function looksAbout(scope: Scope, years: readonly number[], studentNumber: string) {
  if (years.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('registration_look as look')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'look.partnership_id').onRef('person.id', '=', 'look.person_id'),
    )
    .leftJoin('registration', (join) =>
      join
        .onRef('registration.partnership_id', '=', 'look.partnership_id')
        .onRef('registration.id', '=', 'look.registration_id'),
    )
    .select(['look.school_year as schoolYear', 'look.at', 'person.name as by', 'look.what', 'look.format'])
    .select('look.students')
    .where('look.partnership_id', '=', scope.partnershipId)
    .where('look.school_year', 'in', [...years])
    .where(({ eb, exists, or, selectFrom }) =>
      or([
        eb('registration.id', 'is', null),
        eb('registration.erased_at', 'is not', null),
        exists(
          selectFrom('registration_line as line')
            .select('line.position')
            .whereRef('line.partnership_id', '=', 'look.partnership_id')
            .whereRef('line.registration_id', '=', 'look.registration_id')
            .where('line.student_number', '=', studentNumber),
        ),
      ]),
    )
    .orderBy('look.at')
    .orderBy('look.id')
    .execute();
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}
