import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Collection } from './journal.ts';
import { seededRandom } from './random.ts';
import type { Signals } from './signals.ts';
import type { Setting } from './state.ts';

/** What is broken on purpose. Rates run from 0 (never) to 1 (always). */
export interface FaultSettings {
  throttle: number;
  outage: 'none' | 'graph' | 'channel' | 'all';
  slowMs: number;
  serverError: number;
  /** The work is done, but the caller never hears so. */
  timeoutAfterSuccess: number;
  /** How often the channel brings one activity twice. */
  doubleDelivery: number;
}

export type FaultyService = 'graph' | 'channel';
export type FaultRate = 'throttle' | 'serverError' | 'timeoutAfterSuccess' | 'doubleDelivery';

/** How a refused request is answered. */
export interface Refusal {
  status: 429 | 500 | 502 | 503 | 504;
  code: string;
  message: string;
  retryAfterSeconds?: number;
}

const NONE: FaultSettings = {
  throttle: 0,
  outage: 'none',
  slowMs: 0,
  serverError: 0,
  timeoutAfterSuccess: 0,
  doubleDelivery: 0,
};

/** The switches, kept in the journal; the dice are seeded, so that a rehearsal can be repeated. */
export class Faults {
  readonly #settings: Collection<Setting>;
  readonly #signals: Signals;
  #random: () => number;

  constructor(settings: Collection<Setting>, signals: Signals, seed = 1) {
    this.#settings = settings;
    this.#signals = signals;
    this.#random = seededRandom(seed);
  }

  current(): FaultSettings {
    return { ...NONE, ...(this.#settings.get('faults')?.value as Partial<FaultSettings> | undefined) };
  }

  /** Changes the switches that are named; throws a RangeError with the reason when a value makes no sense. */
  set(change: Partial<FaultSettings>): FaultSettings {
    const next = { ...this.current(), ...change };
    for (const rate of ['throttle', 'serverError', 'timeoutAfterSuccess', 'doubleDelivery'] as const) {
      if (!(next[rate] >= 0 && next[rate] <= 1)) throw new RangeError(`${rate} must lie between 0 and 1`);
    }
    if (!(next.slowMs >= 0 && next.slowMs <= 60_000)) throw new RangeError('slowMs must lie between 0 and 60000');
    if (!['none', 'graph', 'channel', 'all'].includes(next.outage)) throw new RangeError('unknown outage');
    this.#settings.put({ id: 'faults', value: next });
    this.#signals.emit('faults', { ...next });
    return next;
  }

  /** Starts the dice again from a seed. */
  reseed(seed: number): void {
    this.#random = seededRandom(seed);
  }

  /** Whether that fault strikes now. */
  strikes(rate: FaultRate): boolean {
    const chance = this.current()[rate];
    return chance > 0 && this.#random() < chance;
  }

  /** The refusal that a request to the service meets now, or null when it may go on. */
  refusal(service: FaultyService): Refusal | null {
    const { outage } = this.current();
    if (outage === 'all' || outage === service) {
      return { status: 503, code: 'ServiceUnavailable', message: 'The service is temporarily unavailable.' };
    }
    if (this.strikes('throttle')) {
      const code = service === 'graph' ? 'TooManyRequests' : 'Throttled';
      return { status: 429, code, message: 'Too many requests. Please retry later.', retryAfterSeconds: 1 };
    }
    if (this.strikes('serverError')) {
      const status = ([500, 502, 503, 504] as const)[Math.floor(this.#random() * 4)] ?? 500;
      return { status, code: SERVER_ERRORS[status], message: 'The server could not complete the request.' };
    }
    return null;
  }

  /** Express middleware: slow, refuse, or swallow the answer. `refuse` writes the service's own error body. */
  middleware(service: FaultyService, refuse: (refusal: Refusal, req: Request, res: Response) => void): RequestHandler {
    return (req: Request, res: Response, next: NextFunction) => {
      const go = () => {
        const refusal = this.refusal(service);
        if (refusal) {
          if (refusal.retryAfterSeconds) res.set('Retry-After', String(refusal.retryAfterSeconds));
          return refuse(refusal, req, res);
        }
        if (this.strikes('timeoutAfterSuccess')) hangUpInsteadOfAnswering(req, res);
        next();
      };
      const { slowMs } = this.current();
      if (slowMs > 0) setTimeout(go, slowMs).unref();
      else go();
    };
  }
}

const SERVER_ERRORS = {
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** The handler runs to its end, but the moment it answers the line goes dead. */
function hangUpInsteadOfAnswering(req: Request, res: Response): void {
  const hangUp = () => {
    req.socket.destroy();
    return res;
  };
  res.write = (() => hangUp() && false) as typeof res.write;
  res.end = hangUp as typeof res.end;
}
