import { decideStudentsBody } from '../../src/placements/schema-students.ts';
import { answerSwapBody, askForStudentsBody, proposeSwapBody } from '../../src/placements/schema-swaps.ts';
import {
  answerSwap,
  askForStudents,
  decideAtSchool,
  proposeSwap,
  schoolStudents,
  swapCandidates,
  withdrawSwap,
} from '../../src/placements/use-cases/students.ts';
import { tabRoute } from './route.ts';

type Params = Record<string, string>;
const roundOf = (params: Params): string => params['roundId'] ?? '';
const studentOf = (params: Params) => ({ roundId: roundOf(params), studentId: params['studentId'] ?? '' });

/** Asking boards and schools about their students, what a school says for itself, and swaps. No address holds a student number. */
export const swapRoutes = [
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/students/ask',
    body: askForStudentsBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, (work) => askForStudents(work, roundOf(params), body)),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/schools/:schoolId/students',
    // A unit of work and not a read: the look itself is saved.
    handle: ({ service, actor }, { params }) =>
      service.transact(actor, (work) => schoolStudents(work, roundOf(params), params['schoolId'] ?? '')),
  }),
  tabRoute({
    method: 'put',
    path: '/placement-rounds/:roundId/schools/:schoolId/students',
    body: decideStudentsBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, async (work) => {
        await decideAtSchool(work, { roundId: roundOf(params), schoolId: params['schoolId'] ?? '' }, body);
        return schoolStudents(work, roundOf(params), params['schoolId'] ?? '');
      }),
  }),
  tabRoute({
    method: 'get',
    path: '/placement-rounds/:roundId/students/:studentId/swap-candidates',
    handle: ({ service, actor }, { params }) =>
      service.transact(actor, (work) => swapCandidates(work, roundOf(params), studentOf(params).studentId)),
  }),
  tabRoute({
    method: 'post',
    path: '/placement-rounds/:roundId/students/:studentId/swap',
    body: proposeSwapBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, async (work) => ({ swapId: await proposeSwap(work, studentOf(params), body) })),
  }),
  tabRoute({
    method: 'put',
    path: '/student-swaps/:swapId',
    body: answerSwapBody,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, async (work) => ({ state: await answerSwap(work, params['swapId'] ?? '', body) })),
  }),
  tabRoute({
    method: 'delete',
    path: '/student-swaps/:swapId',
    handle: ({ service, actor }, { params }) =>
      service.transact(actor, async (work) => {
        await withdrawSwap(work, params['swapId'] ?? '');
        return { state: 'withdrawn' };
      }),
  }),
];
