import { deliveryProblems, letBe, sendAgain } from '../../src/delivery/problems.ts';
import { askNothing } from '../../src/reminders/use-cases-waiting.ts';
import { problemText } from '../../src/text/delivery.ts';
import { tabRoute } from './route.ts';

/** Whom our messages did not reach, and sending one again. */
export const deliveryRoutes = [
  tabRoute({
    method: 'get',
    path: '/deliveries/problems',
    handle: async ({ service, actor, language }) => {
      const now = service.clock.now();
      const problems = await service.read(actor.partnershipId, (scope) =>
        deliveryProblems({ ...scope, actor, now }, askNothing),
      );
      return { problems: problems.map((problem) => ({ ...problem, told: problemText(problem.problem, language) })) };
    },
  }),
  tabRoute({
    method: 'post',
    path: '/deliveries/:messageId/again',
    handle: async ({ service, actor }, { params }) => {
      const outcome = await service.transact(actor, (work) => sendAgain(work, askNothing, params['messageId'] ?? ''));
      return { outcome };
    },
  }),
  tabRoute({
    method: 'post',
    path: '/deliveries/:messageId/let-be',
    handle: async ({ service, actor }, { params }) => {
      await service.transact(actor, (work) => letBe(work, params['messageId'] ?? ''));
      return {};
    },
  }),
];
