import type { Server } from 'node:http';

/** Longer than any request is meant to take; what still runs then is cut off. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 50;

/**
 * Takes nothing new in, and waits until every request under way has been answered: a click in the second of a new version
 * is not lost. Connections that clients keep open for later are closed as soon as nothing runs on them.
 */
export async function drain(server: Server, patienceMs = PATIENCE_MS): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  const late = setTimeout(() => server.closeAllConnections(), patienceMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
