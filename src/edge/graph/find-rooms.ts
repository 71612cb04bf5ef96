import type { Room } from '../../meetings/ports.ts';
import type { Graph } from './client.ts';
import { isStatus } from './try.ts';

interface Page {
  value: { emailAddress?: string | null; displayName?: string | null; capacity?: number | null }[];
  '@odata.nextLink'?: string;
}

/** The meeting rooms of the tenant, by name; null: the app may not look them up (it needs Place.Read.All). */
export async function findRooms(graph: Graph): Promise<Room[] | null> {
  const rooms: Room[] = [];
  let next: string | undefined = '/places/microsoft.graph.room?$top=100';
  try {
    while (next) {
      const page: Page = (await graph.api(next).get()) as Page;
      for (const { emailAddress, displayName, capacity } of page.value) {
        if (emailAddress) {
          rooms.push({
            email: emailAddress.toLowerCase(),
            name: displayName ?? emailAddress,
            capacity: capacity ?? null,
          });
        }
      }
      next = page['@odata.nextLink'];
    }
  } catch (cause) {
    if (isStatus(cause, 403)) return null;
    throw cause;
  }
  return rooms.sort((a, b) => (a.name < b.name ? -1 : 1));
}
