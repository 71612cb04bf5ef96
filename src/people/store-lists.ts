import { sql } from 'kysely';
import type { Scope } from '../work/work.ts';
import { groupBy } from './rules/grouping.ts';
import { quorumText } from './rules/roster-rows.ts';
import { occupationOn, type Term } from './rules/seats.ts';
import type { BoardListItem, BodyListItem, HistoryItem, Paged, PersonListItem } from './schema.ts';
import { unreachableOf } from './store-unreachable.ts';

const PAGE_SIZE = 50;
const countRows = sql<string>`count(*)`.as('total');

/** The bodies that exist on `date` (ISO) with their seats and who fills them that day; found by body, seat or person. */
export async function listBodies(scope: Scope, search: string, date: string): Promise<BodyListItem[]> {
  const { tx, partnershipId } = scope;
  const bodies = await tx
    .selectFrom('body')
    .select(['id', 'name', 'kind', 'quorum', 'conversation_id', 'ended_on'])
    .where('partnership_id', '=', partnershipId)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', date)]))
    .orderBy('name')
    .execute();
  const seats = groupBy(await seatRows(scope, date), (seat) => seat.body_id);
  const terms = groupBy(await termRows(scope, date), (term) => term.seat_id);
  const items = bodies.map((body) => ({
    bodyId: body.id,
    name: body.name,
    kind: body.kind,
    quorum: quorumText(body.quorum),
    linked: body.conversation_id !== null,
    seats: (seats.get(body.id) ?? []).map((seat) => ({
      seatId: seat.id,
      label: seat.label,
      role: seat.role,
      votes: seat.votes,
      required: seat.required,
      board: seat.board,
      kring: seat.kring,
      ...namesOn(terms.get(seat.id) ?? [], date),
    })),
  }));
  return search === '' ? items : items.filter((item) => mentions(item, search.toLowerCase()));
}

async function seatRows({ tx, partnershipId }: Scope, date: string) {
  return tx
    .selectFrom('seat')
    .leftJoin('board', (join) =>
      join.onRef('board.partnership_id', '=', 'seat.partnership_id').onRef('board.id', '=', 'seat.board_id'),
    )
    .leftJoin('body as kring', (join) =>
      join.onRef('kring.partnership_id', '=', 'seat.partnership_id').onRef('kring.id', '=', 'seat.kring_id'),
    )
    .select(['seat.id', 'seat.body_id', 'seat.label', 'seat.role', 'seat.votes', 'seat.required'])
    .select(['board.name as board', 'kring.name as kring'])
    .where('seat.partnership_id', '=', partnershipId)
    .where((where) => where.or([where('seat.ended_on', 'is', null), where('seat.ended_on', '>=', date)]))
    .orderBy(sql`case seat.role when 'voorzitter' then 0 when 'secretaris' then 1 when 'lid' then 2 else 3 end`)
    .orderBy('seat.label')
    .execute();
}

async function termRows({ tx, partnershipId }: Scope, date: string) {
  return tx
    .selectFrom('seat_term as term')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'term.partnership_id').onRef('person.id', '=', 'term.person_id'),
    )
    .select(['term.seat_id', 'term.person_id', 'term.kind', 'term.from_date', 'term.until_date', 'person.name'])
    .where('term.partnership_id', '=', partnershipId)
    .where((where) => where.or([where('term.until_date', 'is', null), where('term.until_date', '>=', date)]))
    .orderBy('term.id')
    .execute();
}

type TermRow = Awaited<ReturnType<typeof termRows>>[number];

function namesOn(rows: readonly TermRow[], date: string): { holder: string | null; deputies: string[] } {
  const names = new Map(rows.map((row) => [row.person_id, row.name]));
  const terms = rows.map(
    (row): Term => ({ personId: row.person_id, kind: row.kind, from: row.from_date, until: row.until_date }),
  );
  const { holderId, deputyIds } = occupationOn(terms, date);
  const name = (id: string): string => names.get(id) ?? '';
  return { holder: holderId === null ? null : name(holderId), deputies: deputyIds.map(name) };
}

function mentions(item: BodyListItem, search: string): boolean {
  const words = item.seats.flatMap((seat) => [seat.label, seat.holder ?? '', ...seat.deputies, seat.board ?? '']);
  return [item.name, ...words].some((word) => word.toLowerCase().includes(search));
}

/** Boards that take part, found by name, bestuursnummer or kring, by name. */
export async function listBoards(scope: Scope, search: string, page: number): Promise<Paged<BoardListItem>> {
  const { tx, partnershipId } = scope;
  const found = tx
    .selectFrom('board')
    .leftJoin('body as kring', (join) =>
      join.onRef('kring.partnership_id', '=', 'board.partnership_id').onRef('kring.id', '=', 'board.kring_id'),
    )
    .leftJoin('person as contact', (join) =>
      join
        .onRef('contact.partnership_id', '=', 'board.partnership_id')
        .onRef('contact.id', '=', 'board.relatiebeheerder_id'),
    )
    .where('board.partnership_id', '=', partnershipId)
    .where('board.ended_on', 'is', null)
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or([
          where('board.name', 'ilike', like(search)),
          where('board.number', 'like', like(search)),
          where('kring.name', 'ilike', like(search)),
        ]),
      ),
    );
  const rows = await found
    .select(['board.id', 'board.number', 'board.name', 'kring.name as kring', 'contact.name as relatiebeheerder'])
    .orderBy('board.name')
    .orderBy('board.id')
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
  const ids = rows.map((row) => row.id);
  const people = groupBy(await roleHolders(scope, ids), (holder) => `${holder.for_id} ${holder.role}`);
  const schools = await schoolCounts(scope, ids);
  const namesOf = (id: string, role: string) => (people.get(`${id} ${role}`) ?? []).map((holder) => holder.name);
  const { total } = await found.select(countRows).executeTakeFirstOrThrow();
  return {
    items: rows.map(({ id, ...board }) => ({
      boardId: id,
      ...board,
      bestuurders: namesOf(id, 'bestuurder'),
      bocs: namesOf(id, 'boc'),
      schools: schools.get(id) ?? 0,
    })),
    total: Number(total),
    page,
    pageSize: PAGE_SIZE,
  };
}

async function roleHolders({ tx, partnershipId }: Scope, forIds: readonly string[]) {
  if (forIds.length === 0) return [];
  return tx
    .selectFrom('person_role as held')
    .innerJoin('person', (join) =>
      join.onRef('person.partnership_id', '=', 'held.partnership_id').onRef('person.id', '=', 'held.person_id'),
    )
    .select(['held.for_id', 'held.role', 'person.name'])
    .where('held.partnership_id', '=', partnershipId)
    .where('held.for_id', 'in', [...forIds])
    .where('person.ended_on', 'is', null)
    .orderBy('person.name')
    .execute();
}

async function schoolCounts({ tx, partnershipId }: Scope, boardIds: readonly string[]): Promise<Map<string, number>> {
  if (boardIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('school')
    .select(['board_id', (of) => of.fn.countAll().as('schools')])
    .where('partnership_id', '=', partnershipId)
    .where('board_id', 'in', [...boardIds])
    .where('ended_on', 'is', null)
    .groupBy('board_id')
    .execute();
  return new Map(rows.map((row) => [row.board_id, Number(row.schools)]));
}

/** Persons who take part, found by name, e-mail or organisation, by name. */
export async function listPersons(scope: Scope, search: string, page: number): Promise<Paged<PersonListItem>> {
  const { tx, partnershipId } = scope;
  const found = tx
    .selectFrom('person')
    .where('person.partnership_id', '=', partnershipId)
    .where('person.ended_on', 'is', null)
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or(
          (['person.name', 'person.email', 'person.organisation'] as const).map((column) =>
            where(column, 'ilike', like(search)),
          ),
        ),
      ),
    );
  const rows = await found
    .select(['person.id', 'person.name', 'person.email', 'person.organisation', 'person.language', 'person.directory'])
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
  const roles = await rolesOfPersons(
    scope,
    rows.map((row) => row.id),
  );
  const unreachable = await unreachableOf(
    scope,
    rows.map((row) => row.id),
  );
  const { total } = await found.select(countRows).executeTakeFirstOrThrow();
  return {
    items: rows.map(({ id, ...person }) => ({
      ...{ personId: id, ...person },
      ...{ unreachable: unreachable.get(id) ?? null, roles: roles.get(id) ?? [] },
    })),
    total: Number(total),
    page,
    pageSize: PAGE_SIZE,
  };
}

async function rolesOfPersons({ tx, partnershipId }: Scope, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person_role')
    .select(['person_id', 'role'])
    .distinct()
    .where('partnership_id', '=', partnershipId)
    .where('person_id', 'in', [...ids])
    .orderBy('role')
    .execute();
  return new Map([...groupBy(rows, (row) => row.person_id)].map(([id, held]) => [id, held.map((row) => row.role)]));
}

/** What changed, newest first. */
export async function listHistory(
  { tx, partnershipId }: Scope,
  { entity, entityId, page }: { entity?: string | undefined; entityId?: string | undefined; page: number },
): Promise<Paged<HistoryItem>> {
  const found = tx
    .selectFrom('history')
    .leftJoin('person', (join) =>
      join
        .onRef('person.partnership_id', '=', 'history.partnership_id')
        .onRef('person.id', '=', 'history.by_person_id'),
    )
    .where('history.partnership_id', '=', partnershipId)
    .$if(entity !== undefined, (query) => query.where('history.entity', '=', entity ?? ''))
    .$if(entityId !== undefined, (query) => query.where('history.entity_id', '=', entityId ?? ''));
  const rows = await found
    .select(['history.entity', 'history.entity_id', 'history.what', 'history.before', 'history.after', 'history.at'])
    .select(['history.via', 'person.name as byName'])
    .orderBy('history.at', 'desc')
    .orderBy('history.id')
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
  const { total } = await found.select(countRows).executeTakeFirstOrThrow();
  return {
    items: rows.map(({ entity_id, at, ...row }) => ({ ...row, entityId: entity_id, at: at.toISOString() })),
    total: Number(total),
    page,
    pageSize: PAGE_SIZE,
  };
}

/** `%`, `_` and `\` in what somebody typed are letters, not wildcards. */
function like(search: string): string {
  return `%${search.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
}
