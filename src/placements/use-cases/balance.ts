import { groupBy } from '../../people/rules/grouping.ts';
import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import {
  type BalancePart,
  type BoardFigure,
  type CappedShare,
  type Dimension,
  divideOverGroups,
  type GroupWeight,
  sharesWithinCaps,
} from '../rules/balance-by.ts';
import { effectiveFigure } from '../rules/capacity.ts';
import { type ForecastPart, forecast } from '../rules/forecast.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import { sameVariant } from '../rules/placement-round.ts';
import { answerStatus } from '../rules/round-progress.ts';
import type { BalanceBoard, BalanceGroup, BalanceQuery, BalanceView, VariantPlaces } from '../schema-balance.ts';
import { type GroupedSchool, groupedSchools, schoolFigures } from '../store/balance.ts';
import { type AskedBoard, askedBoards, boardSizes } from '../store/boards.ts';
import { educationRegions, regionDemands } from '../store/demand.ts';
import { type CountedFigure, countFigures, placesIn } from '../store/offers.ts';
import { agreedPlaces } from '../store/redistribution.ts';
import { findRound, type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { groupFigures } from './forms.ts';

/** So many earlier rounds tell what a board usually does. */
const LOOK_BACK = 3;

/** Capacity of a round by kring, board, region or tier, per variant; with a forecast while answers are coming in. */
export async function balanceView(
  scope: Scope,
  now: string,
  roundId: string,
  query: BalanceQuery,
  standing: Standing,
): Promise<BalanceView> {
  if (!mayPlacements('round.oversee', rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
  const round = await findRound(scope, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  const earlier = await earlierRounds(scope, round);
  const variants = await variantsOf(scope, [round.id, ...earlier]);
  const boards = await askedBoards(scope, [round.id], 'all');
  const counted = await countFigures(scope, [roundId]);
  const own = variants.get(roundId) ?? [];
  // Earlier rounds tell something about who has not answered alone.
  const someOpen = counted.length < boards.length * own.length;
  const before = someOpen ? await placesIn(scope, earlier) : new Map<string, Map<string, number>>();
  const ground = { boards, earlier, variants, places: new Map([...before, ...placesNow(counted)]) };
  const parts = await partsOf(scope, query.by, localDate(now), { roundId, boards, counted });
  const shares = sharesWithinCaps(parts, new Map(boards.map(({ boardId, cap }) => [boardId, cap])));
  return {
    by: query.by,
    variants: own.map((variant) => ({
      variantId: variant.id,
      name: variant.name,
      forecast: forecast(forecastParts(variant, ground)),
    })),
    groups: groupsOf(query.by, parts, own, {
      shares,
      names: namesOf(query.by, boards),
      demand: await demandBy(scope, query.by, roundId),
    }),
    boards:
      query.key === undefined
        ? null
        : boardsOf(query, parts, {
            ...{ boards, counted, roundId, own, shares },
            sizes: await boardSizes(scope, 'all', localDate(now)),
          }),
    lookedBack: earlier.length,
  };
}

/** Known per kring and per onderwijsregio; groups of regions go by their name. */
async function demandBy(scope: Scope, by: Dimension, roundId: string): Promise<GroupGround['demand']> {
  if (by === 'kring') return regionDemands(scope, roundId, 'kring');
  if (by !== 'region') return [];
  const names = new Map((await educationRegions(scope)).map(({ id, name }) => [id, name]));
  const demands = await regionDemands(scope, roundId, 'region');
  return demands.map(({ regionId, ...demand }) => ({ ...demand, regionId: names.get(regionId) ?? null }));
}

/** The rounds before this one, each the one that the later was copied from. */
async function earlierRounds(scope: Scope, round: Round): Promise<string[]> {
  const found: string[] = [];
  let before = round.previousRoundId;
  while (before !== null && found.length < LOOK_BACK) {
    found.push(before);
    before = (await findRound(scope, before))?.previousRoundId ?? null;
  }
  return found;
}

interface PartGround {
  roundId: string;
  boards: readonly AskedBoard[];
  counted: readonly CountedFigure[];
}

/** All capacity of a round, agreed places included, each piece with the group it belongs to. */
async function partsOf(scope: Scope, by: Dimension, date: string, ground: PartGround): Promise<BalancePart[]> {
  const { roundId, boards, counted } = ground;
  const now = counted.filter((figure) => figure.roundId === roundId);
  const agreed = (await agreedPlaces(scope, [roundId])).map(({ boardId, variantId, places }): BoardFigure => {
    return { boardId, variantId, definite: places, provisional: 0 };
  });
  if (by === 'kring' || by === 'board') {
    const kringen = new Map(boards.map(({ boardId, kringId }) => [boardId, kringId]));
    const whole = now.flatMap((figure): BoardFigure[] => {
      const effective = effectiveFigure(figure);
      return effective ? [{ boardId: figure.boardId, variantId: figure.variantId, ...effective }] : [];
    });
    return [...whole, ...agreed].map((figure) => {
      const key = by === 'board' ? figure.boardId : (kringen.get(figure.boardId) ?? null);
      return { ...figure, key, estimated: false };
    });
  }
  const own = now.filter(({ ownCount }) => ownCount > 0);
  const hasOwn = new Set(own.map(({ boardId, variantId }) => `${boardId}@${variantId}`));
  const whole = own.map(({ boardId, variantId, ownDefinite, ownProvisional }): BoardFigure => {
    return { boardId, variantId, definite: ownDefinite, provisional: ownProvisional };
  });
  const schools = await groupedSchools(scope, by, date);
  const keyOf = new Map(schools.map(({ schoolId, key }) => [schoolId, key]));
  const ofSchools = (await schoolFigures(scope, roundId, keyOf))
    // A board's own figure goes before those of its schools.
    .filter(({ boardId, variantId }) => !hasOwn.has(`${boardId}@${variantId}`))
    .map((figure) => ({ ...figure, estimated: false }));
  return [...divideOverGroups([...whole, ...agreed], weightsOf(schools)), ...ofSchools];
}

/** How heavy each group weighs in a board: the group teachers of its schools; a school that gives none counts as one. */
function weightsOf(schools: readonly GroupedSchool[]): GroupWeight[] {
  const weights = new Map<string, GroupWeight>();
  for (const { boardId, key, teachers } of schools) {
    const id = `${boardId}\n${key ?? ''}`;
    const weight = weights.get(id) ?? { boardId, key, teachers: 0 };
    weight.teachers += teachers ?? 1;
    weights.set(id, weight);
  }
  // Any order will do, as long as it is always the same: what is left over goes to the first of equals.
  const order = (a: string, b: string) => Number(a > b) - Number(a < b);
  return [...weights.values()].sort((a, b) => order(a.key ?? '', b.key ?? ''));
}

interface ForecastGround {
  boards: readonly AskedBoard[];
  /** By variant and then by board, of this round and the earlier ones. */
  places: ReadonlyMap<string, ReadonlyMap<string, number>>;
  earlier: readonly string[];
  variants: ReadonlyMap<string, readonly RoundVariant[]>;
}

function placesNow(counted: readonly CountedFigure[]): Map<string, Map<string, number>> {
  const places = new Map<string, Map<string, number>>();
  for (const figure of counted) {
    const effective = effectiveFigure(figure);
    if (!effective) continue;
    const ofBoards = places.get(figure.variantId) ?? new Map<string, number>();
    places.set(figure.variantId, ofBoards.set(figure.boardId, effective.definite + effective.provisional));
  }
  return places;
}

function forecastParts(variant: RoundVariant, ground: ForecastGround): ForecastPart[] {
  const name = sameVariant(variant.name);
  const now = ground.places.get(variant.id);
  const before = ground.earlier.map((roundId) => {
    const then = (ground.variants.get(roundId) ?? []).find((each) => sameVariant(each.name) === name);
    return then && ground.places.get(then.id);
  });
  return ground.boards.map(({ boardId }) => ({
    now: now?.get(boardId) ?? null,
    before: before.map((places) => places?.get(boardId) ?? null),
  }));
}

function namesOf(by: Dimension, boards: readonly AskedBoard[]): Map<string, string> {
  if (by === 'board') return new Map(boards.map(({ boardId, boardName }) => [boardId, boardName]));
  if (by !== 'kring') return new Map();
  return new Map(boards.flatMap(({ kringId, kringName }) => (kringId ? [[kringId, kringName ?? ''] as const] : [])));
}

interface GroupGround {
  shares: readonly CappedShare[];
  names: ReadonlyMap<string, string>;
  demand: readonly { variantId: string; regionId: string | null; students: number }[];
}

function groupsOf(
  by: Dimension,
  parts: readonly BalancePart[],
  variants: readonly RoundVariant[],
  { names, demand, shares }: GroupGround,
): BalanceGroup[] {
  const byKey = new Map<string, Map<string, BalancePart>>();
  // Groups without any capacity are shown too where their demand or their name is known.
  for (const key of [...names.keys(), ...demand.flatMap(({ regionId }) => regionId ?? [])]) byKey.set(key, new Map());
  for (const part of parts) {
    const of = byKey.get(part.key ?? '') ?? new Map<string, BalancePart>();
    byKey.set(part.key ?? '', of);
    const cell = of.get(part.variantId) ?? { ...part, definite: 0, provisional: 0, estimated: false };
    cell.definite += part.definite;
    cell.provisional += part.provisional;
    cell.estimated ||= part.estimated;
    of.set(part.variantId, cell);
  }
  const needed = new Map(demand.map(({ variantId, regionId, students }) => [`${variantId}@${regionId}`, students]));
  const together = groupBy(shares, (share) => share.key ?? '');
  const groups = [...byKey].map(([key, of]): BalanceGroup => {
    const lines = variants.map(({ id }) => ({ ...placesOf(of.get(id)), demand: needed.get(`${id}@${key}`) ?? null }));
    const known = lines.flatMap((line) => (line.demand === null ? [] : [line.demand]));
    return {
      key,
      name: key === '' ? null : (names.get(key) ?? key),
      demand: known.length === 0 ? null : sum(known),
      ...wholeOf(together.get(key) ?? []),
      variants: lines,
    };
  });
  return groups.sort(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      (by === 'tier' ? tierOrder(a.key) - tierOrder(b.key) : DUTCH.compare(a.name ?? '', b.name ?? '')),
  );
}

function placesOf(part: BalancePart | undefined): VariantPlaces {
  return { definite: part?.definite ?? 0, provisional: part?.provisional ?? 0, estimated: part?.estimated ?? false };
}

function wholeOf(shares: readonly VariantPlaces[]): VariantPlaces {
  return {
    definite: sum(shares.map(({ definite }) => definite)),
    provisional: sum(shares.map(({ provisional }) => provisional)),
    estimated: shares.some(({ estimated }) => estimated),
  };
}

const DUTCH = new Intl.Collator('nl');

function tierOrder(key: string): number {
  return ['accredited', 'keurmerk', 'stageschool'].indexOf(key);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

interface BoardGround extends PartGround {
  shares: readonly CappedShare[];
  sizes: ReadonlyMap<string, { schools: number }>;
  own: readonly RoundVariant[];
}

/** The boards that make up one group, each with its part of it and how far its answer is. */
function boardsOf(query: BalanceQuery, parts: readonly BalancePart[], ground: BoardGround): BalanceBoard[] {
  const ofBoard = new Map<string, BalancePart[]>();
  for (const part of parts) {
    if ((part.key ?? '') !== query.key) continue;
    const known = ofBoard.get(part.boardId);
    if (known) known.push(part);
    else ofBoard.set(part.boardId, [part]);
  }
  const figures = groupFigures(ground.counted);
  const whole = new Map(
    ground.shares.filter(({ key }) => (key ?? '') === query.key).map((share) => [share.boardId, [share]]),
  );
  return ground.boards.flatMap((board): BalanceBoard[] => {
    const { boardId, boardName } = board;
    const here = ofBoard.get(boardId) ?? [];
    const belongs =
      query.by === 'kring' ? (board.kringId ?? '') === query.key : query.by === 'board' && boardId === query.key;
    if (here.length === 0 && !belongs) return [];
    const given = figures.get(`${ground.roundId}:${boardId}`) ?? [];
    const status = answerStatus(
      given.map((figure) => ({ own: figure.ownCount > 0, schoolsAnswered: figure.schoolsAnswered })),
      { variants: ground.own.length, schools: ground.sizes.get(boardId)?.schools ?? 0 },
    );
    return [
      {
        ...{ boardId, boardName, status },
        ...wholeOf(whole.get(boardId) ?? []),
        variants: ground.own.map(({ id }) => wholeOf(here.filter(({ variantId }) => variantId === id))),
      },
    ];
  });
}
