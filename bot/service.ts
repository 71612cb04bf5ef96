import type { SharedFiles } from '../src/agendas/ports.ts';
import type { Log } from '../src/edge/log.ts';
import type { FreeBusyReader } from '../src/meetings/ports.ts';
import type { OwnTodo } from '../src/minutes/ports.ts';
import type { SolveLinear } from '../src/placements/ports.ts';
import type { Clock, Scope, Transact } from '../src/work/work.ts';

/** What every turn, route and job handler is given by the composition root. */
export interface Service {
  transact: Transact;
  /** Reads of one partnership, in one consistent snapshot. */
  read<T>(partnershipId: string, look: (scope: Scope) => Promise<T>): Promise<T>;
  /** One statement for one partnership, read or write, by itself: no transaction, and two round trips fewer. */
  single<T>(partnershipId: string, act: (scope: Scope) => Promise<T>): Promise<T>;
  clock: Clock;
  freeBusy: FreeBusyReader;
  /** Left out: files that stand elsewhere cannot be looked at. */
  sharedFiles?: SharedFiles;
  /** Left out: nobody's To Do can be reached. */
  ownTodo?: OwnTodo;
  log: Log;
  /** Address at which people reach the tabs and answer pages, without a slash at the end. */
  publicUrl: string;
  /** Finds the cheapest way to share places. */
  solve: SolveLinear;
}
