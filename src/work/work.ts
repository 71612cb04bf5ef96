import type { Transaction } from 'kysely';
import type { Database } from '../edge/database/tables/index.ts';
import type { JobDefinition } from './job.ts';

/** Now, as an ISO instant in UTC. In production the system's clock; in the practice environment the stand-in's. */
export interface Clock {
  now(): string;
}

/** By which door somebody came in; kept with every answer, so that its origin can be shown later. */
export type Via = 'chat' | 'tab' | 'link' | 'system';

/** Who acts. `personId` is null for the system itself (a deadline that passed, an import on first start). */
export interface Actor {
  partnershipId: string;
  personId: string | null;
  via: Via;
  /** What set this in motion, where it goes along by hand; left out: what runs now is under its trace already. */
  trace?: string | undefined;
}

/**
 * One unit of work: everything a use case needs to decide, save and enqueue in a single transaction.
 * Query through `tx` alone: on the embedded database any other handle would wait for this transaction for ever.
 */
export interface Work {
  tx: Transaction<Database>;
  partnershipId: string;
  actor: Actor;
  /** What set this in motion (src/work/trace.ts). */
  trace?: string | undefined;
  /** ISO instant in UTC, the same for the whole unit of work. */
  now: string;
  newId(): string;
  /** Puts a job in the queue as part of this transaction: it exists if, and only if, the decision does. */
  enqueue<T>(job: JobDefinition<T>, payload: T, options?: EnqueueOptions): Promise<void>;
}

export interface EnqueueOptions {
  /** Seconds of real time before the job may run. */
  startAfterSeconds?: number;
}

/** Runs `act` in one transaction on behalf of `actor`; whatever it throws undoes everything it saved or enqueued. */
export type Transact = <T>(actor: Actor, act: (work: Work) => Promise<T>) => Promise<T>;

/** Read access for one partnership; what `Work` offers to stores, without the right to enqueue. */
export type Scope = Pick<Work, 'tx' | 'partnershipId' | 'trace'>;
