import { bodiesOn } from '../../people/store-bodies.ts';
import { schoolYearName } from '../../text/placements.ts';
import { localDate } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import {
  closeFault,
  deadlineFault,
  deadlinePassed,
  isDue,
  openFault,
  usualStart,
  variantsFault,
} from '../rules/placement-round.ts';
import { movedKeeping } from '../rules/students/retention.ts';
import type { ChangeRoundBody, CreateRoundBody, DemandBody } from '../schema.ts';
import {
  askedBoards,
  currentBoards,
  extensions,
  insertAskedBoards,
  lockAskedBoard,
  saveExtension,
} from '../store/boards.ts';
import { type DemandDivision, educationRegions, regionDemands, saveRegionDemand } from '../store/demand.ts';
import { moveSchoolOffers } from '../store/offers.ts';
import {
  deleteVariants,
  insertRound,
  insertVariants,
  listRounds,
  openRounds,
  type Round,
  roundExists,
  saveDemand,
  updateRound,
  variantsOf,
} from '../store/rounds.ts';
import { requireMay, roundForUpdate } from './acting.ts';
import { type Asked, askBoards, oweAnswers, redrawCards, withdrawQuestions } from './asking.ts';
import { expireAsks, withdrawAsksOfRound } from './asks.ts';
import { loadForms } from './forms.ts';
import { copyPhases } from './phases.ts';
import { forgetMovedSchools } from './school-debts.ts';
import { copyFieldKeeping } from './students/register.ts';

/** Makes a draft, with the variants, text and manner of answering of the round it is copied from. Returns its id. */
export async function createRound(work: Work, body: CreateRoundBody): Promise<string> {
  await requireMay(work, 'round.manage');
  const source = await sourceRound(work, body.copyFrom);
  const round: Round = {
    id: work.newId(),
    schoolYear: body.schoolYear,
    period: body.period,
    startsOn: body.startsOn ?? usualStart(body.schoolYear, body.deadline),
    state: 'draft',
    deadline: body.deadline,
    explanation: body.explanation ?? source?.explanation ?? '',
    answerBy: body.answerBy ?? source?.answerBy ?? 'board',
    previousRoundId: source?.id ?? null,
    studentsKeptUntil: source ? movedKeeping(source.studentsKeptUntil, source.schoolYear, body.schoolYear) : null,
    openedAt: null,
    closedAt: null,
  };
  const copied = source ? ((await variantsOf(work, [source.id])).get(source.id) ?? []) : [];
  const variants = body.variants ?? copied.map(({ name }) => ({ name, demand: null }));
  refuseIf(variantsFault(variants.map(({ name }) => name)));
  for (const { name, demand } of variants) refuseDemand(name, demand ?? null);
  if (!(await insertRound(work, round))) throw roundExistsRefusal(round);
  await insertVariants(
    work,
    round.id,
    variants.map(({ name, demand }, position) => ({ id: work.newId(), name, position, demand: demand ?? null })),
  );
  if (source) {
    await copyPhases(work, source, round);
    await copyFieldKeeping(work, source, round);
  }
  await recordRound(work, round.id, 'created', undefined, body);
  return round.id;
}

/** The round to copy from: the one that was named, or else the latest that was not cancelled. */
async function sourceRound(work: Work, copyFrom: string | null | undefined): Promise<Round | undefined> {
  if (copyFrom === null) return undefined;
  const rounds = await listRounds(work);
  if (copyFrom === undefined) return rounds.find((round) => round.state !== 'cancelled');
  const named = rounds.find((round) => round.id === copyFrom);
  if (!named) throw new Refusal('not-found', 'not-found');
  return named;
}

/** Changes a draft, or the deadline and text of a round that was opened; a later deadline opens a closed round again. */
export async function changeRound(work: Work, roundId: string, change: ChangeRoundBody): Promise<void> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  if (round.state === 'cancelled') throw new Refusal('conflict', 'round-cancelled');
  if (round.state === 'draft') await changeDraft(work, round, change);
  else await changeAsked(work, round, change);
  await recordRound(work, roundId, 'changed', round, change);
}

async function changeDraft(work: Work, round: Round, change: ChangeRoundBody): Promise<void> {
  const period = change.period ?? round.period;
  if (await roundExists(work, { schoolYear: round.schoolYear, period }, round.id)) throw roundExistsRefusal(round);
  if (change.variants) {
    refuseIf(variantsFault(change.variants.map(({ name }) => name)));
    const known = (await variantsOf(work, [round.id])).get(round.id) ?? [];
    const byDivision = await bothDivisions((division) => regionDemands(work, round.id, division));
    await deleteVariants(work, round.id);
    await insertVariants(
      work,
      round.id,
      change.variants.map(({ variantId, name }, position) => {
        const same = known.find(({ id }) => id === variantId);
        return { id: same?.id ?? work.newId(), name, position, demand: same?.demand ?? null };
      }),
    );
    const stays = new Set(change.variants.map(({ variantId }) => variantId));
    for (const [division, demands] of byDivision) {
      const kept = demands.filter(({ variantId }) => stays.has(variantId));
      await saveRegionDemand(work, round.id, division, kept);
    }
  }
  await updateRound(work, round.id, {
    period,
    starts_on: change.startsOn ?? round.startsOn,
    deadline: change.deadline ?? round.deadline,
    explanation: change.explanation ?? round.explanation,
    answer_by: change.answerBy ?? round.answerBy,
  });
}

async function changeAsked(work: Work, round: Round, change: ChangeRoundBody): Promise<void> {
  if (change.variants || change.period || change.startsOn || change.answerBy) {
    throw new Refusal('conflict', 'round-not-draft');
  }
  const moved = change.deadline !== undefined && change.deadline !== round.deadline;
  const changed: Round = {
    ...round,
    deadline: change.deadline ?? round.deadline,
    explanation: change.explanation ?? round.explanation,
    state: moved ? 'open' : round.state,
  };
  if (moved) refuseIf(deadlineFault(changed, work.now));
  await updateRound(work, round.id, {
    deadline: changed.deadline,
    explanation: changed.explanation,
    state: changed.state,
    ...(changed.state === 'open' ? { closed_at: null } : {}),
  });
  const forms = await loadForms(work, work.now, changed, 'all');
  if (changed.state === 'open') await oweAnswers(work, changed, forms);
  await redrawCards(work, forms);
}

/** Sets how many students need a place, per variant; known or not, at any time. */
export async function setDemand(work: Work, roundId: string, body: DemandBody): Promise<void> {
  await requireMay(work, 'round.manage');
  await roundForUpdate(work, roundId);
  const variants = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  for (const { variantId, demand } of body.demand) {
    const variant = variants.find(({ id }) => id === variantId);
    if (!variant) throw new Refusal('invalid', 'capacity-variant-gone');
    if (variant.demand === demand) continue;
    refuseDemand(variant.name, demand);
    await saveDemand(work, roundId, variantId, demand);
    await recordRound(work, roundId, 'demand', { variantId, demand: variant.demand }, { variantId, demand });
  }
  const { regions, educationRegions: byRegion } = body;
  if (regions) {
    const places = regions.map(({ kringId, ...place }) => ({ ...place, regionId: kringId }));
    await setRegionDemand(work, roundId, 'kring', places);
  }
  if (byRegion) await setRegionDemand(work, roundId, 'region', byRegion);
}

const DIVISIONS: readonly DemandDivision[] = ['kring', 'region'];

async function bothDivisions<T>(look: (division: DemandDivision) => Promise<T>): Promise<[DemandDivision, T][]> {
  const found: [DemandDivision, T][] = [];
  for (const division of DIVISIONS) found.push([division, await look(division)]);
  return found;
}

/** Of each variant, how many must find a place in one kring or region; together never more than the variant's whole demand. */
async function setRegionDemand(
  work: Work,
  roundId: string,
  division: DemandDivision,
  demands: readonly { variantId: string; regionId: string; students: number | null }[],
): Promise<void> {
  const variants = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  const places = await placesOf(work, division);
  for (const { variantId, regionId, students } of demands) {
    const variant = variants.find(({ id }) => id === variantId);
    if (!variant || !places.has(regionId)) throw new Refusal('invalid', 'capacity-variant-gone');
    refuseDemand(variant.name, students);
  }
  const before = await regionDemands(work, roundId, division);
  await saveRegionDemand(work, roundId, division, demands);
  const after = await regionDemands(work, roundId, division);
  for (const { id, name, demand } of variants) {
    const sum = after.filter(({ variantId }) => variantId === id).reduce((all, { students }) => all + students, 0);
    if (sum > (demand ?? 0))
      throw new Refusal('invalid', 'demand-regions-over', { variant: name, sum, demand: demand ?? 0 });
  }
  if (JSON.stringify(before) !== JSON.stringify(after))
    await recordRound(work, roundId, division === 'kring' ? 'region-demand' : 'education-region-demand', before, after);
}

async function placesOf(work: Work, division: DemandDivision): Promise<Set<string>> {
  if (division === 'region') return new Set((await educationRegions(work)).map(({ id }) => id));
  const bodies = await bodiesOn(work, localDate(work.now));
  return new Set(bodies.flatMap(({ id, kind }) => (kind === 'kring' ? [id] : [])));
}

/** Opens a draft: every board that takes part today is asked. */
export async function openRound(work: Work, roundId: string): Promise<Asked> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  const variants = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  const fault = openFault(
    round,
    variants.map(({ name }) => name),
    work.now,
  );
  if (fault) throw new Refusal('conflict', fault, { deadline: round.deadline });
  const boards = await currentBoards(work, localDate(work.now));
  if (boards.length === 0) throw new Refusal('conflict', 'round-no-boards');
  const opened: Round = { ...round, state: 'open', openedAt: work.now };
  await updateRound(work, roundId, { state: 'open', opened_at: work.now });
  const boardIds = boards.map(({ id }) => id);
  await insertAskedBoards(work, roundId, boardIds);
  await recordRound(work, roundId, 'opened', undefined, { boards: boardIds.length });
  return askBoards(work, opened, boardIds);
}

/** Asks the boards that joined the partnership after the round was opened. */
export async function askNewBoards(work: Work, roundId: string): Promise<Asked> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  if (round.state !== 'open') throw new Refusal('conflict', 'round-not-open');
  const asked = new Set((await askedBoards(work, [roundId], 'all')).map(({ boardId }) => boardId));
  const added = (await currentBoards(work, localDate(work.now))).map(({ id }) => id).filter((id) => !asked.has(id));
  await insertAskedBoards(work, roundId, added);
  if (added.length > 0) await recordRound(work, roundId, 'boards-added', undefined, { boards: added.length });
  return askBoards(work, round, added);
}

/** Closes a round; what was answered stays. Closing it again changes nothing. */
export async function closeRound(work: Work, roundId: string): Promise<void> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  refuseIf(closeFault(round));
  if (round.state === 'open') await finish(work, round, 'closed');
}

/** Withdraws a draft or a round; the answers are kept, but nobody is asked any longer. */
export async function cancelRound(work: Work, roundId: string): Promise<void> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  if (round.state === 'closed') throw new Refusal('conflict', 'round-not-open');
  if (round.state !== 'cancelled') await finish(work, round, 'cancelled');
}

/** Closes what is due and was not closed, whenever that was, and keeps open rounds true to the roster; for the clock. */
export async function tendRounds(work: Work): Promise<void> {
  for (const open of await openRounds(work)) {
    await forgetMovedSchools(work, open.id);
    if (!isDue(open, work.now)) await moveSchoolOffers(work, open.id);
    else await closeIfDue(work, open.id);
  }
  for (const { roundId, boardId, until } of await extensions(work)) {
    if (deadlinePassed({ deadline: until }, work.now)) await endExtension(work, roundId, boardId);
  }
  await expireAsks(work);
}

async function closeIfDue(work: Work, roundId: string): Promise<void> {
  const round = await roundForUpdate(work, roundId);
  if (isDue(round, work.now)) await finish(work, round, 'closed');
}

/** The extra time of one board is over; its round may be closed long since. */
async function endExtension(work: Work, roundId: string, boardId: string): Promise<void> {
  const round = await roundForUpdate(work, roundId);
  const board = await lockAskedBoard(work, roundId, boardId);
  if (!board?.extendedUntil || !deadlinePassed({ deadline: board.extendedUntil }, work.now)) return;
  await saveExtension(work, roundId, boardId, null);
  if (round.state === 'open') return;
  const forms = await loadForms(work, work.now, round, [boardId]);
  await withdrawQuestions(work, forms);
  await redrawCards(work, forms);
}

async function finish(work: Work, round: Round, state: 'closed' | 'cancelled'): Promise<void> {
  if (state === 'closed') await moveSchoolOffers(work, round.id);
  else await withdrawAsksOfRound(work, round.id);
  await updateRound(work, round.id, { state, closed_at: work.now });
  await recordRound(work, round.id, state);
  const forms = await loadForms(work, work.now, { ...round, state, closedAt: work.now }, 'all');
  const over = forms.filter((form) => form.state === state);
  await withdrawQuestions(work, over);
  await redrawCards(work, over);
}

/** Gives one board more time than the others, at its request; null takes it back. */
export async function extendBoard(work: Work, roundId: string, boardId: string, until: string | null): Promise<void> {
  await requireMay(work, 'round.manage');
  const round = await roundForUpdate(work, roundId);
  if (round.state !== 'open' && round.state !== 'closed') throw new Refusal('conflict', 'round-not-open');
  const board = await lockAskedBoard(work, roundId, boardId);
  if (!board) throw new Refusal('not-found', 'capacity-board-not-asked');
  if (until !== null && (until <= round.deadline || deadlineFault({ ...round, deadline: until }, work.now) !== null)) {
    throw new Refusal('invalid', 'extension-too-early', { deadline: round.deadline });
  }
  await saveExtension(work, roundId, boardId, until);
  await recordRound(work, roundId, 'extended', { boardId, until: board.extendedUntil }, { boardId, until });
  const forms = await loadForms(work, work.now, round, [boardId]);
  if (forms.some((form) => form.notNow === null)) await oweAnswers(work, round, forms);
  else await withdrawQuestions(work, forms);
  await redrawCards(work, forms);
}

function refuseIf(fault: string | null): void {
  if (fault) throw new Refusal('conflict', fault);
}

function refuseDemand(variant: string, demand: number | null): void {
  if (demand === null || (Number.isInteger(demand) && demand >= 0 && demand <= 99_999)) return;
  throw new Refusal('invalid', 'demand-not-whole', { variant });
}

function roundExistsRefusal({ schoolYear, period }: { schoolYear: number; period: string }): Refusal {
  return new Refusal('conflict', 'round-exists', { year: schoolYearName(schoolYear), period });
}

async function recordRound(work: Work, roundId: string, what: string, before?: unknown, after?: unknown) {
  await recordHistory(work, { entity: 'placement-round', entityId: roundId, what, before, after });
}
