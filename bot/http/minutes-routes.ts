import type { Looker } from '../../src/agendas/use-cases.ts';
import type { DocumentFormat, PaperDocument } from '../../src/documents/document.ts';
import { fileOf } from '../../src/documents/write.ts';
import { heldAt } from '../../src/live/use-cases-held.ts';
import {
  type ActionEvent,
  type ActionList,
  type ActionOwners,
  ADD_ACTION,
  ADD_CORRECTION,
  ADD_DECISION,
  CHANGE_ACTION,
  CHANGE_DECISION,
  type DecisionEvent,
  type DecisionList,
  LIST_DOCUMENT,
  LIST_QUERY,
  MINUTES_DOCUMENT,
  type MinutesView,
  type RecentMeetings,
  SAVE_MINUTES_ITEM,
  WITHDRAW_DECISION,
} from '../../src/minutes/schema.ts';
import { viewMinutes, writeItem } from '../../src/minutes/use-cases.ts';
import { actionHistory, changeAction, listActions, ownersFor } from '../../src/minutes/use-cases-actions.ts';
import { approveMinutes, circulateMinutes } from '../../src/minutes/use-cases-circulate.ts';
import { correct, handleCorrection } from '../../src/minutes/use-cases-corrections.ts';
import {
  changeDecision,
  decisionHistory,
  listDecisions,
  restoreDecision,
  withdrawDecision,
} from '../../src/minutes/use-cases-decisions.ts';
import { actionsOnPaper, decisionsOnPaper, minutesOnPaper } from '../../src/minutes/use-cases-paper.ts';
import { recentMeetings } from '../../src/minutes/use-cases-recent.ts';
import { addAction, addDecision } from '../../src/minutes/use-cases-record.ts';
import type { Scope, Work } from '../../src/work/work.ts';
import { liveHub } from './live-hub.ts';
import { type TabCall, tabRoute } from './route.ts';

type Params = { params: Record<string, string> };
const AT = '/meetings/:meetingId/minutes';

export const minutesRoutes = [
  tabRoute({
    method: 'get',
    path: AT,
    handle: (call, input): Promise<MinutesView> =>
      call.service.read(call.actor.partnershipId, (scope) => viewMinutes(scope, lookerOf(call), meetingIn(input))),
  }),
  tabRoute({
    method: 'get',
    path: '/me/recent-meetings',
    handle: (call): Promise<RecentMeetings> =>
      call.service.read(call.actor.partnershipId, (scope) => recentMeetings(scope, lookerOf(call))),
  }),
  tabRoute({
    method: 'put',
    path: `${AT}/items/:itemId`,
    body: SAVE_MINUTES_ITEM,
    handle: (call, input) =>
      changing(call, input, (work, id) => writeItem(work, id, input.params['itemId'] ?? '', input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/decisions`,
    body: ADD_DECISION,
    handle: (call, input) => changing(call, input, (work, id) => addDecision(work, id, input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/actions`,
    body: ADD_ACTION,
    handle: (call, input) => changing(call, input, (work, id) => addAction(work, id, input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/corrections`,
    body: ADD_CORRECTION,
    handle: (call, input) =>
      changing(call, input, (work, id) => correct(work, call.service.publicUrl, id, input.body.text)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/corrections/:correctionId/handled`,
    handle: (call, input) =>
      changing(call, input, (work, id) =>
        handleCorrection(work, call.service.publicUrl, id, input.params['correctionId'] ?? ''),
      ),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/circulate`,
    handle: (call, input) =>
      changing(call, input, async (work, id) =>
        circulateMinutes(work, call.service.publicUrl, id, await heldAt(work, id, 'nl')),
      ),
  }),
  tabRoute({
    method: 'get',
    path: `${AT}/document`,
    query: MINUTES_DOCUMENT,
    handle: (call, input) =>
      asFile(call, input.query.format, async (scope) => {
        const id = meetingIn(input);
        const held = await heldAt(scope, id, call.language);
        return minutesOnPaper(scope, lookerOf(call), id, call.language, held);
      }),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/approve`,
    handle: (call, input) => changing(call, input, (work, id) => approveMinutes(work, call.service.publicUrl, id)),
  }),
  tabRoute({
    method: 'get',
    path: '/decisions',
    query: LIST_QUERY,
    handle: async (call, input): Promise<DecisionList> => ({
      decisions: await call.service.read(call.actor.partnershipId, (scope) =>
        listDecisions(scope, lookerOf(call), input.query),
      ),
    }),
  }),
  tabRoute({
    method: 'get',
    path: '/decisions/document',
    query: LIST_DOCUMENT,
    handle: (call, { query }) =>
      asFile(call, query.format, (scope) => decisionsOnPaper(scope, lookerOf(call), query, call.language)),
  }),
  tabRoute({
    method: 'get',
    path: '/actions/document',
    query: LIST_DOCUMENT,
    handle: (call, { query }) =>
      asFile(call, query.format, (scope) => actionsOnPaper(scope, lookerOf(call), query, call.language)),
  }),
  tabRoute({
    method: 'put',
    path: '/decisions/:decisionId',
    body: CHANGE_DECISION,
    handle: (call, input) => deciding(call, input, (work, id) => changeDecision(work, id, input.body)),
  }),
  tabRoute({
    method: 'post',
    path: '/decisions/:decisionId/withdraw',
    body: WITHDRAW_DECISION,
    handle: (call, input) => deciding(call, input, (work, id) => withdrawDecision(work, id, input.body.because)),
  }),
  tabRoute({
    method: 'post',
    path: '/decisions/:decisionId/restore',
    handle: (call, input) => deciding(call, input, restoreDecision),
  }),
  tabRoute({
    method: 'get',
    path: '/decisions/:decisionId/history',
    handle: async (call, input): Promise<{ events: DecisionEvent[] }> => ({
      events: await call.service.read(call.actor.partnershipId, (scope) =>
        decisionHistory(scope, lookerOf(call), input.params['decisionId'] ?? ''),
      ),
    }),
  }),
  tabRoute({
    method: 'get',
    path: '/actions',
    query: LIST_QUERY,
    handle: async (call, input): Promise<ActionList> => ({
      actions: await call.service.read(call.actor.partnershipId, (scope) =>
        listActions(scope, lookerOf(call), input.query),
      ),
    }),
  }),
  tabRoute({
    method: 'put',
    path: '/actions/:actionId',
    body: CHANGE_ACTION,
    handle: async (call, input): Promise<{ changed: true }> => {
      const { publicUrl } = call.service;
      await call.service.transact(call.actor, (work) =>
        changeAction(work, publicUrl, input.params['actionId'] ?? '', input.body),
      );
      return { changed: true };
    },
  }),
  tabRoute({
    method: 'get',
    path: '/actions/:actionId/owners',
    handle: (call, input): Promise<ActionOwners> =>
      call.service.read(call.actor.partnershipId, (scope) =>
        ownersFor(scope, lookerOf(call), input.params['actionId'] ?? ''),
      ),
  }),
  tabRoute({
    method: 'get',
    path: '/actions/:actionId/history',
    handle: async (call, input): Promise<{ events: ActionEvent[] }> => ({
      events: await call.service.read(call.actor.partnershipId, (scope) =>
        actionHistory(scope, lookerOf(call), input.params['actionId'] ?? ''),
      ),
    }),
  }),
];

/** Sends a paper as a file to save; what it says is read first, and written when the database is free again. */
async function asFile(
  call: TabCall,
  format: DocumentFormat,
  paper: (scope: Scope) => Promise<PaperDocument>,
): Promise<undefined> {
  const { name, type, bytes } = await fileOf(await call.service.read(call.actor.partnershipId, paper), format);
  call.response.attachment(name).type(type).send(bytes);
}

/** Changes the minutes and gives them as they are afterwards. */
async function changing(
  call: TabCall,
  input: Params,
  change: (work: Work, meetingId: string) => Promise<void>,
): Promise<MinutesView> {
  const view = await call.service.transact(call.actor, async (work) => {
    await change(work, meetingIn(input));
    return viewMinutes(work, lookerOf(call), meetingIn(input));
  });
  // Whoever watches the meeting sees what is typed.
  void liveHub(call.service).look();
  return view;
}

async function deciding(
  call: TabCall,
  input: Params,
  change: (work: Work, decisionId: string) => Promise<void>,
): Promise<{ changed: true }> {
  await call.service.transact(call.actor, (work) => change(work, input.params['decisionId'] ?? ''));
  void liveHub(call.service).look();
  return { changed: true };
}

function meetingIn({ params }: Params): string {
  return params['meetingId'] ?? '';
}

function lookerOf(call: TabCall): Looker {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}
