import { connect, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { awaitServer, DatabaseAway } from '../../src/edge/database/await-server.ts';
import { freePort } from '../support/product.ts';

const running = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
let doors: Server | undefined;

afterEach(() => {
  doors?.close();
});

/** The run's server, at a port of its own at which it may not be there yet. */
function addressAt(port: number): string {
  return `postgres://kringwerk:geheim@127.0.0.1:${port}/postgres`;
}

async function openAt(port: number): Promise<void> {
  doors = createServer((socket) => {
    const onward = connect(Number(running.port), running.hostname);
    for (const end of [socket, onward]) end.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((done) => doors?.listen(port, '127.0.0.1', done));
}

test('a server that is there is not waited for', async () => {
  let waited = 0;
  await awaitServer(`${running.href}/postgres`, 0, () => {
    waited += 1;
  });
  expect(waited).toBe(0);
});

test('a server that comes up later is waited for, and that is told once', async () => {
  const port = await freePort();
  let waited = 0;
  const waiting = awaitServer(addressAt(port), 30, () => {
    waited += 1;
  });
  await new Promise((resume) => setTimeout(resume, 700));
  await openAt(port);
  await waiting;
  expect(waited).toBe(1);
});

test('one that stays away is a fault that says where it was looked for, and no password', async () => {
  const port = await freePort();
  const fault = await awaitServer(addressAt(port), 0).catch((cause: unknown) => cause);
  expect(fault).toBeInstanceOf(DatabaseAway);
  expect(String(fault)).toContain(`127.0.0.1:${port} gives no answer (ECONNREFUSED)`);
  expect(String(fault)).not.toContain('geheim');
});

test('what waiting does not mend is said at once', async () => {
  const fault = await awaitServer(`${running.href}/bestaat_niet`, 30).catch((cause: unknown) => cause);
  expect(fault).toBeInstanceOf(DatabaseAway);
  expect(String(fault)).toContain('refuses the connection (database "bestaat_niet" does not exist)');
});
