import { createHash } from 'node:crypto';
import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import type { SolveLinear } from '../ports.ts';
import { effectiveFigure } from '../rules/capacity.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import { offersWithAsks, regionalDemand, whyOf } from '../rules/redistribution/ask.ts';
import { type CarriedPlan, carryOver } from '../rules/redistribution/carry-over.ts';
import { buildModel } from '../rules/redistribution/model.ts';
import {
  offeredBy,
  type RedistributionBoard,
  type RedistributionProblem,
  STRATEGIES,
  type Strategy,
  teachersOf,
} from '../rules/redistribution/problem.ts';
import type { AlternativeView, ProposedLine, RedistributionView } from '../schema-redistribution.ts';
import { type AskedBoard, askedBoards, programmeLeaders } from '../store/boards.ts';
import { regionDemands } from '../store/demand.ts';
import { boardOffers, countFigures } from '../store/offers.ts';
import { type Ask, agreedPlaces, findAsks, teachersByTier } from '../store/redistribution.ts';
import {
  findRun,
  lastPlans,
  lastStarted,
  type RedistributionRun,
  type SolvedPlan,
} from '../store/redistribution-runs.ts';
import { findRound, type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { viewOfAsk } from './ask-view.ts';
import { groupFigures } from './forms.ts';

/**
 * Looking for as few boards as possible is a search, too long a one with more boards than this; and a proposal over more is worked
 * out in the background instead of while somebody waits.
 */
const MOST_BOARDS_AT_ONCE = 100;

const STUCK_MS = 15 * 60_000;

/** Everything a proposal is made of. */
export interface Loaded {
  round: Round;
  variants: RoundVariant[];
  boards: AskedBoard[];
  past: Map<string, number>;
  asks: Ask[];
  problem: RedistributionProblem;
  waiting: number;
  /** Boards that have stated nothing at all yet. */
  silent: ReadonlySet<string>;
}

/** The proposal by one strategy, with what the others would cost, and what boards were asked before. */
export async function redistributionView(
  scope: Scope,
  now: string,
  roundId: string,
  standing: Standing,
  strategy: Strategy,
  solve: SolveLinear,
): Promise<RedistributionView> {
  if (!mayPlacements('redistribution.manage', rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
  const loaded = await load(scope, now, roundId);
  const contacts = await programmeLeaders(scope);
  const { plans, calculation } = await plansOf(scope, now, loaded, strategiesFor(loaded), solve);
  const found = plans.find((each) => each.strategy === strategy) ?? plans[0];
  const { strategy: shown, plan } = found ?? { strategy, plan: NO_PLAN };
  const { round, variants, boards } = loaded;
  const withoutTeachers = new Set(
    loaded.problem.boards.flatMap((board) => (teachersOf(board) === 0 ? board.boardId : [])),
  );
  return {
    roundId,
    schoolYear: round.schoolYear,
    period: round.period,
    strategy: shown,
    alternatives: plans.map((each) => alternativeOf(loaded.problem, each)),
    lines: linesOf(loaded, plan),
    unmet: plan.unmet.map(({ variantId, regionId, students }) => ({
      variant: variants.find(({ id }) => id === variantId)?.name ?? '',
      kringName: boards.find(({ kringId }) => kringId === regionId && kringId !== null)?.kringName ?? null,
      students,
    })),
    asks: loaded.asks.map((ask) => viewOfAsk(ask, round, contacts)),
    waiting: loaded.waiting,
    unknownSize: boards.filter(({ boardId }) => withoutTeachers.has(boardId)).map(({ boardName }) => boardName),
    demandKnown: variants.some(({ demand }) => demand !== null),
    calculation,
  };
}

/** The lines of one proposal, for sending: made from the figures as they now are, so that nothing is sent that no longer holds. */
export async function proposedLines(
  scope: Scope,
  now: string,
  roundId: string,
  strategy: Strategy,
  solve: SolveLinear,
): Promise<{ round: Round; lines: ProposedLine[] }> {
  const loaded = await load(scope, now, roundId);
  const { plans } = await plansOf(scope, now, loaded, [strategy], solve);
  const found = plans.find((each) => each.strategy === strategy);
  return { round: loaded.round, lines: found ? linesOf(loaded, found.plan) : [] };
}

/** A plan as it is shown, and how far it may lie from the best one; null: that is not known. */
interface ShownPlan {
  strategy: Strategy;
  plan: CarriedPlan;
  gap: number | null;
}

const NO_PLAN: CarriedPlan = {
  ...{ extras: [], unmet: [] },
  byTier: { accredited: 0, keurmerk: 0, stageschool: 0 },
};

/** The strategies that a proposal can be made by with so many boards. */
export function strategiesFor({ boards }: Loaded): Strategy[] {
  return STRATEGIES.filter((each) => each !== 'few' || boards.length <= MOST_BOARDS_AT_ONCE);
}

/**
 * Worked out at once where that is quick, and otherwise as it was in the background. Once figures changed since, what of it still
 * holds, so that answers coming in do not keep the rest from being asked.
 */
async function plansOf(
  scope: Scope,
  now: string,
  loaded: Loaded,
  strategies: readonly Strategy[],
  solve: SolveLinear,
): Promise<{ plans: ShownPlan[]; calculation: RedistributionView['calculation'] }> {
  if (loaded.boards.length > MOST_BOARDS_AT_ONCE) {
    const run = await findRun(scope, { roundId: loaded.round.id, problemKey: keyOf(loaded.problem) });
    if (run?.state === 'done') return { plans: run.plans, calculation: null };
    const calculation = await calculationOf(scope, now, loaded, run);
    const earlier = await lastPlans(scope, loaded.round.id);
    return { plans: earlier.flatMap((each) => carriedOver(each, loaded.problem)), calculation };
  }
  const plans: ShownPlan[] = [];
  for (const strategy of strategies) plans.push({ strategy, ...(await solved(loaded.problem, strategy, solve)) });
  return { plans, calculation: null };
}

function carriedOver(earlier: SolvedPlan, problem: RedistributionProblem): ShownPlan[] {
  const plan = earlier.basis ? carryOver(earlier.plan, earlier.basis, problem) : null;
  return plan && plan.extras.length > 0 ? [{ strategy: earlier.strategy, plan, gap: null }] : [];
}

/** A proposal that is asked for in the background: how far it is, or why there is none. */
async function calculationOf(
  scope: Scope,
  now: string,
  loaded: Loaded,
  run: RedistributionRun | undefined,
): Promise<RedistributionView['calculation']> {
  const total = strategiesFor(loaded).length;
  const startedAt = run?.startedAt ?? (await lastStarted(scope, loaded.round.id));
  if (!run || run.state === 'done')
    return { state: startedAt === null ? 'none' : 'changed', done: 0, total, startedAt };
  const stuck = run.startedAt < stuckBefore(now);
  return { state: stuck ? 'failed' : run.state, done: run.done, total, startedAt };
}

/** What began before this and has not ended is taken for lost: the largest proposals take half a minute. */
export function stuckBefore(now: string): string {
  return new Date(Date.parse(now) - STUCK_MS).toISOString();
}

/** The same only as long as every figure that a proposal is made from is. */
export function keyOf(problem: RedistributionProblem): string {
  return createHash('sha256').update(JSON.stringify(problem)).digest('hex');
}

/** The best plan by one strategy. */
export async function solved(problem: RedistributionProblem, strategy: Strategy, solve: SolveLinear) {
  const built = buildModel(problem, strategy);
  const { values, cost, gap } = await solve(built.model);
  return { plan: built.read(values, cost), gap };
}

/** All figures that a proposal for a round is made from. */
export async function load(scope: Scope, now: string, roundId: string): Promise<Loaded> {
  const round = await findRound(scope, roundId);
  if (!round) throw new Refusal('not-found', 'not-found');
  if (round.state === 'draft' || round.state === 'cancelled') throw new Refusal('conflict', 'round-not-open');
  const roundIds = round.previousRoundId ? [round.id, round.previousRoundId] : [round.id];
  const variants = (await variantsOf(scope, [round.id])).get(round.id) ?? [];
  const asked = await askedBoards(scope, roundIds, 'all');
  const boards = asked.filter((board) => board.roundId === round.id);
  const figures = groupFigures(await countFigures(scope, roundIds));
  const own = await boardOffers(scope, round.id, 'all');
  const teachers = await teachersByTier(scope, localDate(now));
  const asks = await findAsks(scope, { roundId });
  const asksOf = new Map<string, Ask[]>();
  for (const ask of asks) asksOf.set(ask.boardId, [...(asksOf.get(ask.boardId) ?? []), ask]);
  const past = await pastPlaces(scope, round, asked, figures);
  const placesOf = (boardId: string, variantId: string): number | null => {
    const figure = figures.get(`${round.id}:${boardId}`)?.find((each) => each.variantId === variantId);
    const effective = figure ? effectiveFigure(figure) : null;
    return effective && effective.definite + effective.provisional;
  };
  return {
    round,
    variants,
    boards,
    past,
    asks,
    waiting: boards.filter(({ boardId }) => variants.some(({ id }) => placesOf(boardId, id) === null)).length,
    silent: new Set(
      boards.flatMap(({ boardId }) => (variants.every(({ id }) => placesOf(boardId, id) === null) ? [boardId] : [])),
    ),
    problem: {
      variantIds: variants.map(({ id }) => id),
      demand: regionalDemand(variants, await regionDemands(scope, roundId)),
      boards: boards.map(
        ({ boardId, kringId, cap }): RedistributionBoard => ({
          boardId,
          regionId: kringId,
          teachers: teachers.get(boardId) ?? { accredited: 0, keurmerk: 0, stageschool: 0 },
          cap,
          past: past.get(boardId) ?? 0,
          offers: offersWithAsks(
            variants.map(({ id }) => ({
              variantId: id,
              places: placesOf(boardId, id) ?? 0,
              refused: own.get(boardId)?.some((offer) => offer.variantId === id && offer.certainty === 'none') ?? false,
            })),
            asksOf.get(boardId) ?? [],
          ),
        }),
      ),
    },
  };
}

/** What each board carried in the earlier round: its places within its cap, and what it took over then. */
async function pastPlaces(
  scope: Scope,
  round: Round,
  boards: readonly AskedBoard[],
  figures: ReturnType<typeof groupFigures>,
): Promise<Map<string, number>> {
  const past = new Map<string, number>();
  if (round.previousRoundId === null) return past;
  for (const { boardId, cap } of boards.filter(({ roundId }) => roundId === round.previousRoundId)) {
    const places = (figures.get(`${round.previousRoundId}:${boardId}`) ?? [])
      .map(effectiveFigure)
      .reduce((sum, figure) => sum + (figure ? figure.definite + figure.provisional : 0), 0);
    past.set(boardId, cap === null ? places : Math.min(places, cap));
  }
  for (const { boardId, places } of await agreedPlaces(scope, [round.previousRoundId])) {
    past.set(boardId, (past.get(boardId) ?? 0) + places);
  }
  return past;
}

/** In the order people read boards in: by kring and name. */
function linesOf(loaded: Loaded, plan: CarriedPlan): ProposedLine[] {
  const { boards, variants, problem } = loaded;
  const known = new Map(problem.boards.map((board) => [board.boardId, board]));
  const extras = new Map(plan.extras.map((each) => [`${each.boardId} ${each.variantId}`, each]));
  return boards.flatMap(({ boardId, boardName, kringName }) => {
    const board = known.get(boardId);
    if (!board) return [];
    const why = whyOf(board, loaded.past.get(boardId) ?? null, loaded.silent.has(boardId));
    return variants.flatMap(({ id, name }) => {
      const extra = extras.get(`${boardId} ${id}`);
      return extra ? [{ boardId, boardName, kringName, variantId: id, variant: name, places: extra.places, why }] : [];
    });
  });
}

function alternativeOf(problem: RedistributionProblem, { strategy, plan, gap }: ShownPlan): AlternativeView {
  const { extras, unmet, byTier } = plan;
  const perBoard = new Map<string, number>();
  for (const { boardId, places } of extras) perBoard.set(boardId, (perBoard.get(boardId) ?? 0) + places);
  const shares = problem.boards
    .filter(({ boardId }) => perBoard.has(boardId))
    .map((board) => (offeredBy(board) + (perBoard.get(board.boardId) ?? 0)) / Math.max(1, teachersOf(board)));
  return {
    strategy,
    places: extras.reduce((sum, { places }) => sum + places, 0),
    boards: perBoard.size,
    unmet: unmet.reduce((sum, { students }) => sum + students, 0),
    byTier,
    fullest: Math.round(100 * Math.max(0, ...shares)),
    gap: gap !== null && Number.isFinite(gap) ? gap : null,
  };
}
