import { localDate } from '../../time/local.ts';
import { recordHistory } from '../../work/history.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Work } from '../../work/work.ts';
import { absurdFault, type CapacityFault, capacityFault, type Offer, tidyOffer } from '../rules/capacity.ts';
import { mayRemindSchool } from '../rules/delegation.ts';
import { mayPlacements, speaksForBoard, speaksForSchool } from '../rules/may-placements.ts';
import type { AnswerSchoolBody, CapacityForm, DelegateBody, Delegated } from '../schema.ts';
import { lockAskedBoard, type SchoolOfBoard, saveBoardAnswer, schoolsOfBoard } from '../store/boards.ts';
import {
  contactsOfSchools,
  type Delegation,
  delegationsIn,
  endDelegation,
  saveDelegation,
} from '../store/delegations.ts';
import { saveOffers, schoolOffers } from '../store/offers.ts';
import { findRound, lockRound, variantsOf } from '../store/rounds.ts';
import { actingRoles } from './acting.ts';
import { finishAnswer, type OpenQuestion, recordAnswer, refuseWhenOver, same } from './answering.ts';
import { askSchools, redrawSchoolCards } from './asking-schools.ts';
import { loadForm } from './forms.ts';
import { tendSchoolDebts } from './school-debts.ts';
import { loadSchoolForm, loadSchoolForms } from './school-forms.ts';

/**
 * Lets schools of one board answer for themselves, asks them once more, or takes it back. The board goes on answering for them
 * as it likes. Schools without a contact person are named, and the others asked.
 */
export async function delegateSchools(
  work: Work,
  roundId: string,
  boardId: string,
  { schoolIds, act }: DelegateBody,
): Promise<Delegated> {
  const schools = await schoolsToDelegate(work, roundId, boardId, schoolIds);
  if (act === 'withdraw') return withdrawFrom(work, { roundId, boardId }, schools);
  const contacts = await contactsOfSchools(work, schoolIds);
  const unreachable = schools.filter(({ id }) => !contacts.has(id)).map(({ name }) => name);
  if (unreachable.length === schools.length) {
    throw new Refusal('conflict', 'delegation-no-contact', { schools: unreachable.length });
  }
  const round = await lockRound(work, roundId, 'share');
  if (!round) throw new Refusal('not-found', 'not-found');
  const known = await loadSchoolForms(work, work.now, round, { schoolIds });
  const delegations = await delegationsIn(work, [roundId], { schoolIds });
  const times = new Map<string, number>();
  for (const { id } of schools) {
    const delegation = delegations.find(({ schoolId }) => schoolId === id);
    const status = known.find(({ school }) => school?.schoolId === id)?.status ?? 'none';
    if (!contacts.has(id) || !isAsked(act, delegation, status, localDate(work.now))) continue;
    times.set(id, await saveDelegation(work, { roundId, boardId, schoolId: id }));
  }
  const asked = [...times.keys()];
  if (asked.length > 0) await record(work, roundId, boardId, act === 'ask' ? 'delegated' : 'reminded-schools', asked);
  await tendSchoolDebts(work, round, { schoolIds: asked }, act === 'ask');
  await askSchools(work, await loadSchoolForms(work, work.now, round, { schoolIds: asked }), times);
  return { schools: asked.length, unreachable };
}

/** Asking is for schools that do not answer for themselves yet; reminding for the ones that do and are not done. */
function isAsked(
  act: 'ask' | 'remind',
  delegation: Delegation | undefined,
  status: CapacityForm['status'],
  today: string,
): boolean {
  if (act === 'ask') return !delegation?.active;
  return delegation?.active === true && mayRemindSchool(status, localDate(delegation.lastAskedAt), today);
}

/** The schools that were named, of a board that whoever acts may decide about now. */
async function schoolsToDelegate(
  work: Work,
  roundId: string,
  boardId: string,
  schoolIds: readonly string[],
): Promise<SchoolOfBoard[]> {
  const round = await lockRound(work, roundId, 'share');
  if (!round) throw new Refusal('not-found', 'not-found');
  const board = await lockAskedBoard(work, roundId, boardId);
  if (!board) throw new Refusal('not-found', 'capacity-board-not-asked');
  const roles = await actingRoles(work, boardId);
  if (!mayPlacements('capacity.delegate', roles)) throw new Refusal('not-allowed', 'not-allowed');
  // Schools are asked to answer now: nobody has the right to ask them when the time for it is over.
  await refuseWhenOver(work, round, board, []);
  const schools = await schoolsOfBoard(work, boardId, localDate(work.now));
  const named = schools.filter(({ id }) => schoolIds.includes(id));
  if (named.length < new Set(schoolIds).size) throw new Refusal('invalid', 'capacity-school-gone');
  return named;
}

async function withdrawFrom(
  work: Work,
  { roundId, boardId }: { roundId: string; boardId: string },
  schools: readonly SchoolOfBoard[],
): Promise<Delegated> {
  const ids = schools.map(({ id }) => id);
  const active = (await delegationsIn(work, [roundId], { schoolIds: ids })).filter((each) => each.active);
  for (const { schoolId } of active) await endDelegation(work, roundId, schoolId);
  if (active.length > 0) {
    const ended = active.map(({ schoolId }) => schoolId);
    await record(work, roundId, boardId, 'delegation-ended', ended);
    const form = await loadForm(work, work.now, roundId, boardId);
    const round = await findRound(work, roundId);
    if (round) await tendSchoolDebts(work, round, { schoolIds: ended });
    await redrawSchoolCards(work, [form]);
  }
  return { schools: active.length, unreachable: [] };
}

/**
 * Saves what a school says for itself, or what somebody of its board says for it; variants left out stay as they are. What counts
 * for the board follows: its own figure, where it gave one, still goes before.
 */
export async function answerSchool(
  work: Work,
  roundId: string,
  schoolId: string,
  answer: AnswerSchoolBody,
): Promise<CapacityForm> {
  const { question, school, bySchool } = await openSchoolQuestion(work, roundId, schoolId);
  const variants = (await variantsOf(work, [roundId])).get(roundId) ?? [];
  const kept = await schoolOffers(work, roundId, [schoolId]);
  if (answer.offers.length === 0 && kept.length === 0) throw new Refusal('invalid', 'capacity-empty');
  const context = { today: localDate(work.now), startsOn: question.round.startsOn, variants };
  refuse(capacityFault(answer.offers, null, { ...context, groupTeachers: school.groupTeachers }));
  const given = answer.offers.map(tidyOffer);
  const all: Offer[] = [...kept.filter((offer) => !given.some((each) => each.variantId === offer.variantId)), ...given];
  if (!answer.confirmed) refuse(absurdFault(all, null, school.groupTeachers));
  const changes = given.filter((offer) => !same(offer, kept)).map((offer) => ({ ...offer, schoolId }));
  if (changes.length > 0) {
    const { boardId, onBehalf, cap } = question;
    await saveOffers(work, { roundId, boardId, onBehalf, bySchool }, changes);
    await saveBoardAnswer(work, roundId, boardId, question);
    const before = kept.filter((offer) => changes.some(({ variantId }) => variantId === offer.variantId));
    await recordAnswer(work, question, { offers: before, cap }, { offers: changes, cap });
  }
  await finishAnswer(work, question, changes.length > 0);
  return loadSchoolForm(work, work.now, roundId, schoolId);
}

/** Locks the round and the board of a school that answers for itself, and refuses whoever may not answer for it now. */
async function openSchoolQuestion(
  work: Work,
  roundId: string,
  schoolId: string,
): Promise<{ question: OpenQuestion; school: Delegation; bySchool: boolean }> {
  const round = await lockRound(work, roundId, 'share');
  const [school] = round ? await delegationsIn(work, [roundId], { schoolIds: [schoolId] }) : [];
  if (!round || !school) throw new Refusal('not-found', 'school-not-asked');
  const board = await lockAskedBoard(work, roundId, school.boardId);
  if (!board) throw new Refusal('not-found', 'capacity-board-not-asked');
  const roles = await actingRoles(work, school.boardId, schoolId);
  if (!mayPlacements('capacity.answer-school', roles)) {
    throw new Refusal('not-allowed', 'capacity-not-your-school', { school: school.schoolName });
  }
  await refuseWhenOver(work, round, board, roles);
  if (!school.active) throw new Refusal('conflict', 'school-delegation-ended', { board: school.boardName });
  const bySchool = speaksForSchool(roles);
  const onBehalf = !bySchool && !speaksForBoard(roles);
  return { question: { round, boardId: school.boardId, cap: board.cap, onBehalf }, school, bySchool };
}

function refuse(fault: CapacityFault | null): void {
  if (fault) throw new Refusal(fault.code === 'capacity-absurd' ? 'conflict' : 'invalid', fault.code, fault.facts);
}

async function record(work: Work, roundId: string, boardId: string, what: string, schools: readonly string[]) {
  await recordHistory(work, {
    entity: 'placement-round',
    entityId: roundId,
    what,
    after: { boardId, schools },
  });
}
