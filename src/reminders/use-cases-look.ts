import { type Role, rolesAt, type Standing } from '../people/rules/roles.ts';
import { findPersons, standingOf } from '../people/store.ts';
import { type Answerers, answerersOf, answerPlaces } from '../people/store-answerers.ts';
import { findBodies } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope } from '../work/work.ts';
import { mayReminders, type ReminderAction } from './rules/may-reminders.ts';
import type { AskedQuestion } from './rules/reminder-preview.ts';
import type { MyObligation, OpenDebtor, OpenOverview, OpenSubject, Selection } from './schema.ts';
import {
  countsOf,
  findObligations,
  type Obligation,
  type OpenObligation,
  openObligations,
  openObligationsOf,
} from './store.ts';
import { type Habit, selectHabits } from './store-habits.ts';

/** How these seats usually answer questions of one kind. */
export async function habitsOf(
  scope: Scope,
  kind: string,
  seatIds: readonly string[],
  now: string,
): Promise<Map<string, Habit>> {
  return selectHabits(scope, kind, seatIds, now);
}

/** Who looks, and when (ISO instant). */
export interface Looker {
  personId: string;
  now: string;
}

/** Who can answer an obligation today. */
type Answerable = Pick<Answerers, 'label' | 'kringId' | 'personIds'>;

/** An open obligation with those who can answer it today. */
export interface Debt extends Obligation, Answerable {}

/** What one person still has to answer today, soonest due first. */
export async function myObligations(scope: Scope, looker: Looker): Promise<MyObligation[]> {
  return (await openQuestionsOf(scope, [looker.personId], looker.now)).get(looker.personId) ?? [];
}

/** One obligation that is still open, whoever owes it. */
export async function findOpenObligation(
  scope: Scope,
  obligationId: string,
): Promise<Pick<Obligation, 'question'> | undefined> {
  const found = (await findObligations(scope, [obligationId])).get(obligationId);
  return found && found.settledAt === null && found.withdrawnAt === null ? found : undefined;
}

/** The open questions of several people at once, each soonest due first. */
export async function openQuestionsOf(
  scope: Scope,
  personIds: readonly string[],
  now: string,
): Promise<Map<string, MyObligation[]>> {
  const places = await answerPlaces(scope, personIds, localDate(now));
  const open = await openObligationsOf(scope, places);
  return shownPerPerson(scope, open, await answerableAt(scope, open, now), personIds);
}

/** What each of these persons can answer of what is owed, as people see it. */
export async function shownPerPerson<O extends OpenObligation>(
  scope: Scope,
  owed: readonly O[],
  answerableBy: (obligation: O) => Answerable,
  personIds: readonly string[],
): Promise<Map<string, MyObligation[]>> {
  const bodies = await findBodies(scope, bodyIdsOf(owed));
  const shown = new Map<string, MyObligation[]>(personIds.map((id) => [id, []]));
  for (const debt of owed) {
    const { label, personIds: answerers } = answerableBy(debt);
    const line: MyObligation = {
      obligationId: debt.id,
      question: debt.question,
      topic: debt.topic,
      title: debt.title,
      bodyName: (debt.bodyId && bodies.get(debt.bodyId)?.name) || null,
      boardName: debt.boardId ? label : null,
      seatId: debt.seatId,
      since: debt.since,
      dueAt: debt.dueAt,
    };
    for (const personId of answerers) shown.get(personId)?.push(line);
  }
  return shown;
}

/** Who has not answered, per question; of what the looker may see. */
export async function openBySubject(scope: Scope, looker: Looker, selection: Selection): Promise<OpenOverview> {
  const visible = await visibleDebts(scope, looker, 'obligations.see', selection);
  const people = await findPersons(
    scope,
    visible.flatMap((debt) => debt.personIds),
  );
  return subjectsOf(scope, visible, selection, (debt) =>
    debt.personIds.map((personId) => ({ personId, name: people.get(personId)?.name ?? '' })),
  );
}

async function subjectsOf(
  scope: Scope,
  debts: readonly Debt[],
  selection: Selection,
  peopleOf: (debt: Debt) => OpenDebtor['people'],
): Promise<OpenOverview> {
  const bodies = await findBodies(scope, [...bodyIdsOf(debts), ...debts.flatMap((debt) => debt.kringId ?? [])]);
  const counts = await countsOf(scope, selection, {
    subjectIds: debts.filter((debt) => debt.boardId === null).map((debt) => debt.question.subjectId),
    boardTitles: debts.filter((debt) => debt.boardId !== null).map((debt) => debt.title),
  });
  const nameOf = (bodyId: string | null): string | null => (bodyId && bodies.get(bodyId)?.name) || null;
  const subjects = new Map<string, OpenSubject>();
  for (const debt of debts) {
    const key = subjectKey(debt);
    const { question, topic, title, dueAt, bodyId } = debt;
    const { asked, answered } = counts.get(key) ?? { asked: 0, answered: 0 };
    const { kind, subjectId } = question;
    const subject: OpenSubject = subjects.get(key) ?? {
      ...{ question, topic, title, dueAt, bodyId, asked, answered },
      selection: debt.boardId === null ? { kind, subjectId } : { kind, title },
      bodyName: nameOf(bodyId),
      open: [],
    };
    subject.open.push({
      obligationId: debt.id,
      label: debt.label,
      kringId: debt.kringId,
      kringName: nameOf(debt.kringId),
      people: peopleOf(debt),
      timesAsked: debt.timesAsked,
      lastAskedAt: debt.lastAskedAt,
    });
    subjects.set(key, subject);
  }
  const byLabel = (a: OpenDebtor, b: OpenDebtor): number => a.label.localeCompare(b.label, 'nl');
  return { subjects: [...subjects.values()].map((subject) => ({ ...subject, open: subject.open.sort(byLabel) })) };
}

/** A round puts the same question to each board apart; people see it as one. */
function subjectKey({ boardId, question, title }: Debt): string {
  return `${question.kind}:${boardId === null ? question.subjectId : title}`;
}

/**
 * How things stand for somebody who may not see by whom an answer is owed, or where others read along: the same
 * questions, counted, without names.
 */
export async function countsBySubject(scope: Scope, looker: Looker, selection: Selection): Promise<OpenOverview> {
  const visible = await visibleDebts(scope, looker, 'obligations.count', selection);
  return subjectsOf(scope, visible, selection, () => []);
}

/** The questions that are open somewhere this person may look, soonest due first; none when they may look nowhere. */
export async function openTopics(
  scope: Scope,
  looker: Looker,
): Promise<Pick<OpenSubject, 'selection' | 'title' | 'bodyName'>[]> {
  const { subjects } = await countsBySubject(scope, looker, {}).catch(nothingWhenRefused);
  return subjects.map(({ selection, title, bodyName }) => ({ selection, title, bodyName }));
}

function nothingWhenRefused(cause: unknown): OpenOverview {
  if (cause instanceof Refusal) return { subjects: [] };
  throw cause;
}

/** Whether this person may do this at a body or board; without either, for the whole partnership. */
export async function mayAt(
  scope: Scope,
  looker: Looker,
  action: ReminderAction,
  place: { bodyId?: string; boardId?: string },
): Promise<boolean> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  return mayReminders(action, rolesAt(standing, place));
}

/** The open obligations of a selection for which the looker may do this. */
export async function visibleDebts(
  scope: Scope,
  looker: Looker,
  action: ReminderAction,
  selection: Selection,
): Promise<Debt[]> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const may = (place: { bodyId?: string; boardId?: string }): boolean => mayReminders(action, rolesAt(standing, place));
  const everything = may(placeOf(selection));
  if (!everything && !rolesAnywhere(standing).some((role) => mayReminders(action, [role]))) {
    throw new Refusal('not-allowed', 'not-allowed');
  }
  const open = await withAnswerers(scope, await openObligations(scope, selection), looker.now);
  const visible = everything ? open : open.filter((debt) => may(placeOfDebt(debt)));
  const elsewhere = selection.bodyId !== undefined || selection.boardId !== undefined;
  if (!everything && elsewhere && visible.length === 0) throw new Refusal('not-allowed', 'not-allowed');
  return visible;
}

/** The body that asks, or the kring of the board that is asked. */
export function placeOfDebt(debt: Debt): { bodyId?: string; boardId?: string } {
  return placeOf({ bodyId: debt.bodyId ?? (debt.boardId ? debt.kringId : null), boardId: debt.boardId });
}

function rolesAnywhere(standing: Standing | null): Role[] {
  const bodies = standing?.seats.flatMap((seat) => rolesAt(standing, { bodyId: seat.bodyId })) ?? [];
  const boards = standing?.boards.flatMap((board) => rolesAt(standing, { boardId: board.boardId })) ?? [];
  return [...bodies, ...boards];
}

function placeOf(at: { bodyId?: string | null; boardId?: string | null }): { bodyId?: string; boardId?: string } {
  return { ...(at.bodyId ? { bodyId: at.bodyId } : {}), ...(at.boardId ? { boardId: at.boardId } : {}) };
}

/** Adds who can answer on the day of `now`. */
export async function withAnswerers(scope: Scope, obligations: readonly Obligation[], now: string): Promise<Debt[]> {
  const answerableBy = await answerableAt(scope, obligations, now);
  return obligations.map((obligation) => ({ ...obligation, ...answerableBy(obligation) }));
}

/** Who can answer what on the day of `now`; nobody where the place is no longer there. */
async function answerableAt(scope: Scope, obligations: readonly OpenObligation[], now: string) {
  const answerersAt = await answerersOf(scope, obligations, localDate(now));
  return (obligation: OpenObligation): Answerable => {
    const { label, kringId, personIds } = answerersAt(obligation) ?? NOBODY;
    return { label: label ?? obligation.title, kringId, personIds };
  };
}

const NOBODY = { label: null, kringId: null, personIds: [] };

/** As the preview rule reads it. */
export function asAsked(debt: Debt): AskedQuestion {
  const { id: obligationId, label, title, dueAt, personIds } = debt;
  return { obligationId, label, title, dueAt, personIds };
}

function bodyIdsOf(debts: readonly Pick<Debt, 'bodyId'>[]): string[] {
  const ids = new Set<string>();
  for (const { bodyId } of debts) if (bodyId) ids.add(bodyId);
  return [...ids];
}
