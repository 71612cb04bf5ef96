import { DECIDE_LEFT, DECIDE_SUBMITTED, SUBMIT_ITEM, type SubmittedItems } from '../../src/agendas/schema-submitted.ts';
import { decideSubmitted } from '../../src/agendas/use-cases-decide-submitted.ts';
import { decideLeft } from '../../src/agendas/use-cases-left.ts';
import { submitItem, submittedItems, withdrawItem } from '../../src/agendas/use-cases-submit.ts';
import { type TabCall, tabRoute } from './route.ts';

function view({ service, actor }: TabCall, meetingId: string): Promise<SubmittedItems> {
  const looker = { personId: actor.personId, now: service.clock.now() };
  return service.read(actor.partnershipId, (scope) => submittedItems(scope, looker, meetingId));
}

/** Items that members submit, and what is decided about them. */
export const submittedRoutes = [
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/submitted-items',
    handle: (call, { params }) => view(call, params['meetingId'] ?? ''),
  }),
  tabRoute({
    method: 'post',
    path: '/bodies/:bodyId/submitted-items',
    body: SUBMIT_ITEM,
    handle: ({ service, actor }, { params, body }) =>
      service.transact(actor, (work) => submitItem(work, service.publicUrl, params['bodyId'] ?? '', body)),
  }),
  tabRoute({
    method: 'post',
    path: '/submitted-items/:submissionId/decide',
    body: DECIDE_SUBMITTED,
    handle: async (call, { params, body }) => {
      const { service, actor } = call;
      await service.transact(actor, (work) =>
        decideSubmitted(work, service.publicUrl, params['submissionId'] ?? '', body),
      );
      return view(call, body.meetingId);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/left-items',
    body: DECIDE_LEFT,
    handle: async (call, { params, body }) => {
      const { service, actor } = call;
      const meetingId = params['meetingId'] ?? '';
      await service.transact(actor, (work) => decideLeft(work, service.publicUrl, meetingId, body));
      return view(call, meetingId);
    },
  }),
  tabRoute({
    method: 'post',
    path: '/submitted-items/:submissionId/withdraw',
    handle: async ({ service, actor }, { params }) => {
      await service.transact(actor, (work) => withdrawItem(work, params['submissionId'] ?? ''));
      return { withdrawn: true };
    },
  }),
];
