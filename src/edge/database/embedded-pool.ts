import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { PreparingClient } from './prepared.ts';

/** The only message of Postgres's protocol without a letter in front is the first: who wants what. */
const FIRST = 0;
/** "Ready", with no transaction open. */
const IDLE = Buffer.from('Z\0\0\0\x05I', 'latin1');
/** "You are known" and "ready". Answered here: a database that does not know a name from the environment would end itself. */
const WELCOME = Buffer.concat([Buffer.from('R\0\0\0\x08\0\0\0\0', 'latin1'), IDLE]);
const ROLLBACK = Buffer.from('Q\0\0\0\x0drollback\0', 'latin1');
/** The message that ends a connection. */
const TERMINATE = 'X'.charCodeAt(0);

/**
 * The embedded database as the other end of a connection. It speaks Postgres's own protocol, so that the client of a server
 * reads and writes it too: one way in which values become types, statements that are planned once, and a whole packet of
 * messages for one call into the database. PGlite's own query asks it six times over.
 */
class EmbeddedConnection extends Duplex {
  readonly #pglite: PGlite;
  /** Lets others in again; while a transaction is open nobody else's statement may come in between. */
  #leave: (() => void) | null = null;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
  }

  /** What a socket does, asked by the client. There is one session, in which the names that the one before gave still stand. */
  connect(): void {
    this.#pglite.exec('deallocate all').then(
      () => this.emit('connect'),
      (cause: Error) => this.destroy(cause),
    );
  }

  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (cause?: Error) => void): void {
    this.#pass(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (cause?: Error) => void): void {
    this.#pass(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(cause: Error | null, done: (cause: Error | null) => void): void {
    const leave = this.#leave;
    this.#leave = null;
    if (!leave) {
      done(cause);
      return;
    }
    // What a connection leaves open when it breaks is undone, before anybody else's statement could become part of it.
    const undone = this.#pglite.execProtocolRaw(ROLLBACK).catch(() => undefined);
    void undone.then(() => {
      leave();
      done(cause);
    });
  }

  async #pass(messages: Buffer): Promise<void> {
    // The database itself goes on for whoever connects next.
    if (messages[0] === TERMINATE) return;
    if (messages[0] === FIRST) return void this.push(WELCOME);
    if (!this.#leave) await this.#enter();
    const answer = await answerOf(this.#pglite, messages);
    if (answer.subarray(-IDLE.length).equals(IDLE)) {
      this.#leave?.();
      this.#leave = null;
    }
    this.push(answer);
  }

  #enter(): Promise<void> {
    return new Promise((entered, failed) => {
      const stay = () =>
        new Promise<void>((leave) => {
          this.#leave = leave;
          entered();
        });
      this.#pglite.runExclusive(stay).catch(failed);
    });
  }
}

/**
 * What the database answers, as it is. Asked without `onRawData`, PGlite reads all of it too, row by row, for callers who want
 * values of it: the client here does that itself.
 */
async function answerOf(pglite: PGlite, messages: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  // A part lies in the database's own memory, which the next one overwrites.
  await pglite.execProtocolRawStream(messages, { onRawData: (part) => void parts.push(Buffer.from(part)) });
  return Buffer.concat(parts);
}

/** Plans are kept in the memory of the service itself: so many of them gain what three hundred do, for 80 MB less. */
class SparingClient extends PreparingClient {
  protected override readonly mostPrepared = 80;
}

/** One connection to the embedded database, which has no second one: whoever comes waits for a transaction to end. */
export function embeddedPool(pglite: PGlite): pg.Pool {
  const stream = () => new EmbeddedConnection(pglite);
  // What the environment says of a server (`PGSSLMODE` and the like) is not meant for this one.
  const config = { stream, ssl: false, max: 1, idleTimeoutMillis: 0, Client: SparingClient };
  const pool = new pg.Pool(config as pg.PoolConfig);
  pool.on('error', () => undefined);
  return pool;
}
