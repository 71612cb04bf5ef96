import type { World, WorldBody, WorldPerson, WorldSeat } from '../src/local-tenant/world/world.ts';
import type {
  BodyRecord,
  PersonRecord,
  RoleRecord,
  RosterRecords,
  SchoolRecord,
  SeatRecord,
  TermRecord,
} from '../src/people/schema.ts';

/**
 * The invented partnership of the practice environment as roster records: what its programmaleider would have in a
 * spreadsheet. It enters the product through the same import as any other roster.
 */
export function rosterOfWorld(world: World): RosterRecords {
  const people = new Map(world.people.map((person) => [person.id, person]));
  const seats = world.bodies.flatMap((body) => seatsOf(body, world, people));
  return {
    regions: world.regions,
    persons: world.people.map(personOf),
    bodies: world.bodies.map(bodyOf),
    boards: world.boards.map((board) => ({
      number: board.number,
      name: board.name,
      kring: board.kring,
      relatiebeheerder: mailOf(people, board.relationManagerId),
    })),
    schools: schoolsOf(world),
    sites: world.schools.flatMap((school) =>
      school.sites.map((site) => ({
        code: site.code,
        brin: school.brin,
        name: site.name,
        city: site.city,
        region: site.region,
      })),
    ),
    roles: world.people.flatMap(rolesOf),
    seats: seats.map(({ seat }) => seat),
    terms: seats.flatMap(({ terms }) => terms),
  };
}

function personOf(person: WorldPerson): PersonRecord {
  return {
    email: person.mail.toLowerCase(),
    name: person.displayName,
    organisation: person.organisation,
    language: person.language,
  };
}

const ROLE: Partial<Record<WorldPerson['roles'][number], RoleRecord['role']>> = {
  programmaleider: 'programmaleider',
  secretaris: 'secretaris',
  bureau: 'bureau',
  bestuurder: 'bestuurder',
  BOC: 'boc',
  schoolopleider: 'schoolopleider',
  instituutsopleider: 'instituutsopleider',
};

function rolesOf(person: WorldPerson): RoleRecord[] {
  return person.roles.flatMap((worldRole) => {
    const role = ROLE[worldRole];
    if (!role) return [];
    const heldFor = { bestuurder: person.boardNumber, boc: person.boardNumber, schoolopleider: person.brin }[
      role as string
    ];
    return [{ email: person.mail.toLowerCase(), role, for: heldFor ?? null }];
  });
}

const TIER = { geaccrediteerd: 'accredited', keurmerk: 'keurmerk', stageschool: 'stageschool' } as const;

function schoolsOf(world: World): SchoolRecord[] {
  const trainers = new Map(
    world.people.filter((person) => person.brin).map((person) => [person.brin, person.mail.toLowerCase()]),
  );
  return world.schools.map((school) => ({
    brin: school.brin,
    name: school.name,
    board: school.boardNumber,
    kind: null,
    tier: TIER[school.tier],
    holidayRegion: school.holidayRegion,
    groupTeachers: school.groupTeachers,
    contact: trainers.get(school.brin) ?? null,
  }));
}

/** A quorum as partnerships usually agree it: half of the votes, and the chair where the body has one that votes. */
function bodyOf(body: WorldBody): BodyRecord {
  const quorum: BodyRecord['quorum'] = [];
  if (body.seats.some((seat) => seat.votes)) quorum.push({ atLeast: 0.5, of: 'voting' });
  if (body.seats.some((seat) => seat.role === 'voorzitter')) quorum.push({ atLeast: 1, of: { role: 'voorzitter' } });
  return { name: body.name, kind: body.kind, quorum };
}

function seatsOf(
  body: WorldBody,
  world: World,
  people: Map<string, WorldPerson>,
): { seat: SeatRecord; terms: TermRecord[] }[] {
  const boardByName = new Map(world.boards.map((board) => [board.name, board.number]));
  const taken = new Map<string, number>();
  return body.seats.map((seat) => {
    const label = uniqueLabel(taken, seat, people);
    const kring = world.kringen.includes(seat.organisation) ? seat.organisation : null;
    const role = seat.role === 'voorzitter' || seat.role === 'secretaris' ? seat.role : seat.votes ? 'lid' : 'adviseur';
    return {
      seat: {
        body: body.name,
        label,
        role,
        board: boardByName.get(seat.organisation) ?? null,
        kring,
        votes: seat.votes,
        required: seat.required,
      },
      terms: termsOf(body.name, label, seat, people),
    };
  });
}

/** "Lid · Stichting De Brug"; a second seat of that name gets a number. */
function uniqueLabel(taken: Map<string, number>, seat: WorldSeat, people: Map<string, WorldPerson>): string {
  const organisation = seat.organisation || (people.get(seat.holderId)?.organisation ?? '');
  const role = seat.role.charAt(0).toUpperCase() + seat.role.slice(1);
  const times = (taken.get(`${role} ${organisation}`) ?? 0) + 1;
  taken.set(`${role} ${organisation}`, times);
  const numbered = times === 1 ? role : `${role} ${times}`;
  return organisation ? `${numbered} · ${organisation}` : numbered;
}

function termsOf(body: string, label: string, seat: WorldSeat, people: Map<string, WorldPerson>): TermRecord[] {
  const place = { body, seat: label };
  const holder: TermRecord = {
    ...place,
    email: mailOf(people, seat.holderId) ?? '',
    kind: 'member',
    from: seat.from,
    until: seat.until,
  };
  const deputy = mailOf(people, seat.deputyId);
  return deputy ? [holder, { ...place, email: deputy, kind: 'deputy', from: seat.from, until: null }] : [holder];
}

function mailOf(people: Map<string, WorldPerson>, id: string | null): string | null {
  return (id ? people.get(id)?.mail.toLowerCase() : undefined) ?? null;
}
