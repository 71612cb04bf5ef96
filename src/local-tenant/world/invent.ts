import { guidOf } from '../random.ts';
import { inventBodies } from './bodies.ts';
import { Dice } from './dice.ts';
import { KRINGEN, REGIONS, VARIANTS } from './names.ts';
import { PeopleMaker } from './people.ts';
import { inventSchools } from './schools.ts';
import type { World, WorldBoard, WorldPerson, WorldSchool } from './world.ts';

const INSTITUTE = { name: 'Marijke Hogeschool', domain: 'marijkehogeschool.example', city: 'Utrecht' };
const SECRETARIAT = { displayName: 'Secretariaat Samen Opleiden', mail: `samenopleiden@${INSTITUTE.domain}` };
const RELATION_MANAGERS = 6;
const TRAINERS = 9;
const SCHOOL_TRAINERS = 40;

/** A partnership of ordinary size from a seed, laid around a day (YYYY-MM-DD). Same seed and day, same world. */
export function inventWorld(seed: number, tenantId: string, today: string): World {
  const dice = new Dice(seed);
  const { boards, schools } = inventSchools(dice);
  const maker = new PeopleMaker(dice);
  const staff = inventStaff(maker, tenantId);
  for (const [at, board] of boards.entries()) {
    board.relationManagerId = staff.relationManagers[at % RELATION_MANAGERS]!.id;
  }
  const field = inventField(maker, dice, boards, schools);
  const cast = { ...staff, ...field, boards, kringen: KRINGEN, institute: INSTITUTE.name };
  const bodies = inventBodies(dice, cast, today);
  markWorkingGroup(
    maker.people,
    bodies.find((body) => body.kind === 'werkgroep')!.seats.map((seat) => seat.holderId),
  );
  return {
    seed,
    today,
    tenant: { id: tenantId, domain: INSTITUTE.domain, displayName: INSTITUTE.name },
    partnershipName: 'Partnerschap Opleiden Oost-Utrecht',
    institute: INSTITUTE,
    secretariat: { id: guidOf('secretariat', INSTITUTE.domain), ...SECRETARIAT },
    kringen: KRINGEN,
    regions: REGIONS,
    boards,
    schools,
    people: maker.people,
    bodies,
    variants: VARIANTS,
    lastYear: boards.flatMap((board) => lastYearOf(dice, board, schools)),
  };
}

function inventStaff(maker: PeopleMaker, tenantId: string) {
  const staff = (jobTitle: string, roles: WorldPerson['roles']) =>
    maker.atInstitute(INSTITUTE, tenantId, jobTitle, roles);
  return {
    lead: staff('Programmaleider Samen Opleiden', ['programmaleider']),
    secretary: staff('Secretaris partnerschap', ['secretaris']),
    executives: [
      staff('Voorzitter college van bestuur', ['instituutsdirectie']),
      staff('Directeur onderwijs', ['instituutsdirectie']),
    ],
    relationManagers: Array.from({ length: RELATION_MANAGERS }, () => staff('Relatiebeheerder', ['relatiebeheerder'])),
    trainers: Array.from({ length: TRAINERS }, () => staff('Instituutsopleider', ['instituutsopleider'])),
    office: ['Coördinator praktijkleren', 'Medewerker studentadministratie', 'Medewerker financiën'].map((title) =>
      staff(title, ['bureau']),
    ),
  };
}

/** Board directors everywhere, a BOC where there is more than one school, school trainers here and there. */
function inventField(maker: PeopleMaker, dice: Dice, boards: WorldBoard[], schools: WorldSchool[]) {
  const directors = new Map<string, WorldPerson>();
  const coordinators = new Map<string, WorldPerson>();
  for (const [at, board] of boards.entries()) {
    const own = schools.filter((school) => school.boardNumber === board.number);
    const title = own.length === 1 ? 'Directeur-bestuurder' : 'Bestuurder';
    directors.set(board.number, maker.atBoard(board, title, ['bestuurder'], undefined, at === 2));
    if (own.length > 1)
      coordinators.set(board.number, maker.atBoard(board, 'Bovenschools opleidingscoördinator', ['BOC']));
  }
  const byNumber = new Map(boards.map((board) => [board.number, board]));
  for (const school of dice.shuffled(schools).slice(0, SCHOOL_TRAINERS)) {
    maker.atBoard(byNumber.get(school.boardNumber)!, 'Schoolopleider', ['schoolopleider'], school);
  }
  return { directors, coordinators };
}

function markWorkingGroup(people: WorldPerson[], ids: string[]): void {
  for (const person of people) if (ids.includes(person.id)) person.roles.push('werkgroeplid');
}

/** About half the group teachers, most of it for the full-time variant. */
function lastYearOf(dice: Dice, board: WorldBoard, schools: WorldSchool[]): World['lastYear'] {
  const own = schools.filter((school) => school.boardNumber === board.number);
  const teachers = own.reduce((sum, school) => sum + school.groupTeachers, 0);
  const total = Math.round(teachers * (0.1 + dice.between(0, 10) / 100));
  const shares = [0.6, 0.18, 0.08, 0.08, 0.06];
  return VARIANTS.map((variant, at) => ({
    boardNumber: board.number,
    variant,
    places: Math.round(total * shares[at]!),
  }));
}
