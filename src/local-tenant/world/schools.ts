import { guidOf } from '../random.ts';
import { type Dice, plain } from './dice.ts';
import { BOARD_NAMES, KRINGEN, SCHOOL_KINDS, SCHOOL_NAMES, TOWNS, type Town } from './names.ts';
import type { WorldBoard, WorldSchool } from './world.ts';

const SCHOOLS = 375;
const SINGLE_SCHOOL_BOARDS = 15;
/** One board in five has no Microsoft 365 of its own. */
const WITHOUT_TENANT_EVERY = 5;
const BRIN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Forty boards, of which fifteen have a single school, and their 375 schools. */
export function inventSchools(dice: Dice): { boards: WorldBoard[]; schools: WorldSchool[] } {
  const schoolNames = dice.shuffled(SCHOOL_KINDS.flatMap((kind) => SCHOOL_NAMES.map((name) => `${kind} De ${name}`)));
  const brins = uniqueBrins(dice);
  const boards: WorldBoard[] = [];
  const schools: WorldSchool[] = [];
  const sizes = boardSizes(dice);
  for (const [at, size] of sizes.entries()) {
    const kring = KRINGEN[at % KRINGEN.length]!;
    const towns = TOWNS.filter((town) => town.kring === kring);
    const board = inventBoard(dice, at, kring, dice.pick(towns), size === 1 ? schoolNames.at(-1)! : null);
    boards.push(board);
    for (let nth = 0; nth < size; nth += 1) {
      schools.push(inventSchool(dice, brins.pop()!, schoolNames.pop()!, board, townFor(dice, towns)));
    }
  }
  return { boards, schools };
}

function inventBoard(dice: Dice, at: number, kring: string, town: Town, onlySchool: string | null): WorldBoard {
  const name = onlySchool ? `${at % 2 ? 'Vereniging' : 'Stichting'} ${onlySchool}` : BOARD_NAMES[at]!;
  const domain = `${plain(name.replace(/^(Stichting|Vereniging|Scholengroep|Scholenstichting|Onderwijsgroep) /, '')).slice(0, 28)}.example`;
  return {
    number: String(40_101 + at * 137 + dice.between(0, 99)),
    name,
    city: town.name,
    kring,
    domain,
    tenantId: at % WITHOUT_TENANT_EVERY === WITHOUT_TENANT_EVERY - 1 ? null : guidOf('tenant', domain),
    relationManagerId: '',
  };
}

function inventSchool(dice: Dice, brin: string, name: string, board: WorldBoard, town: Town): WorldSchool {
  const places = dice.chance(0.06) ? ['', ' (dependance)'] : [''];
  const die = dice.between(1, 100);
  return {
    brin,
    name,
    boardNumber: board.number,
    city: town.name,
    region: town.region,
    holidayRegion: town.holidays,
    groupTeachers: dice.between(6, 40),
    tier: die <= 35 ? 'geaccrediteerd' : die <= 60 ? 'keurmerk' : 'stageschool',
    sites: places.map((suffix, nth) => ({
      code: `${brin}0${nth}`,
      name: `${name}${suffix}`,
      city: town.name,
      region: town.region,
    })),
  };
}

/** The first towns of a kring have the most schools. */
function townFor(dice: Dice, towns: Town[]): Town {
  return towns[Math.min(dice.between(0, towns.length - 1), dice.between(0, towns.length - 1))]!;
}

/** Uneven, as in life: from three schools to over thirty; then the single ones. */
function boardSizes(dice: Dice): number[] {
  const many = BOARD_NAMES.length;
  const weights = Array.from({ length: many }, () => dice.between(3, 20));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.max(3, Math.floor((weight / total) * (SCHOOLS - SINGLE_SCHOOL_BOARDS))));
  let short = SCHOOLS - SINGLE_SCHOOL_BOARDS - sizes.reduce((sum, size) => sum + size, 0);
  for (let at = 0; short !== 0; at = (at + 1) % many) {
    const step = Math.sign(short);
    if (sizes[at]! + step < 3) continue;
    sizes[at]! += step;
    short -= step;
  }
  return [...sizes, ...new Array<number>(SINGLE_SCHOOL_BOARDS).fill(1)];
}

/** Two digits and two letters each, none twice. */
function uniqueBrins(dice: Dice): string[] {
  const brins = new Set<string>();
  while (brins.size < SCHOOLS) {
    const digits = String(dice.between(3, 31)).padStart(2, '0');
    brins.add(`${digits}${dice.pick([...BRIN_LETTERS])}${dice.pick([...BRIN_LETTERS])}`);
  }
  return [...brins];
}
