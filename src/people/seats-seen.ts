/** Seats as they were read, and what they are known by: as long as the database tells the same, nothing about them has changed. */
export interface Seen<Seat> {
  asOf: string;
  seats: readonly Seat[];
}

/** Most are asked for again within the minute, or never. */
const MOST = 200;

/**
 * Remembers the seats of the bodies that are asked for most often; the oldest gives way. Several copies of the service each
 * remember their own, because the database tells all of them what holds now.
 */
export class SeatsSeen<Seat> {
  readonly #seen = new Map<string, Seen<Seat>>();

  of(key: string): Seen<Seat> | undefined {
    return this.#seen.get(key);
  }

  keep(key: string, seen: Seen<Seat>): readonly Seat[] {
    this.#seen.delete(key);
    this.#seen.set(key, seen);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST && oldest !== undefined) this.#seen.delete(oldest);
    return seen.seats;
  }
}
