import { type Looker, lookerOf } from '../agendas/use-cases.ts';
import type { Card } from '../cards/kit.ts';
import { updateCards } from '../delivery/use-cases.ts';
import { rolesAt } from '../people/rules/roles.ts';
import { findPersons, standingOf } from '../people/store.ts';
import { livingBodies, livingBody, withMerged } from '../people/store-bodies.ts';
import { owe, withdraw } from '../reminders/use-cases.ts';
import type { Language } from '../text/format.ts';
import { localDate, toInstant } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { actionCard } from './cards/action-card.ts';
import { isLate, isOpen } from './rules/actions.ts';
import { mayMinutes } from './rules/may-minutes.ts';
import type { ActionView, ChangeAction, ListQuery } from './schema.ts';
import { findAction, findActions, type StoredAction, saveAction } from './store-lists.ts';

const actionQuestion = (actionId: string) => ({ kind: 'action', subjectId: actionId });
const actionTopic = (actionId: string) => `action:${actionId}`;

export function asActionView(
  { seatId: _, ...action }: StoredAction,
  reader: { today: string; personId: string; makes: boolean },
): ActionView {
  return {
    ...action,
    late: isLate(action, reader.today),
    mayChange: reader.makes || action.ownerId === reader.personId,
  };
}

/** An open action is owed by its owner's seat until the end of its last day; reminders follow from that. */
export async function oweAction(work: Work, action: Omit<StoredAction, 'bodyName' | 'ownerName'>): Promise<void> {
  await owe(work, [
    {
      question: actionQuestion(action.actionId),
      topic: actionTopic(action.actionId),
      title: action.text,
      dueAt: toInstant(`${action.dueOn}T23:59`),
      bodyId: action.bodyId,
      seatId: action.seatId,
    },
  ]);
}

/** The owner, or whoever makes the minutes, says how it stands or gives it another date. */
export async function changeAction(work: Work, publicUrl: string, actionId: string, change: ChangeAction) {
  const action = await actionFor(work, lookerOf(work), actionId);
  if (!action.view.mayChange) throw new Refusal('not-allowed', 'not-allowed');
  const { status, startsOn, dueOn } = { ...datesOf(action.stored), ...given(change) };
  if (dueOn < startsOn) throw new Refusal('invalid', 'action-dates');
  await saveAction(work, actionId, { status, startsOn, dueOn, closed: !isOpen(status) });
  // Withdrawn rather than settled: an action that is opened again is owed again.
  if (isOpen(status)) await oweAction(work, { ...action.stored, dueOn });
  else await withdraw(work, actionQuestion(actionId));
  await recordHistory(work, {
    entity: 'action',
    entityId: actionId,
    what: 'changed',
    before: datesOf(action.stored),
    after: { status, startsOn, dueOn },
  });
  const people = await findPersons(work, [action.stored.ownerId]);
  const view = { ...action.view, status, startsOn, dueOn, late: isLate({ status, dueOn }, localDate(work.now)) };
  const language = people.get(view.ownerId)?.language ?? 'nl';
  await updateCards(work, actionTopic(actionId), () => actionCard(view, onCard(work, publicUrl, language)));
}

const datesOf = ({ status, startsOn, dueOn }: StoredAction) => ({ status, startsOn, dueOn });

/** What was filled in; the rest stays as it is. */
function given({ status, startsOn, dueOn }: ChangeAction) {
  return { ...(status ? { status } : {}), ...(startsOn ? { startsOn } : {}), ...(dueOn ? { dueOn } : {}) };
}

function onCard(scope: Scope, publicUrl: string, language: Language) {
  return { language, partnershipId: scope.partnershipId, publicUrl };
}

/** The card of an action as it stands for one person. */
export async function drawAction(
  scope: Scope,
  looker: Looker & { language: Language },
  publicUrl: string,
  actionId: string,
): Promise<Card> {
  const { view } = await actionFor(scope, looker, actionId);
  return actionCard(view, onCard(scope, publicUrl, looker.language));
}

async function actionFor(scope: Scope, looker: Looker, actionId: string) {
  const stored = await findAction(scope, actionId);
  if (!stored) throw new Refusal('not-found', 'not-found');
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const roles = rolesAt(standing, { bodyId: await livingBody(scope, stored.bodyId) });
  // Whoever fills the owner's seat by now is who gets the reminder, and may close it.
  const owns = stored.ownerId === looker.personId || standing?.seats.some(({ seatId }) => seatId === stored.seatId);
  if (!owns && !mayMinutes('minutes.view', roles)) throw new Refusal('not-allowed', 'not-allowed');
  const makes = owns || mayMinutes('minutes.write', roles);
  return { stored, view: asActionView(stored, { today: localDate(looker.now), personId: looker.personId, makes }) };
}

/** The open actions (with `all` also the closed ones) of one body, or of every body the reader may see. */
export async function listActions(scope: Scope, looker: Looker, query: ListQuery): Promise<ActionView[]> {
  const bodyIds = await bodiesFor(scope, looker, query.bodyId);
  const stored = await findActions(scope, { ...bodyIds, openOnly: query.all !== '1' });
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  // What a body left behind when it was merged is for the secretary of the body it lives on in.
  const living = await livingBodies(
    scope,
    stored.map(({ bodyId }) => bodyId),
  );
  const makes = new Map(
    [...living].map(([id, bodyId]) => [id, mayMinutes('minutes.write', rolesAt(standing, { bodyId }))]),
  );
  const today = localDate(looker.now);
  return stored.map((action) =>
    asActionView(action, { today, personId: looker.personId, makes: makes.get(action.bodyId) ?? false }),
  );
}

/**
 * The bodies whose lists somebody may read, with those that were merged into them; nothing to filter by for who may read them
 * all.
 */
export async function bodiesFor(scope: Scope, looker: Looker, bodyId?: string): Promise<{ bodyIds?: string[] }> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  if (bodyId) {
    const roles = rolesAt(standing, { bodyId: await livingBody(scope, bodyId) });
    if (!mayMinutes('minutes.view', roles)) throw new Refusal('not-allowed', 'not-allowed');
    return { bodyIds: await withMerged(scope, [bodyId]) };
  }
  if (mayMinutes('minutes.view', rolesAt(standing, {}))) return {};
  return { bodyIds: await withMerged(scope, standing?.seats.map((seat) => seat.bodyId) ?? []) };
}
