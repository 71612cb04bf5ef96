import type { Response } from 'express';
import type { LiveShared } from '../../src/live/schema.ts';
import { type Looker, watchLive } from '../../src/live/use-cases.ts';
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
  /** Whether it may see the draft of the agenda: decides which of two views it gets. */
  leads: boolean;
}

interface Room {
  partnershipId: string;
  meetingId: string;
  stamp: string;
  viewers: Set<Viewer>;
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

  /** Sends the meeting as it is, and then with every change, until either side goes. */
  async join(partnershipId: string, meetingId: string, personId: string, response: Response): Promise<void> {
    const stamp = await this.#stampOf(partnershipId, meetingId);
    const { shared, leads } = await this.#read(partnershipId, { personId }, meetingId);
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      // Compressing would hold small events back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    send(response, shared);
    const key = `${partnershipId} ${meetingId}`;
    const room = this.#rooms.get(key) ?? { partnershipId, meetingId, stamp, viewers: new Set<Viewer>() };
    this.#rooms.set(key, room);
    const viewer = { personId, response, leads };
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
    // What changed between reading and joining.
    if (room.stamp !== stamp) void this.look();
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
        await this.#tell(room);
      }
    }
  }

  async #tell(room: Room): Promise<void> {
    for (const leads of [true, false]) {
      const viewers = [...room.viewers].filter((viewer) => viewer.leads === leads);
      const text = await this.#textFor(room, viewers);
      if (text !== null) for (const { response } of viewers) response.write(text);
    }
  }

  /** As the first of them who still may look sees it; whoever no longer may is sent away. */
  async #textFor(room: Room, viewers: Viewer[]): Promise<string | null> {
    for (const viewer of viewers) {
      try {
        const { shared } = await this.#read(room.partnershipId, viewer, room.meetingId);
        return eventOf(shared);
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        viewer.response.end();
      }
    }
    return null;
  }

  #read(partnershipId: string, { personId }: { personId: string }, meetingId: string) {
    const looker: Looker = { personId, now: this.#service.clock.now() };
    return this.#service.read(partnershipId, (scope) => watchLive(scope, looker, meetingId));
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

function send(response: Response, shared: LiveShared): void {
  response.write(eventOf(shared));
}

function eventOf(shared: LiveShared): string {
  return `data: ${JSON.stringify(shared)}\n\n`;
}

const hubs = new WeakMap<object, LiveHub>();

/** The hub of this copy; two services in one process have one each. */
export function liveHub(service: Service): LiveHub {
  const key = service.transact;
  const hub = hubs.get(key) ?? new LiveHub(service);
  hubs.set(key, hub);
  return hub;
}
