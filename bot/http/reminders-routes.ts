import { randomUUID } from 'node:crypto';
import {
  type MyObligations,
  type OpenOverview,
  OVERVIEW_QUERY,
  type PlannedLine,
  type ReminderPreview,
  SELECTION,
  SEND_REMINDER,
  type SendOutcome,
  type UndoOutcome,
} from '../../src/reminders/schema.ts';
import { type Looker, myObligations, openBySubject } from '../../src/reminders/use-cases-look.ts';
import { plannedReminders, sendOrPlan, undoReminder } from '../../src/reminders/use-cases-plan.ts';
import { previewReminder } from '../../src/reminders/use-cases-send.ts';
import { askAgainThrough } from '../turns/ask-again.ts';
import { type TabCall, tabRoute } from './route.ts';

export const remindersRoutes = [
  tabRoute({
    method: 'get',
    path: '/my-obligations',
    handle: async (call): Promise<MyObligations> =>
      call.service.read(call.actor.partnershipId, async (scope) => ({
        open: await myObligations(scope, lookerOf(call)),
      })),
  }),
  tabRoute({
    method: 'get',
    path: '/obligations',
    query: OVERVIEW_QUERY,
    handle: async (call, { query }): Promise<OpenOverview> =>
      call.service.read(call.actor.partnershipId, (scope) => openBySubject(scope, lookerOf(call), query)),
  }),
  tabRoute({
    method: 'post',
    path: '/reminders/preview',
    body: SELECTION,
    handle: async (call, { body }): Promise<ReminderPreview> =>
      call.service.read(call.actor.partnershipId, (scope) =>
        previewReminder(scope, askAgainThrough(call.service), lookerOf(call), body, randomUUID()),
      ),
  }),
  tabRoute({
    method: 'post',
    path: '/reminders',
    body: SEND_REMINDER,
    handle: async (call, { body }): Promise<SendOutcome> =>
      call.service.transact(call.actor, (work) => sendOrPlan(work, askAgainThrough(call.service), body)),
  }),
  tabRoute({
    method: 'get',
    path: '/reminders/planned',
    handle: async (call): Promise<{ planned: PlannedLine[] }> =>
      call.service.read(call.actor.partnershipId, async (scope) => ({
        planned: await plannedReminders(scope, lookerOf(call)),
      })),
  }),
  tabRoute({
    method: 'post',
    path: '/reminders/:sendId/undo',
    handle: async (call, { params }): Promise<UndoOutcome> =>
      call.service.transact(call.actor, (work) =>
        undoReminder(work, askAgainThrough(call.service), params['sendId'] ?? ''),
      ),
  }),
];

function lookerOf(call: TabCall): Looker {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}
