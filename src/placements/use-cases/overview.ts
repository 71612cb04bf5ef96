import { rolesAt, type Standing } from '../../people/rules/roles.ts';
import { answerersOfBoards } from '../../people/store-answerers.ts';
import { localDate, toInstant } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { balanceOf, type Figure, totalWithinCaps } from '../rules/balance.ts';
import { effectiveFigure } from '../rules/capacity.ts';
import { mayPlacements } from '../rules/may-placements.ts';
import { deadlinePassed, endedAt, forBoard, sameVariant } from '../rules/placement-round.ts';
import {
  answerStatus,
  isLate,
  type Progress,
  progressByKring,
  progressByManager,
  progressOf,
} from '../rules/round-progress.ts';
import type { BoardLine, RoundDashboard, RoundSummary } from '../schema.ts';
import { type AskedBoard, askedBoards, boardSizes, currentBoards } from '../store/boards.ts';
import { type CountedFigure, countFigures } from '../store/offers.ts';
import { agreedPlaces } from '../store/redistribution.ts';
import { findRound, listRounds, type Round, type RoundVariant, variantsOf } from '../store/rounds.ts';
import { groupFigures, placesByName } from './forms.ts';

/** Everything about some rounds that lines and progress are made of; loaded in a fixed number of queries. */
interface RoundData {
  now: string;
  variants: Map<string, RoundVariant[]>;
  boards: AskedBoard[];
  figures: Map<string, CountedFigure[]>;
  /** What those come to, under the same keys. */
  places: Map<string, Figure[]>;
  sizes: Map<string, { schools: number; groupTeachers: number | null }>;
  /** Places boards agreed to beyond their offers, when places were short. */
  agreed: (Figure & { roundId: string })[];
}

type Line = Omit<BoardLine, 'previous' | 'reachable'>;

/** Which boards somebody may see in rounds: all, or the ones they look after or speak for. */
export function boardsSeen(standing: Standing): 'all' | string[] {
  if (mayPlacements('round.oversee', rolesAt(standing, {}))) return 'all';
  return [...new Set(standing.boards.map(({ boardId }) => boardId))];
}

/** Whether somebody makes, opens and closes rounds, and so sees drafts. */
export function mayManageRounds(standing: Standing): boolean {
  return mayPlacements('round.manage', rolesAt(standing, {}));
}

/** The round that a link leads to; undefined when it is not there for this person, or not for others yet. */
export async function roundBehindLink(
  scope: Scope,
  standing: Standing,
  roundId: string,
): Promise<Pick<Round, 'schoolYear' | 'period' | 'state' | 'deadline'> | undefined> {
  const seen = boardsSeen(standing);
  if (seen !== 'all' && seen.length === 0) return undefined;
  const round = await findRound(scope, roundId);
  return round && isPublic(round) ? round : undefined;
}

/** A draft and a withdrawn round are the business of who makes them. */
export function isPublic(round: Round): boolean {
  return round.state === 'open' || round.state === 'closed';
}

/** One round: progress per kring and board, balance per variant. A relatiebeheerder sees the own boards alone. */
export async function roundDashboard(
  scope: Scope,
  now: string,
  roundId: string,
  standing: Standing,
): Promise<RoundDashboard> {
  const round = await findRound(scope, roundId);
  const mayManage = mayManageRounds(standing);
  if (!round || !(mayManage || isPublic(round))) throw new Refusal('not-found', 'not-found');
  const seen = boardsSeen(standing);
  if (seen !== 'all' && seen.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  const dashboard = await dashboardOf(scope, now, round, seen);
  if (seen === 'all') {
    const asksMore = mayManage && round.state === 'open';
    return { ...dashboard, mayManage, ...(asksMore ? { newBoards: await newBoards(scope, now, dashboard) } : {}) };
  }
  // Demand is for all boards together: beside a few of them it would look like a shortage.
  return {
    ...dashboard,
    round: { ...dashboard.round, variants: dashboard.round.variants.map((variant) => ({ ...variant, demand: null })) },
    balance: dashboard.balance.map((line) => ({ ...line, demand: null, short: null, uncertain: null })),
    total: { ...dashboard.total, demand: null },
    mayManage,
  };
}

/** Boards that take part now but were not there when the round was opened, by name. */
async function newBoards(scope: Scope, now: string, { boards }: Pick<RoundDashboard, 'boards'>): Promise<string[]> {
  const asked = new Set(boards.map(({ boardId }) => boardId));
  const current = await currentBoards(scope, localDate(now));
  return current.flatMap(({ id, name }) => (asked.has(id) ? [] : [name]));
}

/** The dashboard over these boards, whoever asks. */
export async function dashboardOf(
  scope: Scope,
  now: string,
  round: Round,
  seen: 'all' | readonly string[],
): Promise<Omit<RoundDashboard, 'mayManage'>> {
  const previousId = round.previousRoundId;
  const data = await loadData(scope, now, previousId ? [round.id, previousId] : [round.id], seen);
  const lines = linesOf(data, round);
  const people = await answerersOfBoards(
    scope,
    lines.map(({ boardId }) => boardId),
    localDate(now),
  );
  const variants = data.variants.get(round.id) ?? [];
  const figures = figuresOf(data, round.id);
  const previous = previousPlaces(data, previousId);
  const kringNames = new Map(data.boards.map((board) => [board.kringId, board.kringName]));
  const demands = variants.flatMap(({ demand }) => (demand === null ? [] : [demand]));
  return {
    round: { ...summary(round, progressOf(lines)), variants: [...variants] },
    kringen: progressByKring(lines).map(({ kringId, progress }) => ({
      kringId,
      kringName: kringNames.get(kringId) ?? null,
      progress,
    })),
    managers: progressByManager(lines),
    boards: lines.map((line) => ({
      ...line,
      previous: previous.ofBoard.get(line.boardId) ?? null,
      reachable: (people.get(line.boardId)?.personIds ?? []).length > 0,
    })),
    balance: balanceOf(
      variants.map((variant) => ({ ...variant, previous: previous.ofVariant.get(sameVariant(variant.name)) ?? null })),
      figures,
    ),
    total: {
      demand: demands.length === 0 ? null : demands.reduce((sum, demand) => sum + demand, 0),
      ...totalWithinCaps(figures, new Map(lines.map((line) => [line.boardId, line.cap]))),
    },
  };
}

async function loadData(
  scope: Scope,
  now: string,
  roundIds: readonly string[],
  seen: 'all' | readonly string[],
): Promise<RoundData> {
  const figures = groupFigures(await countFigures(scope, roundIds, seen));
  return {
    ...{ now, figures },
    variants: await variantsOf(scope, roundIds),
    boards: await askedBoards(scope, roundIds, seen),
    places: new Map([...figures].map(([key, counted]) => [key, effective(counted)])),
    sizes: await boardSizes(scope, seen, localDate(now)),
    agreed: (await agreedPlaces(scope, roundIds)).map(({ places, ...of }) => ({
      ...of,
      definite: places,
      provisional: 0,
    })),
  };
}

/** A round with how far the boards are that somebody may see. */
export function summary(round: Round, progress: Progress): RoundSummary {
  const ended = endedAt(round);
  return {
    id: round.id,
    schoolYear: round.schoolYear,
    period: round.period,
    state: round.state,
    deadline: round.deadline,
    closedEarly: ended === round.deadline ? null : ended,
    startsOn: round.startsOn,
    answerBy: round.answerBy,
    explanation: round.explanation,
    progress,
  };
}

function linesOf(data: RoundData, round: Round): Line[] {
  const variants = (data.variants.get(round.id) ?? []).length;
  return data.boards
    .filter((board) => board.roundId === round.id)
    .map((board) => {
      const key = `${round.id}:${board.boardId}`;
      const figures = data.figures.get(key) ?? [];
      const status = answerStatus(
        figures.map((figure) => ({ own: figure.ownCount > 0, schoolsAnswered: figure.schoolsAnswered })),
        { variants, schools: data.sizes.get(board.boardId)?.schools ?? 0 },
      );
      const caps = new Map([[board.boardId, board.cap]]);
      return {
        boardId: board.boardId,
        boardName: board.boardName,
        kringId: board.kringId,
        relatiebeheerder: board.relatiebeheerder,
        status,
        late: isLate(status, overFor(round, board, data.now)),
        ...totalWithinCaps([...(data.places.get(key) ?? []), ...agreedOf(data, round.id, board.boardId)], caps),
        cap: board.cap,
        answeredAt: board.answeredAt,
        answeredBy: board.answeredBy,
        onBehalf: board.onBehalf,
        extendedUntil: forBoard(round, board.extendedUntil) === round ? null : board.extendedUntil,
      };
    });
}

/** Whether this board's time to answer is over. */
export function overFor(round: Round, board: Pick<AskedBoard, 'extendedUntil'>, now: string): boolean {
  const own = forBoard(round, board.extendedUntil);
  return own.state === 'closed' || (own.state === 'open' && deadlinePassed(own, now));
}

function effective(figures: readonly CountedFigure[]): Figure[] {
  return figures.flatMap((figure) => {
    const effectiveOne = effectiveFigure(figure);
    return effectiveOne ? [{ boardId: figure.boardId, variantId: figure.variantId, ...effectiveOne }] : [];
  });
}

function figuresOf(data: RoundData, roundId: string): Figure[] {
  const seen = new Set(data.boards.map(({ boardId }) => boardId));
  return [
    ...[...data.places].flatMap(([key, figures]) => (key.startsWith(`${roundId}:`) ? figures : [])),
    ...data.agreed.filter((figure) => figure.roundId === roundId && seen.has(figure.boardId)),
  ];
}

function agreedOf(data: RoundData, roundId: string, boardId: string): Figure[] {
  return data.agreed.filter((figure) => figure.roundId === roundId && figure.boardId === boardId);
}

/** Places in the earlier round, per board (within its cap) and per variant name. */
function previousPlaces(data: RoundData, previousId: string | null) {
  const ofBoard = new Map<string, number>();
  if (previousId === null) return { ofBoard, ofVariant: new Map<string, number>() };
  for (const board of data.boards.filter(({ roundId }) => roundId === previousId)) {
    const figures = data.places.get(`${previousId}:${board.boardId}`) ?? [];
    const { definite, provisional } = totalWithinCaps(figures, new Map([[board.boardId, board.cap]]));
    if (figures.length > 0) ofBoard.set(board.boardId, definite + provisional);
  }
  const all = [...data.figures].flatMap(([key, figures]) => (key.startsWith(`${previousId}:`) ? figures : []));
  return { ofBoard, ofVariant: placesByName(data.variants.get(previousId) ?? [], all) };
}

/** For "hoe staat de plaatsingsronde ervoor?": the open rounds as facts, the first deadline first. */
export async function roundStatus(scope: Scope, now: string, standing: Standing) {
  const seen = boardsSeen(standing);
  if (seen !== 'all' && seen.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  const open = (await listRounds(scope))
    .filter(({ state }) => state === 'open')
    .sort((a, b) => toInstant(a.deadline).localeCompare(toInstant(b.deadline)));
  const facts = [];
  for (const { id } of open) {
    const dashboard = await roundDashboard(scope, now, id, standing);
    facts.push({
      roundId: id,
      schoolYear: dashboard.round.schoolYear,
      period: dashboard.round.period,
      deadline: dashboard.round.deadline,
      progress: dashboard.round.progress,
      kringen: dashboard.kringen.map(({ kringName, progress }) => ({
        name: kringName,
        boards: progress.boards,
        answered: progress.answered,
      })),
      managers: dashboard.managers.flatMap(({ name, progress: { boards, answered } }) =>
        name === null ? [] : [{ name, boards, answered }],
      ),
      missing: dashboard.boards.filter(({ status }) => status !== 'answered').map(({ boardName }) => boardName),
      total: dashboard.total,
      short: dashboard.balance.flatMap(({ name, short }) => (short ? [{ name, short }] : [])),
    });
  }
  return facts;
}
