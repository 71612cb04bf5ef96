import type { Response } from 'express';
import { changeOf } from '../../src/live/rules/live-change.ts';
import type { LiveEvent } from '../../src/live/schema.ts';
import { type Sight, type Watched, watchLive } from '../../src/live/use-cases.ts';
import { liveStamps } from '../../src/live/use-cases-stamps.ts';
import { groupBy } from '../../src/people/rules/grouping.ts';
import { Refusal } from '../../src/work/refusal.ts';
import type { Service } from '../service.ts';

/** How often a copy looks whether another copy changed something; its own changes are told at once. */
const LOOK_MS = 150;
/** A stream ends after this; the browser comes again with a fresh token, and its rights are looked at anew. */
const LONGEST_MS = 10 * 60_000;
/** Proxies close what is silent for long. */
const BREATH_MS = 20_000;

interface Viewer {
  personId: string;
  response: Response;
  /** Understands what changed; else it gets the whole every time. */
  changes: boolean;
  /** The view of which it has what the room was told last; null: it still has to get the whole. */
  inStep: Sight | null;
}

interface Room {
  partnershipId: string;
  meetingId: string;
  stamp: string;
  viewers: Set<Viewer>;
  told: Watched['views'] | null;
}

/** Everybody who watches a meeting through this copy of the service. What changed is read once and sent to all of them. */
class LiveHub {
  readonly #service: Service;
  readonly #rooms = new Map<string, Room>();
  #looking: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(service: Service) {
    this.#service = service;
  }

  /** Sends the meeting as it is, and then every change, until either side goes. */
  async join(
    at: { partnershipId: string; meetingId: string },
    { personId, changes }: Pick<Viewer, 'personId' | 'changes'>,
    response: Response,
  ): Promise<void> {
    const { partnershipId, meetingId } = at;
    const stamp = await this.#stampOf(partnershipId, meetingId);
    const { views, sights } = await this.#read(at, [personId]);
    const sight = sights.get(personId);
    if (!sight) throw new Refusal('not-allowed', 'not-allowed');
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      // Compressing would hold small events back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    response.write(eventOf(views[sight]));
    const key = `${partnershipId} ${meetingId}`;
    const room = this.#rooms.get(key) ?? { ...at, stamp, viewers: new Set<Viewer>(), told: null };
    this.#rooms.set(key, room);
    const viewer: Viewer = { personId, response, changes, inStep: null };
    room.viewers.add(viewer);
    const breath = setInterval(() => response.write(': \n\n'), BREATH_MS);
    const longest = setTimeout(() => response.end(), LONGEST_MS);
    response.once('close', () => {
      clearInterval(breath);
      clearTimeout(longest);
      room.viewers.delete(viewer);
      if (room.viewers.size === 0) this.#rooms.delete(key);
    });
    this.#timer ??= setInterval(() => void this.look(), LOOK_MS);
    if (room.stamp === stamp) return;
    // Something changed between reading and joining, and the room may have been told already.
    room.stamp = '';
    void this.look();
  }

  /** Looks now; who asks while somebody looks is served by a look that begins afterwards. */
  look(): Promise<void> {
    if (this.#looking) {
      this.#again = true;
      return this.#looking;
    }
    this.#looking = this.#lookOnce()
      .catch((cause: Error) => this.#service.log.warn({ cause: cause.message }, 'a live meeting could not be read'))
      .finally(() => {
        this.#looking = null;
        if (!this.#again) return;
        this.#again = false;
        void this.look();
      });
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    const rooms = [...this.#rooms.values()];
    if (rooms.length === 0 && this.#timer) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
    const byPartnership = groupBy(rooms, ({ partnershipId }) => partnershipId);
    for (const [partnershipId, own] of byPartnership) {
      const ids = own.map(({ meetingId }) => meetingId);
      const stamps = await this.#service.single(partnershipId, (scope) => liveStamps(scope, ids));
      for (const room of own) {
        const stamp = stamps.get(room.meetingId) ?? '';
        if (stamp === room.stamp) continue;
        room.stamp = stamp;
        // What could not be told is told by the next look.
        await this.#tell(room).catch((cause: Error) => {
          room.stamp = '';
          throw cause;
        });
      }
    }
  }

  /** Reads once for all, and writes each what it lacks; whoever may no longer look is sent away. */
  async #tell(room: Room): Promise<void> {
    const viewers = [...room.viewers];
    const { views, sights } = await this.#read(
      room,
      viewers.map(({ personId }) => personId),
    );
    const whole = { leads: eventOf(views.leads), follows: eventOf(views.follows) };
    const change = room.told && {
      leads: eventOf(changeOf(room.told.leads, views.leads)),
      follows: eventOf(changeOf(room.told.follows, views.follows)),
    };
    room.told = views;
    for (const viewer of viewers) {
      const sight = sights.get(viewer.personId);
      if (!sight) viewer.response.end();
      else {
        viewer.response.write(change && viewer.changes && viewer.inStep === sight ? change[sight] : whole[sight]);
        viewer.inStep = sight;
      }
    }
  }

  #read({ partnershipId, meetingId }: { partnershipId: string; meetingId: string }, personIds: readonly string[]) {
    const now = this.#service.clock.now();
    return this.#service.read(partnershipId, (scope) => watchLive(scope, { personIds, now }, meetingId));
  }

  async #stampOf(partnershipId: string, meetingId: string): Promise<string> {
    const stamps = await this.#service.single(partnershipId, (scope) => liveStamps(scope, [meetingId]));
    return stamps.get(meetingId) ?? '';
  }

  /** Lets everybody go: they come again to a copy that stays. */
  end(): void {
    for (const { viewers } of this.#rooms.values()) for (const { response } of viewers) response.end();
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }
}

function eventOf(event: LiveEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

const hubs = new WeakMap<object, LiveHub>();

/** The hub of this copy; two services in one process have one each. */
export function liveHub(service: Service): LiveHub {
  const key = service.transact;
  const hub = hubs.get(key) ?? new LiveHub(service);
  hubs.set(key, hub);
  return hub;
}
