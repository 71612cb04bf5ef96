import {
  CAST_VOTE,
  GO_TO_ITEM,
  type LiveView,
  OPEN_BALLOT,
  SET_ATTENDANCE,
  SET_WEIGHTS,
  WATCH_LIVE,
} from '../../src/live/schema.ts';
import { viewLive } from '../../src/live/use-cases.ts';
import { closeMeeting, confirmExpected, goToItem, setAttendance, startMeeting } from '../../src/live/use-cases-run.ts';
import { mentionMissingEvents } from '../../src/live/use-cases-teams.ts';
import { castVote, closeBallot, openBallot, setWeights } from '../../src/live/use-cases-vote.ts';
import type { Work } from '../../src/work/work.ts';
import { liveHub } from './live-hub.ts';
import { type TabCall, tabRoute } from './route.ts';

type Params = { params: Record<string, string> };
const AT = '/meetings/:meetingId/live';

/** A meeting while it is held. */
export const liveRoutes = [
  tabRoute({
    method: 'get',
    path: AT,
    handle: (call, input): Promise<LiveView> =>
      call.service.read(call.actor.partnershipId, (scope) => viewLive(scope, lookerOf(call), meetingIn(input))),
  }),
  tabRoute({
    method: 'get',
    path: `${AT}/events`,
    query: WATCH_LIVE,
    handle: async (call, input): Promise<undefined> => {
      const { partnershipId, personId } = call.actor;
      const at = { partnershipId, meetingId: meetingIn(input) };
      const changes = input.query.changes === '1';
      await liveHub(call.service).join(at, { personId, changes }, call.response);
    },
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/start`,
    handle: (call, input) =>
      changing(call, input, async (work, id) => {
        await startMeeting(work, id);
        await mentionMissingEvents(work, id);
      }),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/close`,
    handle: (call, input) => changing(call, input, (work, id) => closeMeeting(work, call.service.publicUrl, id)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/item`,
    body: GO_TO_ITEM,
    handle: (call, input) => changing(call, input, (work, id) => goToItem(work, id, input.body.itemId)),
  }),
  tabRoute({
    method: 'put',
    path: `${AT}/attendance`,
    body: SET_ATTENDANCE,
    handle: (call, input) => changing(call, input, (work, id) => setAttendance(work, id, input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/attendance/confirm`,
    handle: (call, input) => changing(call, input, confirmExpected),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/ballots`,
    body: OPEN_BALLOT,
    handle: (call, input) =>
      changing(call, input, (work, id) => openBallot(work, call.service.publicUrl, id, input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/ballots/:ballotId/votes`,
    body: CAST_VOTE,
    handle: (call, input) =>
      changing(call, input, (work) => castVote(work, input.params['ballotId'] ?? '', input.body)),
  }),
  tabRoute({
    method: 'post',
    path: `${AT}/ballots/:ballotId/close`,
    handle: (call, input) =>
      changing(call, input, (work) => closeBallot(work, call.service.publicUrl, input.params['ballotId'] ?? '')),
  }),
  tabRoute({
    method: 'put',
    path: '/bodies/:bodyId/vote-weights',
    body: SET_WEIGHTS,
    handle: async (call, input): Promise<{ saved: true }> => {
      await call.service.transact(call.actor, (work) => setWeights(work, input.params['bodyId'] ?? '', input.body));
      return { saved: true };
    },
  }),
];

/** Changes the meeting, tells whoever watches, and gives it as it is afterwards. */
async function changing(
  call: TabCall,
  input: Params,
  change: (work: Work, meetingId: string) => Promise<void>,
): Promise<LiveView> {
  const view = await call.service.transact(call.actor, async (work) => {
    await change(work, meetingIn(input));
    return viewLive(work, lookerOf(call), meetingIn(input));
  });
  void liveHub(call.service).look();
  return view;
}

function meetingIn({ params }: Params): string {
  return params['meetingId'] ?? '';
}

function lookerOf(call: TabCall) {
  return { personId: call.actor.personId, now: call.service.clock.now() };
}
