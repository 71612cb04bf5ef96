import type { CalendarItem, ChatMessage, FeedLine, Installation, MailItem } from './state.ts';

/** What the rooms of the stand-in tell each other. */
export interface SignalMap {
  /** A bot was installed for a person (through Graph or by the person). */
  installed: Installation;
  uninstalled: Installation;
  /** A message arrived in, or left from, a mailbox. */
  mail: MailItem;
  /** A calendar item was made, changed or removed. */
  calendar: { item: CalendarItem; change: 'created' | 'updated' | 'deleted' };
  /** Something in somebody's To Do was made, changed or thrown away. */
  todo: { ownerId: string };
  /** A chat message was posted, changed or deleted. */
  chat: ChatMessage;
  /** A line came into somebody's activity feed, or was read. */
  feed: FeedLine;
  /** The virtual clock was set. */
  clock: { now: string; offsetMs: number };
  faults: Record<string, unknown>;
}

type Listener<K extends keyof SignalMap> = (value: SignalMap[K]) => void | Promise<void>;

/** A typed emitter. Listeners run after the emitter returned, so that nobody's HTTP answer waits for them. */
export class Signals {
  readonly #listeners = new Map<keyof SignalMap, Set<Listener<never>>>();

  /** Returns a function that stops listening. */
  on<K extends keyof SignalMap>(kind: K, listener: Listener<K>): () => void {
    const listeners = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, listeners);
    listeners.add(listener as Listener<never>);
    return () => listeners.delete(listener as Listener<never>);
  }

  emit<K extends keyof SignalMap>(kind: K, value: SignalMap[K]): void {
    for (const listener of this.#listeners.get(kind) ?? []) {
      queueMicrotask(() => void tolerate(() => (listener as Listener<K>)(value)));
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}

/** A listener that fails must not take the stand-in down with it. */
async function tolerate(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`local tenant: a listener failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
