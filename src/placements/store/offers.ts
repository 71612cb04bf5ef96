import { sql } from 'kysely';
import type { Scope, Work } from '../../work/work.ts';
import type { CountedOffers, Offer } from '../rules/capacity.ts';

/** A figure as it is kept; `schoolId` null: of the board itself. */
export interface SavedOffer extends Offer {
  schoolId: string | null;
}

/** Offers of one board counted per variant: the board's own, and those of its schools. */
export interface CountedFigure extends CountedOffers {
  roundId: string;
  boardId: string;
  variantId: string;
}

const OFFER_COLUMNS = [
  'school_id as schoolId',
  'variant_id as variantId',
  'certainty',
  'places',
  'provisional_until as provisionalUntil',
  'reason',
] as const;

/** The figures that boards themselves gave, by board. */
export async function boardOffers(
  scope: Scope,
  roundId: string,
  boardIds: readonly string[] | 'all',
): Promise<Map<string, SavedOffer[]>> {
  const byBoard = new Map<string, SavedOffer[]>();
  if (boardIds.length === 0) return byBoard;
  let query = scope.tx
    .selectFrom('capacity_offer')
    .select(['board_id as boardId', ...OFFER_COLUMNS])
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .where('school_id', 'is', null);
  if (boardIds !== 'all') query = query.where('board_id', 'in', [...boardIds]);
  for (const { boardId, ...offer } of await query.orderBy('id').execute()) {
    const known = byBoard.get(boardId);
    if (known) known.push(offer);
    else byBoard.set(boardId, [offer]);
  }
  return byBoard;
}

/** The figures that these schools gave in a round, whichever board they belonged to then. */
export async function schoolOffers(scope: Scope, roundId: string, schoolIds: readonly string[]): Promise<SavedOffer[]> {
  if (schoolIds.length === 0) return [];
  return scope.tx
    .selectFrom('capacity_offer')
    .select(OFFER_COLUMNS)
    .where('partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .where('school_id', 'in', [...schoolIds])
    .orderBy('id')
    .execute();
}

/** A school's figure, with whose it is. */
export interface GivenOffer extends SavedOffer {
  givenAt: string;
  givenById: string | null;
  givenBy: string | null;
  onBehalf: boolean;
  /** The last time that the school itself gave it; null: never. */
  schoolGivenAt: string | null;
  schoolGivenById: string | null;
}

/** The figures of these schools in a round, each with who gave it. */
export async function givenOffers(scope: Scope, roundId: string, schoolIds: readonly string[]): Promise<GivenOffer[]> {
  if (schoolIds.length === 0) return [];
  const rows = await scope.tx
    .selectFrom('capacity_offer as offer')
    .leftJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'offer.partnership_id').onRef('person.id', '=', 'offer.given_by'),
    )
    .select(OFFER_COLUMNS)
    .select(['given_at as givenAt', 'given_by as givenById', 'person.name as givenBy', 'on_behalf as onBehalf'])
    .select(['school_given_at as schoolGivenAt', 'school_given_by as schoolGivenById'])
    .where('offer.partnership_id', '=', scope.partnershipId)
    .where('round_id', '=', roundId)
    .where('school_id', 'in', [...schoolIds])
    .orderBy('offer.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    givenAt: row.givenAt.toISOString(),
    schoolGivenAt: row.schoolGivenAt?.toISOString() ?? null,
  }));
}

type Counted = [string, string, string, number, number, number, number, number, number];

/**
 * Offers counted per round, board and variant, as the database keeps them counted. As one JSON value: a driver spends more on
 * thousands of small rows than the database on making them.
 */
export async function countFigures(
  scope: Scope,
  roundIds: readonly string[],
  boardIds: readonly string[] | 'all' = 'all',
): Promise<CountedFigure[]> {
  if (roundIds.length === 0 || boardIds.length === 0) return [];
  const only = boardIds === 'all' ? sql`` : sql`and board_id in (${sql.join([...boardIds])})`;
  const { rows } = await sql<{ counted: Counted[] | null }>`
    select json_agg(json_build_array(
      round_id, board_id, variant_id, own_count, own_definite, own_provisional,
      schools_answered, schools_definite, schools_provisional)) as counted
    from capacity_count
    where partnership_id = ${scope.partnershipId} and round_id in (${sql.join([...roundIds])}) ${only}
      and (own_count > 0 or schools_answered > 0)`.execute(scope.tx);
  return (rows[0]?.counted ?? []).map(
    ([roundId, boardId, variantId, own, ownDefinite, ownProvisional, ...schools]) => ({
      ...{ roundId, boardId, variantId, ownCount: own, ownDefinite, ownProvisional },
      ...{ schoolsAnswered: schools[0], schoolsDefinite: schools[1], schoolsProvisional: schools[2] },
    }),
  );
}

/**
 * What each board came to per variant in these rounds: its own figure, or else that of its schools. By variant, which is of one round,
 * and then by board. Each variant comes as two lines of words: of earlier rounds nothing more is asked, and a value of its own for each
 * name and number costs more than the figures themselves. An id has no spaces.
 */
export async function placesIn(scope: Scope, roundIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
  if (roundIds.length === 0) return new Map();
  const { rows } = await sql<{ variantId: string; boards: string; places: string }>`
    select variant_id as "variantId", string_agg(board_id, ' ') as boards,
      string_agg((case when own_count > 0
        then own_definite + own_provisional else schools_definite + schools_provisional end)::text, ' ') as places
    from capacity_count
    where partnership_id = ${scope.partnershipId} and round_id in (${sql.join([...roundIds])})
      and (own_count > 0 or schools_answered > 0)
    group by variant_id`.execute(scope.tx);
  return new Map(
    rows.map(({ variantId, boards, places }) => {
      const figures = places.split(' ');
      return [variantId, new Map(boards.split(' ').map((boardId, at) => [boardId, Number(figures[at])]))];
    }),
  );
}

/** Where figures are saved; `bySchool`: a school gives them itself, because its board delegated that. */
interface OfferPlace {
  roundId: string;
  boardId: string;
  onBehalf: boolean;
  bySchool?: boolean;
}

/** Adds or replaces figures; one per board (or school) and variant, whatever arrives at the same time. */
export async function saveOffers(work: Work, place: OfferPlace, offers: readonly SavedOffer[]): Promise<void> {
  for (const ofSchools of [false, true]) {
    const rows = offers.filter((offer) => (offer.schoolId !== null) === ofSchools);
    for (let from = 0; from < rows.length; from += 1000) {
      await upsertOffers(work, place, rows.slice(from, from + 1000), ofSchools);
    }
  }
}

async function upsertOffers(
  work: Work,
  place: OfferPlace,
  offers: readonly SavedOffer[],
  ofSchools: boolean,
): Promise<void> {
  await work.tx
    .insertInto('capacity_offer')
    .values(
      offers.map((offer) => ({
        partnership_id: work.partnershipId,
        id: work.newId(),
        round_id: place.roundId,
        board_id: place.boardId,
        school_id: offer.schoolId,
        variant_id: offer.variantId,
        certainty: offer.certainty,
        places: offer.places,
        provisional_until: offer.provisionalUntil,
        reason: offer.reason,
        given_at: work.now,
        given_by: work.actor.personId,
        via: work.actor.via,
        on_behalf: place.onBehalf,
        school_given_by: place.bySchool ? work.actor.personId : null,
        school_given_at: place.bySchool ? work.now : null,
      })),
    )
    .onConflict((conflict) =>
      (ofSchools
        ? conflict.columns(['partnership_id', 'round_id', 'school_id', 'variant_id']).where('school_id', 'is not', null)
        : conflict.columns(['partnership_id', 'round_id', 'board_id', 'variant_id']).where('school_id', 'is', null)
      ).doUpdateSet((eb) => ({
        board_id: eb.ref('excluded.board_id'),
        certainty: eb.ref('excluded.certainty'),
        places: eb.ref('excluded.places'),
        provisional_until: eb.ref('excluded.provisional_until'),
        reason: eb.ref('excluded.reason'),
        given_at: eb.ref('excluded.given_at'),
        given_by: eb.ref('excluded.given_by'),
        via: eb.ref('excluded.via'),
        on_behalf: eb.ref('excluded.on_behalf'),
        school_given_by: eb.fn.coalesce('excluded.school_given_by', 'capacity_offer.school_given_by'),
        school_given_at: eb.fn.coalesce('excluded.school_given_at', 'capacity_offer.school_given_at'),
      })),
    )
    .execute();
}

/** Takes a board's own figures away again, so that those of its schools count. */
export async function deleteBoardOffers(
  work: Work,
  { roundId, boardId }: { roundId: string; boardId: string },
  variantIds: readonly string[],
): Promise<void> {
  if (variantIds.length === 0) return;
  await work.tx
    .deleteFrom('capacity_offer')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('board_id', '=', boardId)
    .where('school_id', 'is', null)
    .where('variant_id', 'in', [...variantIds])
    .execute();
}

/** Takes figures of schools away again, so that they count as not answered. */
export async function deleteSchoolOffers(
  work: Work,
  roundId: string,
  cells: readonly { schoolId: string; variantId: string }[],
): Promise<void> {
  for (const { schoolId, variantId } of cells) {
    await work.tx
      .deleteFrom('capacity_offer')
      .where('partnership_id', '=', work.partnershipId)
      .where('round_id', '=', roundId)
      .where('school_id', '=', schoolId)
      .where('variant_id', '=', variantId)
      .execute();
  }
}

/**
 * Lets the figures of schools that have another board now go with them, where that board is asked in the round too. Read
 * in small steps: joined in one, a database without statistics visits every school for every figure.
 */
export async function moveSchoolOffers(work: Work, roundId: string): Promise<void> {
  const given = await work.tx
    .selectFrom('capacity_offer')
    .select(['school_id as schoolId', 'board_id as boardId'])
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .where('school_id', 'is not', null)
    .groupBy(['school_id', 'board_id'])
    .$narrowType<{ schoolId: string }>()
    .execute();
  if (given.length === 0) return;
  const schools = await work.tx
    .selectFrom('school')
    .select(['id', 'board_id'])
    .where('partnership_id', '=', work.partnershipId)
    .execute();
  const asked = await work.tx
    .selectFrom('round_board')
    .select('board_id')
    .where('partnership_id', '=', work.partnershipId)
    .where('round_id', '=', roundId)
    .execute();
  const home = new Map(schools.map((school) => [school.id, school.board_id]));
  const isAsked = new Set(asked.map((row) => row.board_id));
  for (const { schoolId, boardId } of given) {
    const now = home.get(schoolId);
    if (!now || now === boardId || !isAsked.has(now)) continue;
    await work.tx
      .updateTable('capacity_offer')
      .set({ board_id: now })
      .where('partnership_id', '=', work.partnershipId)
      .where('round_id', '=', roundId)
      .where('school_id', '=', schoolId)
      .execute();
  }
}

/** History rows of one board's answers, newest first. */
export async function answerHistory(scope: Scope, subjectId: string) {
  return scope.tx
    .selectFrom('history')
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'history.partnership_id')
        .onRef('person.id', '=', 'history.by_person_id'),
    )
    .select(['history.at', 'history.before', 'history.after', 'history.via', 'person.name as by'])
    .where('history.partnership_id', '=', scope.partnershipId)
    .where('history.entity', '=', 'capacity')
    .where('history.entity_id', '=', subjectId)
    .where('history.what', '=', 'answered')
    .orderBy('history.at', 'desc')
    .orderBy('history.id', 'desc')
    .execute();
}
