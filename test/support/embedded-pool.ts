import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { emptyAgain, shapeOf } from './empty-again.ts';

/**
 * Migrated embedded databases that test files of one worker use after each other. To start one takes two seconds of a
 * processor, to empty one a tenth of that.
 */
export interface EmbeddedPool {
  /** An empty, migrated database, begun from the archive where none is free. */
  take(archive: string): Promise<PGlite>;
  /** Empties it for whoever comes next; one that was altered or does not answer is left to the garbage collector. */
  giveBack(database: PGlite): Promise<void>;
  /** Ends those that are free. */
  close(): Promise<void>;
}

const ANSWER_MS = 5_000;

export function createEmbeddedPool(): EmbeddedPool {
  const free: PGlite[] = [];
  const shapes = new WeakMap<PGlite, string>();
  return {
    take: async (archive) => {
      const waiting = free.pop();
      if (waiting) return waiting;
      const fresh = new PGlite({ loadDataDir: new Blob([readFileSync(archive)]) });
      await fresh.waitReady;
      shapes.set(fresh, await shapeOf(fresh));
      return fresh;
    },
    giveBack: async (database) => {
      const emptied = await inTime(emptyAgain(database, shapes.get(database)));
      if (emptied) free.push(database);
      else void database.close().catch(() => undefined);
    },
    close: async () => {
      await Promise.all(free.splice(0).map((database) => database.close()));
    },
  };
}

/** A transaction that a test left open keeps everything else waiting. */
async function inTime(work: Promise<boolean>): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((done) => {
    late = setTimeout(() => done(false), ANSWER_MS);
  });
  try {
    return await Promise.race([work.catch(() => false), tooLate]);
  } finally {
    clearTimeout(late);
  }
}
