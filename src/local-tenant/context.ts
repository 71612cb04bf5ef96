import type { TenantClock } from './clock.ts';
import type { LocalTenantOptions } from './config.ts';
import type { Directory } from './directory.ts';
import type { Issuer } from './entra/issuer.ts';
import type { Faults } from './faults.ts';
import type { Signals } from './signals.ts';
import type { TenantState, TrafficRecord } from './state.ts';
import type { World } from './world/world.ts';

/** Everything a room of the stand-in needs: what it remembers, what time it is, who signs, what is broken on purpose. */
export interface TenantContext {
  readonly options: LocalTenantOptions;
  readonly state: TenantState;
  /** The partnership the stand-in was filled with. */
  readonly world: World;
  /** Virtual time. Tokens are the exception: they carry real time. */
  readonly clock: TenantClock;
  readonly faults: Faults;
  readonly issuer: Issuer;
  /** Accounts by id, address or UPN without scanning. */
  readonly directory: Directory;
  /** What happened, for whoever must react: the channel to installations, the page to everything. */
  readonly signals: Signals;
  /** Base address without a trailing slash, such as `http://127.0.0.1:4010`; known once the stand-in listens. */
  url(): string;
  /** Keeps all changes that the work makes, or (killed in between) none of them. The work must not wait for anything. */
  atomically<T>(work: () => T): T;
  /** Keeps what came in from outside (or went out to it) for auditors. Kinds are `noun.verb`, such as `mail.sent`. */
  record(kind: string, detail: Record<string, unknown>): TrafficRecord;
}
