import type { Writable } from 'node:stream';
import pg from 'pg';

/** Statements with names of their own; beyond these the database parses and plans as it always did. */
const MOST = 300;
/** A statement is worth keeping when it comes back. */
const SEEN_BEFORE = 5;
/** A prepared `*` breaks when a newer copy of the service adds a column while this one runs. */
const EVERY_COLUMN = /(select|returning|,)\s+("?\w+"?\.)?\*/i;

const times = new Map<string, number>();
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST) return known;
  const seen = (times.get(text) ?? 0) + 1;
  times.set(text, seen);
  if (times.size > MOST * 10) times.clear();
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

/**
 * A client that spares the server and the network what it can: a statement that is asked again and again with other values
 * is parsed and planned once; and the beginning of a transaction travels with its first statement, in one packet.
 */
export class PreparingClient extends pg.Client {
  #beginning = false;

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
  }

  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    if (isAlone('begin', given)) {
      this.#beginning = true;
      return Promise.resolve(NOTHING) as never;
    }
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const asked = name ? [{ name, text, values }, ...rest] : given;
    const ask = super.query as (...all: unknown[]) => never;
    if (!this.#beginning) return ask.apply(this, asked);
    this.#beginning = false;
    // Nothing was begun at the server, so there is nothing to end.
    if (isAlone('commit', given) || isAlone('rollback', given)) return Promise.resolve(NOTHING) as never;
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    // Behind a beginning that failed nothing may be kept: the connection is of no more use.
    (ask.call(this, 'begin') as Promise<unknown>).catch(() => stream.destroy());
    const answer = ask.apply(this, asked);
    process.nextTick(() => stream.uncork());
    return answer;
  }
}
