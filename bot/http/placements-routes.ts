import {
  type AnswerCapacityBody,
  type AnswerSchoolBody,
  type AnswerSchoolsBody,
  answerCapacityBody,
  answerSchoolBody,
  answerSchoolsBody,
  type ChangeRoundBody,
  type CreateRoundBody,
  changeRoundBody,
  createRoundBody,
  type DelegateBody,
  type DemandBody,
  delegateBody,
  demandBody,
  extensionBody,
} from '../../src/placements/schema.ts';
import {
  answerCapacity,
  answerSchool,
  answerSchools,
  askNewBoards,
  cancelRound,
  capacityHistory,
  changeRound,
  closeRound,
  createRound,
  delegateSchools,
  demandView,
  extendBoard,
  formFor,
  listRoundSummaries,
  loadForm,
  loadSchoolForm,
  myForms,
  openRound,
  roundDashboard,
  schoolGrid,
  setDemand,
} from '../../src/placements/use-cases.ts';
import type { Scope, Work } from '../../src/work/work.ts';
import { type TabCall, tabRoute } from './route.ts';

type Params = Record<string, string>;
const roundOf = (params: Params): string => params['roundId'] ?? '';
const boardOf = (params: Params): string => params['boardId'] ?? '';
const schoolOf = (params: Params): string => params['schoolId'] ?? '';

function look<T>(call: TabCall, read: (scope: Scope, now: string) => Promise<T>): Promise<T> {
  return call.service.read(call.actor.partnershipId, (scope) => read(scope, call.service.clock.now()));
}

/** Changes a round, and answers with the dashboard as it then is. */
async function thenDashboard(call: TabCall, roundId: string, act: (work: Work) => Promise<unknown>) {
  await call.service.transact(call.actor, act);
  return look(call, (scope, now) => roundDashboard(scope, now, roundId, call.standing));
}

const rounds = [
  tabRoute({
    method: 'get',
    path: '/placement-rounds',
    handle: (call) => look(call, (scope, now) => listRoundSummaries(scope, now, call.standing)),
  }),
  tabRoute<CreateRoundBody>({
    method: 'post',
    path: '/placement-rounds',
    body: createRoundBody,
    handle: async (call, { body }) => {
      const roundId = await call.service.transact(call.actor, (work) => createRound(work, body));
      return look(call, (scope, now) => roundDashboard(scope, now, roundId, call.standing));
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId',
    handle: (call, { params }) =>
      look(call, (scope, now) => roundDashboard(scope, now, roundOf(params), call.standing)),
  }),
  tabRoute<ChangeRoundBody>({
    method: 'put',
    path: '/placement-rounds/:roundId',
    body: changeRoundBody,
    handle: (call, { params, body }) =>
      thenDashboard(call, roundOf(params), (work) => changeRound(work, roundOf(params), body)),
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/open',
    handle: async (call, { params }) => {
      const asked = await call.service.transact(call.actor, (work) => openRound(work, roundOf(params)));
      const dashboard = await look(call, (scope, now) => roundDashboard(scope, now, roundOf(params), call.standing));
      return { ...dashboard, asked };
    },
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/ask-new-boards',
    handle: async (call, { params }) => {
      const asked = await call.service.transact(call.actor, (work) => askNewBoards(work, roundOf(params)));
      const dashboard = await look(call, (scope, now) => roundDashboard(scope, now, roundOf(params), call.standing));
      return { ...dashboard, asked };
    },
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/close',
    handle: (call, { params }) => thenDashboard(call, roundOf(params), (work) => closeRound(work, roundOf(params))),
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/cancel',
    handle: (call, { params }) => thenDashboard(call, roundOf(params), (work) => cancelRound(work, roundOf(params))),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/demand',
    handle: (call, { params }) => look(call, (scope, now) => demandView(scope, now, roundOf(params), call.standing)),
  }),
  tabRoute<DemandBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/demand',
    body: demandBody,
    handle: (call, { params, body }) =>
      thenDashboard(call, roundOf(params), (work) => setDemand(work, roundOf(params), body)),
  }),
];

const answers = [
  tabRoute({
    method: 'get',
    path: '/placement-forms',
    handle: (call) => look(call, (scope, now) => myForms(scope, now, call.standing)),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/boards/:boardId/capacity',
    handle: (call, { params }) =>
      look(call, async (scope, now) =>
        formFor(await loadForm(scope, now, roundOf(params), boardOf(params)), call.standing),
      ),
  }),
  tabRoute<AnswerCapacityBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/boards/:boardId/capacity',
    body: answerCapacityBody,
    handle: async (call, { params, body }) => {
      const form = await call.service.transact(call.actor, (work) =>
        answerCapacity(work, roundOf(params), boardOf(params), body),
      );
      return formFor(form, call.standing);
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/boards/:boardId/schools',
    handle: (call, { params }) =>
      look(call, (scope, now) => schoolGrid(scope, now, roundOf(params), boardOf(params), call.standing)),
  }),
  tabRoute<AnswerSchoolsBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/boards/:boardId/schools',
    body: answerSchoolsBody,
    handle: async (call, { params, body }) => {
      const saved = await call.service.transact(call.actor, (work) =>
        answerSchools(work, roundOf(params), boardOf(params), body),
      );
      return formFor(saved, call.standing);
    },
  }),
  tabRoute<DelegateBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/boards/:boardId/delegations',
    body: delegateBody,
    handle: async (call, { params, body }) => {
      const delegated = await call.service.transact(call.actor, (work) =>
        delegateSchools(work, roundOf(params), boardOf(params), body),
      );
      const grid = await look(call, (scope, now) =>
        schoolGrid(scope, now, roundOf(params), boardOf(params), call.standing),
      );
      return { ...grid, delegated };
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/schools/:schoolId/capacity',
    handle: (call, { params }) =>
      look(call, async (scope, now) =>
        formFor(await loadSchoolForm(scope, now, roundOf(params), schoolOf(params)), call.standing),
      ),
  }),
  tabRoute<AnswerSchoolBody>({
    method: 'put',
    path: '/placement-rounds/:roundId/schools/:schoolId/capacity',
    body: answerSchoolBody,
    handle: async (call, { params, body }) => {
      const form = await call.service.transact(call.actor, (work) =>
        answerSchool(work, roundOf(params), schoolOf(params), body),
      );
      return formFor(form, call.standing);
    },
  }),
  tabRoute<{ until: string | null }>({
    method: 'put',
    path: '/placement-rounds/:roundId/boards/:boardId/extension',
    body: extensionBody,
    handle: async (call, { params, body }) => {
      await call.service.transact(call.actor, (work) =>
        extendBoard(work, roundOf(params), boardOf(params), body.until),
      );
      return look(call, async (scope, now) =>
        formFor(await loadForm(scope, now, roundOf(params), boardOf(params)), call.standing),
      );
    },
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/boards/:boardId/history',
    handle: (call, { params }) =>
      look(call, (scope) => capacityHistory(scope, roundOf(params), boardOf(params), call.standing)),
  }),
];

/** Placement rounds, below `/api/partnerships/:partnershipId`. */
export const placementsRoutes = [...rounds, ...answers];
