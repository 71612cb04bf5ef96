import type { Writable } from 'node:stream';
import pg from 'pg';
import { LAST_OF_TRANSACTION } from '../../work/write-together.ts';

/** A statement is worth keeping when it comes back. */
const SEEN_BEFORE = 5;
/** A prepared `*` breaks when a newer copy of the service adds a column while this one runs. */
const EVERY_COLUMN = /(select|returning|,)\s+("?\w+"?\.)?\*/i;

const times = new Map<string, number>();
const names = new Map<string, string>();

function nameOf(text: string, most: number): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most) return known;
  const seen = (times.get(text) ?? 0) + 1;
  times.set(text, seen);
  if (times.size > most * 10) times.clear();
  if (seen < SEEN_BEFORE || EVERY_COLUMN.test(text)) return undefined;
  const name = `kw_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** What a statement without rows resolves to. */
const NOTHING = { rows: [], rowCount: null, command: 'BEGIN', oid: 0, fields: [] };

/** A statement without values that is waited for, as Kysely asks it. */
function isAlone(statement: string, [text, values, ...rest]: unknown[]): boolean {
  return (
    text === statement && rest.length === 0 && (values === undefined || (Array.isArray(values) && values.length === 0))
  );
}

/** How a transaction ended whose last statement took its end along. */
interface Ending {
  /** The answer to `commit`; after a statement that failed, Postgres makes a rollback of it. */
  ended: Promise<unknown>;
  failed: boolean;
}

/**
 * A client that spares the server and the network what it can: a statement that is asked again and again with other values
 * is parsed and planned once; the beginning of a transaction travels with its first statement, in one packet, and its end
 * with the statement that says it is the last.
 */
export class PreparingClient extends pg.Client {
  /** Statements with names of their own; beyond these the database parses and plans as it always did. */
  protected readonly mostPrepared: number = 300;
  /** Asked to begin a transaction, and nothing was sent of it yet. */
  #beginning = false;
  #inTransaction = false;
  #ending: Ending | null = null;

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
    // A connection that breaks between two statements of a transaction must not end the process: the next statement fails, and
    // the pool throws the connection away. The pool itself listens only while nobody uses it.
    this.on('error', () => undefined);
  }

  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    if (this.#ending) return this.#afterTheLast(this.#ending, given);
    if (isAlone('begin', given)) {
      this.#beginning = true;
      this.#inTransaction = true;
      return Promise.resolve(NOTHING) as never;
    }
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? nameOf(text, this.mostPrepared)
        : undefined;
    const asked = name ? [{ name, text, values }, ...rest] : given;
    const isLast = this.#inTransaction && typeof text === 'string' && text.endsWith(LAST_OF_TRANSACTION);
    const isEnd = isAlone('commit', given) || isAlone('rollback', given);
    const beginning = this.#beginning;
    this.#beginning = false;
    if (isLast || isEnd) this.#inTransaction = false;
    if (!beginning && !isLast) return this.#send(asked);
    // Nothing was begun at the server, so there is nothing to end.
    if (beginning && isEnd) return Promise.resolve(NOTHING) as never;
    return this.#inOnePacket(() => {
      // Behind a beginning that failed nothing may be kept: the connection is of no more use.
      if (beginning) this.#send<Promise<unknown>>(['begin']).catch(() => this.#stream.destroy());
      const answer = this.#send(asked);
      if (isLast) this.#endAfter(answer);
      return answer;
    });
  }

  #send<Answer = never>(asked: unknown[]): Answer {
    return (super.query as (...all: unknown[]) => Answer).apply(this, asked);
  }

  get #stream(): Writable {
    return (this as unknown as { connection: { stream: Writable } }).connection.stream;
  }

  #inOnePacket<Answer>(send: () => Answer): Answer {
    const stream = this.#stream;
    stream.cork();
    const answer = send();
    process.nextTick(() => stream.uncork());
    return answer;
  }

  #endAfter(last: Promise<unknown>): void {
    const ending: Ending = { ended: this.#send<Promise<unknown>>(['commit']), failed: false };
    this.#ending = ending;
    last.catch(() => {
      ending.failed = true;
    });
    // Whoever ends the transaction hears of it; until then nobody listens.
    ending.ended.catch(() => undefined);
  }

  /** The transaction has ended already: all that may come is that somebody says so. */
  #afterTheLast({ ended, failed }: Ending, given: unknown[]): never {
    const isEnd = isAlone('commit', given) || isAlone('rollback', given);
    if (isEnd) this.#ending = null;
    if (isAlone('commit', given) || (isAlone('rollback', given) && failed)) return ended as never;
    // Told when it is saved, and not while it still may be: whoever hears of it can look at once.
    return ended.then(() => {
      throw new Error('A statement came after the last of its transaction, which is saved.');
    }) as never;
  }
}
