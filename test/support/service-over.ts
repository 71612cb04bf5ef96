import type { Service } from '../../bot/service.ts';
import { createLog } from '../../src/edge/log.ts';
import { highsSolver } from '../../src/edge/solver/highs.ts';
import { calendarsOf } from './calendars.ts';
import type { TestDatabase } from './database.ts';

/** What routes and turns are given, over a test's database and its clock; nobody has a calendar that can be read. */
export function serviceOver(database: TestDatabase): Service {
  return {
    transact: database.transact,
    read: database.read,
    single: database.read,
    clock: { now: () => database.now },
    log: createLog('silent'),
    publicUrl: '',
    freeBusy: calendarsOf(),
    solve: highsSolver(),
  };
}
