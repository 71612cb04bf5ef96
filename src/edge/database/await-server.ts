import pg from 'pg';

/** Nobody can connect to the database server; the message says where, why and what to look at, and names no password. */
export class DatabaseAway extends Error {}

const AGAIN_MS = 500;
/** What tells of a server that is not there (yet), as against one that refuses: a wrong password does not get better by waiting. */
const NOT_THERE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** `cannot_connect_now`, `admin_shutdown`, `crash_shutdown`: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const NOT_READY = new Set(['57P03', '57P01', '57P02']);

/**
 * Waits until the server takes connections, since it may be started together with the service, or be coming back. `waiting` is
 * called once, when it does not do so at once. Throws DatabaseAway after so many seconds, and at once when the server refuses (wrong
 * password, no such database).
 */
export async function awaitServer(url: string, seconds: number, waiting: () => void = () => undefined): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  for (let told = false; ; told = true) {
    const problem = await problemOf(url);
    if (!problem) return;
    if (!problem.passes || performance.now() > until) throw new DatabaseAway(messageFor(url, problem));
    if (!told) waiting();
    await new Promise((resume) => setTimeout(resume, AGAIN_MS));
  }
}

interface Problem {
  /** It may be over in a moment. */
  passes: boolean;
  why: string;
}

/** Why nobody can connect right now; null: one can. */
async function problemOf(url: string): Promise<Problem | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (cause) {
    const { code, message } = cause as Error & { code?: string };
    // What the driver says of a connection that ended has no code.
    const passes = code ? NOT_THERE.has(code) || NOT_READY.has(code) : /timeout|terminated/i.test(message);
    return { passes, why: code && NOT_THERE.has(code) ? code : message };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function messageFor(url: string, { passes, why }: Problem): string {
  const { host } = new URL(url);
  if (passes)
    return `The database server at ${host} gives no answer (${why}). Is it running, and is DATABASE_URL right?`;
  return `The database server at ${host} refuses the connection (${why}). Is DATABASE_URL right?`;
}
