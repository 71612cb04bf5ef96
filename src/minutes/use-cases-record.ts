import { lookerOf } from '../agendas/use-cases.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import type { AddAction, AddDecision } from './schema.ts';
import { insertAction, insertDecision, nextDecisionNumber } from './store-lists.ts';
import { itemIn, startStep } from './use-cases.ts';
import { oweAction } from './use-cases-actions.ts';
import { ownersOf } from './use-cases-owners.ts';

/** Records a decision under the next number of the body in the year of the meeting. */
export async function addDecision(work: Work, meetingId: string, asked: AddDecision): Promise<void> {
  const { agenda } = await startStep(work, meetingId, 'write');
  const item = await itemIn(work, agenda, asked.itemId);
  const decidedOn = agenda.startsAt.slice(0, 10) || localDate(work.now);
  const year = Number(decidedOn.slice(0, 4));
  const number = await nextDecisionNumber(work, agenda.bodyId, year);
  const id = work.newId();
  const origin = agenda.items.find((each) => each.id === item.itemId)?.origin;
  await insertDecision(work, {
    ...{ id, body_id: agenda.bodyId, meeting_id: meetingId, item_id: item.itemId, item_title: item.title },
    ...{ year, number, text: asked.text, follow_up: asked.followUp, decided_on: decidedOn },
    origin: origin ? JSON.stringify(origin) : null,
  });
  await recordHistory(work, { entity: 'decision', entityId: id, what: 'made', after: { year, number, ...asked } });
}

/** Gives somebody who fills a seat of the body an action; from now on it is owed, and reminded of, until it is closed. */
export async function addAction(work: Work, meetingId: string, asked: AddAction): Promise<void> {
  const { agenda } = await startStep(work, meetingId, 'write');
  const item = await itemIn(work, agenda, asked.itemId);
  const today = localDate(work.now);
  const startsOn = asked.startsOn ?? firstOf(asked.dueOn, today);
  if (asked.dueOn < startsOn) throw new Refusal('invalid', 'action-dates');
  const owner = (await ownersOf(work, agenda.bodyId, today)).find(({ personId }) => personId === asked.ownerId);
  if (!owner) throw new Refusal('invalid', 'action-unknown-owner');
  const actionId = work.newId();
  const { seatId } = owner;
  const action = {
    ...{ actionId, meetingId, bodyId: agenda.bodyId, itemTitle: item.title, text: asked.text },
    ...{ ownerId: owner.personId, seatId, startsOn, dueOn: asked.dueOn, status: 'open' as const },
  };
  await insertAction(work, {
    ...{ id: actionId, meeting_id: meetingId, body_id: action.bodyId, item_title: action.itemTitle, text: action.text },
    ...{ owner_id: action.ownerId, seat_id: seatId, starts_on: startsOn, due_on: action.dueOn, status: 'open' },
  });
  await oweAction(work, action);
  const after = { by: lookerOf(work).personId, ownerId: action.ownerId, text: action.text, dueOn: action.dueOn };
  await recordHistory(work, { entity: 'action', entityId: actionId, what: 'given', after });
}

/** An action whose last day has passed when it is written down began on that day. */
function firstOf(dueOn: string, today: string): string {
  return dueOn.localeCompare(today) < 0 ? dueOn : today;
}
