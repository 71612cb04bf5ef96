import type { AgendaView } from '../agendas/schema.ts';
import { type Looker, lookerOf, meetingOrRefuse, rolesFor, viewAgenda } from '../agendas/use-cases.ts';
import { findPersons } from '../people/store.ts';
import { withMerged } from '../people/store-bodies.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { type MinutesAction, mayMinutes } from './rules/may-minutes.ts';
import { mergeText } from './rules/merge-text.ts';
import { type MinutesStep, refuseStep } from './rules/minutes-lifecycle.ts';
import type { MinutesItemView, MinutesView, SaveMinutesItem } from './schema.ts';
import {
  findCorrections,
  findMinutes,
  findMinutesItems,
  lockMinutes,
  type StoredMinutes,
  type StoredMinutesItem,
  saveMinutesItem,
} from './store.ts';
import { findActions, findDecisions } from './store-lists.ts';
import { asActionView } from './use-cases-actions.ts';
import { asDecisionView } from './use-cases-decisions.ts';
import { ownersOf } from './use-cases-owners.ts';

/** The minutes of a meeting beside its agenda; of a concept, whoever does not make it sees only that it is one. */
export async function viewMinutes(scope: Scope, looker: Looker, meetingId: string): Promise<MinutesView> {
  const { agenda, roles } = await agendaFor(scope, looker, meetingId, 'minutes.view');
  const minutes = (await findMinutes(scope, meetingId)) ?? { state: 'concept' as const, version: 0 };
  const may = {
    write: mayMinutes('minutes.write', roles) && minutes.state !== 'approved',
    correct: mayMinutes('minutes.correct', roles) && minutes.state === 'circulated',
    approve: mayMinutes('minutes.approve', roles) && minutes.state === 'circulated',
  };
  const writes = mayMinutes('minutes.write', roles);
  const readable = minutes.state !== 'concept' || writes;
  const today = localDate(looker.now);
  const view = (action: Parameters<typeof asActionView>[0]) =>
    asActionView(action, { today, personId: looker.personId, makes: writes });
  const open = await findActions(scope, { bodyIds: await withMerged(scope, [agenda.bodyId]), openOnly: true });
  const corrections = readable ? await findCorrections(scope, meetingId) : [];
  const people = await findPersons(
    scope,
    corrections.map(({ byPersonId }) => byPersonId),
  );
  return {
    meetingId,
    bodyId: agenda.bodyId,
    bodyName: agenda.bodyName,
    title: agenda.title,
    startsAt: agenda.startsAt,
    state: minutes.state,
    version: minutes.version,
    items: readable ? itemsOf(agenda, await findMinutesItems(scope, meetingId)) : [],
    decisions: readable ? (await findDecisions(scope, { meetingId })).map((one) => asDecisionView(one, writes)) : [],
    actions: readable ? (await findActions(scope, { meetingId })).map(view) : [],
    earlierActions: open.filter((action) => action.meetingId !== meetingId).map(view),
    corrections: corrections.map(({ byPersonId, ...correction }) => ({
      ...correction,
      byName: people.get(byPersonId)?.name ?? '',
    })),
    owners: may.write ? await ownersOf(scope, agenda.bodyId, today) : [],
    may,
  };
}

/** The items of the agenda in their order, then those that were taken off it after something was written about them. */
export function itemsOf(
  agenda: { items: readonly { id: string; title: string }[] },
  written: readonly StoredMinutesItem[],
): MinutesItemView[] {
  const byId = new Map(written.map((item) => [item.itemId, item]));
  const present = agenda.items.map(({ id, title }) => ({
    itemId: id,
    title,
    text: byId.get(id)?.text ?? '',
    unfinished: byId.get(id)?.unfinished ?? false,
    removed: false,
  }));
  const onAgenda = new Set(agenda.items.map(({ id }) => id));
  const gone = written.filter(({ itemId }) => !onAgenda.has(itemId));
  return [
    ...present,
    ...gone.map(({ itemId, title, text, unfinished }) => ({ itemId, title, text, unfinished, removed: true })),
  ];
}

/** Saves what was typed about one item; what somebody else saved since it was read is joined, not overwritten. */
export async function writeItem(work: Work, meetingId: string, itemId: string, typed: SaveMinutesItem): Promise<void> {
  const { agenda } = await startStep(work, meetingId, 'write');
  const item = await itemIn(work, agenda, itemId);
  const text = mergeText(typed.base, item.text, typed.text);
  await saveMinutesItem(work, meetingId, { itemId, title: item.title, text, unfinished: typed.unfinished });
  await recordHistory(work, {
    entity: 'minutes',
    entityId: meetingId,
    what: 'written',
    before: { itemId, text: item.text, unfinished: item.unfinished },
    after: { itemId, text, unfinished: typed.unfinished },
  });
}

const RIGHT_FOR: Record<MinutesStep, MinutesAction> = {
  write: 'minutes.write',
  circulate: 'minutes.write',
  correct: 'minutes.correct',
  approve: 'minutes.approve',
};

/** What a step begins with: the right to it, the minutes locked, and the rule that it may be taken now. */
export async function startStep(
  work: Work,
  meetingId: string,
  step: MinutesStep,
): Promise<{ agenda: AgendaView; minutes: StoredMinutes }> {
  const { agenda } = await agendaFor(work, lookerOf(work), meetingId, RIGHT_FOR[step]);
  const minutes = await lockMinutes(work, meetingId);
  const filled = step !== 'circulate' || (await isFilled(work, meetingId));
  const because = refuseStep(step, { state: minutes.state, filled });
  if (because) throw new Refusal('conflict', because);
  return { agenda, minutes };
}

async function isFilled(work: Work, meetingId: string): Promise<boolean> {
  const written = await findMinutesItems(work, meetingId);
  if (written.some(({ text }) => text.trim() !== '')) return true;
  if ((await findDecisions(work, { meetingId })).length > 0) return true;
  return (await findActions(work, { meetingId })).length > 0;
}

/** The meeting, and who somebody is in its body. Throws a Refusal when there is no such meeting. */
export async function rolesOnMinutes(scope: Scope, looker: Looker, meetingId: string) {
  const meeting = await meetingOrRefuse(scope, meetingId);
  return { meeting, roles: await rolesFor(scope, looker, meeting.bodyId) };
}

async function agendaFor(scope: Scope, looker: Looker, meetingId: string, right: MinutesAction) {
  const agenda = await viewAgenda(scope, looker, meetingId);
  const roles = await rolesFor(scope, looker, agenda.bodyId);
  if (!mayMinutes(right, roles)) throw new Refusal('not-allowed', 'not-allowed');
  return { agenda, roles };
}

/** An item of the agenda, or one that was on it when something was written about it. */
export async function itemIn(scope: Scope, agenda: AgendaView, itemId: string): Promise<MinutesItemView> {
  const items = itemsOf(agenda, await findMinutesItems(scope, agenda.meetingId));
  const item = items.find((one) => one.itemId === itemId);
  if (!item) throw new Refusal('conflict', 'minutes-item-gone');
  return item;
}
