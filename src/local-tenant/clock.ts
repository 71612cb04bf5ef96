import type { Collection } from './journal.ts';
import type { Signals } from './signals.ts';
import type { Setting } from './state.ts';

/** Virtual time = real time + an offset that survives restarts. It only moves forward, like any clock. */
export class TenantClock {
  readonly #settings: Collection<Setting>;
  readonly #signals: Signals;

  constructor(settings: Collection<Setting>, signals: Signals) {
    this.#settings = settings;
    this.#signals = signals;
  }

  get offsetMs(): number {
    return (this.#settings.get('clock')?.value as number | undefined) ?? 0;
  }

  ms(): number {
    return Date.now() + this.offsetMs;
  }

  now(): Date {
    return new Date(this.ms());
  }

  iso(): string {
    return this.now().toISOString();
  }

  reading(): { now: string; offsetMs: number } {
    return { now: this.iso(), offsetMs: this.offsetMs };
  }

  advance(minutes: number): void {
    this.#set(this.offsetMs + minutes * 60_000);
  }

  /** Sets the clock to an instant (ISO, UTC). Going back is refused: calendars and mail would lie about their past. */
  to(instant: string): void {
    const offset = Date.parse(instant) - Date.now();
    if (Number.isNaN(offset)) throw new RangeError('not an instant');
    this.#set(offset);
  }

  /** The very first reading; the only time at which the past may be chosen. */
  begin(instant: string): void {
    const offset = Date.parse(instant) - Date.now();
    if (Number.isNaN(offset)) throw new RangeError('not an instant');
    this.#settings.put({ id: 'clock', value: offset });
  }

  #set(offsetMs: number): void {
    if (offsetMs < this.offsetMs) throw new RangeError('the clock only moves forward');
    this.#settings.put({ id: 'clock', value: offsetMs });
    this.#signals.emit('clock', this.reading());
  }
}
