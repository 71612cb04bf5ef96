import { type Looker, lookerOf } from '../agendas/use-cases.ts';
import type { Card } from '../cards/kit.ts';
import { deliver, readersOfTopic, updateCards } from '../delivery/use-cases.ts';
import { rolesAt } from '../people/rules/roles.ts';
import { findPersons, standingOf } from '../people/store.ts';
import { livingBodies, livingBody, withMerged } from '../people/store-bodies.ts';
import { owe, withdraw } from '../reminders/use-cases.ts';
import type { Language } from '../text/format.ts';
import { minutesCopy } from '../text/minutes.ts';
import { addDays, localDate, toInstant } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { actionCard } from './cards/action-card.ts';
import { type ActionStatus, isLate, isOpen } from './rules/actions.ts';
import { mayMinutes } from './rules/may-minutes.ts';
import type { ActionEvent, ActionOwners, ActionView, ChangeAction, ListQuery } from './schema.ts';
import { findAction, findActions, findHistoryOf, lockAction, type StoredAction, saveAction } from './store-lists.ts';
import { ownersOf } from './use-cases-owners.ts';

/** Days after its last day for which the link in a mail about an action opens. */
const LINK_DAYS = 60;

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

/**
 * The owner, or whoever makes the minutes, says how it stands, gives it another date, or hands it to somebody else who fills a
 * seat: from then on that person owes it, is reminded of it, and has its card.
 */
export async function changeAction(work: Work, publicUrl: string, actionId: string, change: ChangeAction) {
  await lockAction(work, actionId);
  const { view, stored } = await actionFor(work, lookerOf(work), actionId);
  if (!view.mayChange) throw new Refusal('not-allowed', 'not-allowed');
  const { status, startsOn, dueOn } = { ...datesOf(stored), ...given(change) };
  if (dueOn < startsOn) throw new Refusal('invalid', 'action-dates');
  const handed = change.ownerId !== undefined && change.ownerId !== stored.ownerId;
  const owner = handed ? await ownerAmong(work, stored, change.ownerId ?? '') : undefined;
  const after = {
    ...{ ...stored, status, startsOn, dueOn },
    ...(owner ? { ownerId: owner.personId, ownerName: owner.name, seatId: owner.seatId } : {}),
  };
  await saveAction(work, actionId, { status, startsOn, dueOn, closed: !isOpen(status), owner });
  // Withdrawn rather than settled: an action that is opened again is owed again, and what is handed over by its new owner.
  if (handed || !isOpen(status)) await withdraw(work, actionQuestion(actionId));
  if (isOpen(status)) await oweAction(work, after);
  await recordHistory(work, {
    ...{ entity: 'action', entityId: actionId, what: handed ? 'handed' : 'changed' },
    before: { ...datesOf(stored), ...(handed ? { ownerId: stored.ownerId } : {}) },
    after: { status, startsOn, dueOn, ...(handed ? { ownerId: after.ownerId } : {}) },
  });
  await redrawAction(work, publicUrl, after);
  if (handed && isOpen(status)) await tellNewOwner(work, publicUrl, after);
}

/** Everybody who has its card sees it as it is now; only who owns it, or fills the owner's seat, can press on it. */
async function redrawAction(work: Work, publicUrl: string, action: StoredAction): Promise<void> {
  const readers = await readersOfTopic(work, actionTopic(action.actionId));
  await updateCards(work, actionTopic(action.actionId), ({ personId, seatId }) => {
    const mine = personId === action.ownerId || (seatId !== null && seatId === action.seatId);
    const reader = { today: localDate(work.now), personId: personId ?? '', makes: mine };
    return actionCard(asActionView(action, reader), onCard(work, publicUrl, readers.get(personId ?? '') ?? 'nl'));
  });
}

/** Whoever gets an action from somebody else hears it at once, from whom and until when. */
async function tellNewOwner(work: Work, publicUrl: string, action: StoredAction): Promise<void> {
  const { actionId, ownerId, seatId, dueOn } = action;
  const by = work.actor.personId ?? '';
  if (ownerId === by) return;
  const people = await findPersons(work, [ownerId, by]);
  const language = people.get(ownerId)?.language ?? 'nl';
  const say = minutesCopy[language];
  const view = asActionView(action, { today: localDate(work.now), personId: ownerId, makes: true });
  const summary = say.handedToYou(people.get(by)?.name ?? '', action.text);
  await deliver(work, [
    {
      ...{ key: `${actionTopic(actionId)}:handed:${ownerId}:${work.newId()}`, topic: actionTopic(actionId) },
      ...{ purpose: 'ask' as const, personId: ownerId, seatId, summary },
      card: actionCard(view, onCard(work, publicUrl, language)),
      mail: { subject: summary, paragraphs: [summary, say.yours(action.text, dueOn)] },
      ...{ question: { kind: 'action' as const, subjectId: actionId }, expiresAt: linkEnd(dueOn) },
    },
  ]);
}

/** A late action is still finished by the link in its mail. */
function linkEnd(dueOn: string): string {
  return toInstant(`${addDays(dueOn, LINK_DAYS)}T23:59`);
}

/** Who fills a seat of the body now, by name: whom an action of it can be given to. */
export async function ownersFor(scope: Scope, looker: Looker, actionId: string): Promise<ActionOwners> {
  const { view, stored } = await actionFor(scope, looker, actionId);
  if (!view.mayChange) throw new Refusal('not-allowed', 'not-allowed');
  const owners = await ownersOf(scope, await livingBody(scope, stored.bodyId), localDate(looker.now));
  return { owners: owners.map(({ personId, name }) => ({ personId, name })) };
}

async function ownerAmong(work: Work, action: StoredAction, personId: string) {
  const owners = await ownersOf(work, await livingBody(work, action.bodyId), localDate(work.now));
  const owner = owners.find((one) => one.personId === personId);
  if (!owner) throw new Refusal('invalid', 'action-unknown-owner');
  return owner;
}

const datesOf = ({ status, startsOn, dueOn }: StoredAction) => ({ status, startsOn, dueOn });

/** What was filled in; the rest stays as it is. */
function given({ status, startsOn, dueOn }: ChangeAction) {
  return { ...(status ? { status } : {}), ...(startsOn ? { startsOn } : {}), ...(dueOn ? { dueOn } : {}) };
}

/** How an action came to stand as it does, oldest first; for whoever may read it. */
export async function actionHistory(scope: Scope, looker: Looker, actionId: string): Promise<ActionEvent[]> {
  await actionFor(scope, looker, actionId);
  const rows = await findHistoryOf(scope, 'action', actionId);
  const said = rows.map(({ before, after }) => [before ?? {}, after ?? {}] as [ActionFacts, ActionFacts]);
  const people = await findPersons(
    scope,
    said.flatMap(([before, after]) => [before.ownerId ?? [], after.ownerId ?? []].flat()),
  );
  const nameOf = (id: string | undefined) => (id && people.get(id)?.name) || null;
  return rows.map(({ what, at, byName }, nth) => {
    const [before, after] = said[nth] ?? [{}, {}];
    return {
      ...{ what: what as ActionEvent['what'], at: at.toISOString(), byName },
      ...{ fromName: nameOf(before.ownerId), toName: nameOf(after.ownerId) },
      status: after.status !== before.status ? (after.status ?? null) : null,
      dueOn: after.dueOn !== before.dueOn ? (after.dueOn ?? null) : null,
    };
  });
}
type ActionFacts = { ownerId?: string; status?: ActionStatus; dueOn?: string };

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
