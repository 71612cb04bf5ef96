import { deliveryProblems, sendAgain } from '../../src/delivery/problems.ts';
import { problemText } from '../../src/text/delivery.ts';
import { tabRoute } from './route.ts';

/** Whom our messages did not reach, and sending one again. */
export const deliveryRoutes = [
  tabRoute({
    method: 'get',
    path: '/deliveries/problems',
    handle: async ({ service, actor, language }) => {
      const now = service.clock.now();
      const problems = await service.read(actor.partnershipId, (scope) => deliveryProblems({ ...scope, actor, now }));
      return { problems: problems.map((problem) => ({ ...problem, told: problemText(problem.problem, language) })) };
    },
  }),
  tabRoute({
    method: 'post',
    path: '/deliveries/:messageId/again',
    handle: async ({ service, actor }, { params }) => {
      await service.transact(actor, (work) => sendAgain(work, params['messageId'] ?? ''));
      return { sent: true };
    },
  }),
];
