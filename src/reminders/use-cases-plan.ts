import { rolesAt } from '../people/rules/roles.ts';
import { findPersons, standingOf } from '../people/store.ts';
import { localDate } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import type { AskAgain } from './ports.ts';
import { mayReminders } from './rules/may-reminders.ts';
import { reminderKey } from './rules/message-keys.ts';
import { faultInTime, LONGEST_PLAN_DAYS } from './rules/send-times.ts';
import type { PlannedLine, Selection, SendOutcome, UndoOutcome } from './schema.ts';
import {
  deleteReminders,
  endPlanned,
  findPlanned,
  insertPlanned,
  type PlannedReminder,
  waitingReminders,
} from './store-planned.ts';
import { reminderSender, remindersOfSend, takeTurnToSend } from './store-reminders.ts';
import { type Looker, visibleDebts } from './use-cases-look.ts';
import { sendReminder } from './use-cases-send.ts';

/** Sends now, or at the moment that was chosen. */
export async function sendOrPlan(
  work: Work,
  askAgain: AskAgain,
  wanted: {
    selection: Selection;
    sendId: string;
    confirmedAgain?: boolean | undefined;
    note?: string | undefined;
    sendAt?: string | null | undefined;
  },
): Promise<SendOutcome> {
  const { selection, sendId, confirmedAgain = false, sendAt } = wanted;
  const note = wanted.note?.trim() || null;
  if (sendAt) return planReminder(work, selection, { sendId, sendAt: new Date(sendAt).toISOString(), note });
  return sendReminder(work, askAgain, selection, { sendId, confirmedAgain, note });
}

/** Keeps a reminder for later. Who gets it is decided when its moment comes: who has answered by then is left alone. */
async function planReminder(
  work: Work,
  selection: Selection,
  how: { sendId: string; sendAt: string; note: string | null },
): Promise<SendOutcome> {
  const fault = faultInTime(how.sendAt, work.now);
  if (fault) throw new Refusal('invalid', fault, { days: LONGEST_PLAN_DAYS });
  const personId = work.actor.personId ?? '';
  const open = await visibleDebts(work, { personId, now: work.now }, 'reminder.send', selection);
  if (open.length === 0) return { state: 'nothing-open' };
  await insertPlanned(work, { ...how, selection, byPersonId: personId });
  await recordHistory(work, {
    ...{ entity: 'reminder', entityId: how.sendId, what: 'planned' },
    after: { selection, sendAt: how.sendAt },
  });
  return { state: 'planned', sendId: how.sendId, sendAt: how.sendAt };
}

/** Sends the planned reminders whose moment has come, each on behalf of who planned it. Returns how many went out. */
export async function sendPlannedReminders(work: Work, askAgain: AskAgain): Promise<number> {
  await takeTurnToSend(work);
  let sent = 0;
  for (const { sendId, selection, note, byPersonId } of await waitingReminders(work, work.now)) {
    const onBehalf = { ...work, actor: { ...work.actor, personId: byPersonId } };
    const outcome = await sendReminder(onBehalf, askAgain, selection, { sendId, note, confirmedAgain: true }).catch(
      refusedOnly,
    );
    await endPlanned(work, sendId, outcome ? 'sent' : 'refused');
    if (outcome?.state === 'sent') sent += 1;
  }
  return sent;
}

/** Whoever planned it may not any more: that is no fault of the others that wait. */
function refusedOnly(cause: unknown): null {
  if (cause instanceof Refusal) return null;
  throw cause;
}

/** Takes back whatever has not left yet: a planned reminder whole, one that is being sent as far as it waits in the queue. */
export async function undoReminder(work: Work, askAgain: AskAgain, sendId: string): Promise<UndoOutcome> {
  await takeTurnToSend(work);
  const planned = await findPlanned(work, sendId);
  const reached = await remindersOfSend(work, sendId);
  const sender = planned?.byPersonId ?? (await reminderSender(work, sendId));
  if (sender === undefined) throw new Refusal('not-found', 'not-found');
  if (sender !== work.actor.personId) await demandAll(work);
  if (planned && (await endPlanned(work, sendId, 'cancelled'))) {
    await recordHistory(work, { entity: 'reminder', entityId: sendId, what: 'cancelled' });
    return { state: 'cancelled' };
  }
  const keys = new Map(reached.map(({ personId }) => [reminderKey(sendId, personId), personId]));
  const back = (await askAgain.takeBack(work, [...keys.keys()])).flatMap((key) => keys.get(key) ?? []);
  await deleteReminders(work, sendId, back);
  if (back.length > 0) {
    await recordHistory(work, {
      ...{ entity: 'reminder', entityId: sendId, what: 'taken-back' },
      after: { people: back.length },
    });
  }
  return { state: 'taken-back', people: back.length, gone: reached.length - back.length };
}

/** Somebody else's reminder is taken back only by who may remind everybody. */
async function demandAll(work: Work): Promise<void> {
  const standing = await standingOf(work, work.actor.personId ?? '', localDate(work.now));
  if (!mayReminders('reminder.undo-any', rolesAt(standing, {}))) throw new Refusal('not-allowed', 'not-allowed');
}

/** Reminders that wait: all of them for who may take back any, else one's own. */
export async function plannedReminders(scope: Scope, looker: Looker): Promise<PlannedLine[]> {
  const standing = await standingOf(scope, looker.personId, localDate(looker.now));
  const any = mayReminders('reminder.undo-any', rolesAt(standing, {}));
  const waiting = (await waitingReminders(scope)).filter(({ byPersonId }) => any || byPersonId === looker.personId);
  const names = await findPersons(
    scope,
    waiting.map(({ byPersonId }) => byPersonId),
  );
  return Promise.all(waiting.map((planned) => lineOf(scope, planned, names.get(planned.byPersonId)?.name ?? '')));
}

async function lineOf(scope: Scope, planned: PlannedReminder, by: string): Promise<PlannedLine> {
  const { sendId, sendAt, selection, byPersonId } = planned;
  const looker = { personId: byPersonId, now: sendAt };
  const open = await visibleDebts(scope, looker, 'reminder.send', selection).catch(() => []);
  const titles = [...new Set(open.map(({ title }) => title))];
  return { sendId, sendAt, by, titles, open: open.length };
}
