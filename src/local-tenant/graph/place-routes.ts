import type { GraphHandler } from './call.ts';
import { page } from './page.ts';
import type { GraphRoutes } from './routes.ts';

/** Rooms of the tenant: `/places/microsoft.graph.room`. */
export function placeRoutes(routes: GraphRoutes): void {
  // The cast to a type is dropped from a path before routes are looked up.
  routes.on('GET', '/places/room', rooms);
}

const rooms: GraphHandler = (call) => {
  const found = call.ctx.state.accounts
    .filter((account) => account.room !== undefined)
    .map(({ id, displayName, mail, room }) => ({
      id,
      displayName,
      emailAddress: mail,
      nickname: displayName,
      capacity: room?.capacity ?? null,
      bookingType: 'standard',
      building: null,
      floorNumber: null,
      floorLabel: null,
      label: null,
      phone: null,
      tags: [],
      isWheelChairAccessible: true,
      audioDeviceName: null,
      videoDeviceName: null,
      displayDeviceName: null,
    }));
  return page(call, found, { context: 'places/microsoft.graph.room', defaultTop: 100 });
};
