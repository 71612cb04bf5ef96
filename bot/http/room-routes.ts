import { chooseRoomBody } from '../../src/meetings/schema.ts';
import { chooseRoom, meetingDetail, roomsFor } from '../../src/meetings/use-cases.ts';
import { type TabCall, tabRoute } from './route.ts';

const readerOf = ({ service, standing, language }: TabCall) => ({ standing, language, now: service.clock.now() });

/** The rooms of the institute, and the one that a meeting is in. */
export const roomRoutes = [
  tabRoute({
    method: 'get',
    path: '/meetings/:meetingId/rooms',
    handle: (call, { params }) =>
      call.service.read(call.actor.partnershipId, (scope) =>
        roomsFor(scope, readerOf(call), params['meetingId'] ?? ''),
      ),
  }),
  tabRoute({
    method: 'post',
    path: '/meetings/:meetingId/room',
    body: chooseRoomBody,
    handle: async (call, { params, body }) => {
      const meetingId = params['meetingId'] ?? '';
      await call.service.transact(call.actor, (work) => chooseRoom(work, meetingId, body.email));
      return call.service.read(call.actor.partnershipId, (scope) => meetingDetail(scope, readerOf(call), meetingId));
    },
  }),
];
