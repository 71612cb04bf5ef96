import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { drain } from '../../bot/drain.ts';

async function serving(answerAfter: Promise<void>): Promise<{ server: ReturnType<typeof createServer>; url: string }> {
  const server = createServer(async (_request, response) => {
    await answerAfter;
    response.end('answered');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('a request under way is answered, nothing new is taken in, and kept connections do not hold it up', async () => {
  let release = (): void => undefined;
  const { server, url } = await serving(
    new Promise((done) => {
      release = done;
    }),
  );
  const arrived = new Promise((done) => server.once('request', done));
  const underWay = fetch(url).then((answer) => answer.text());
  await arrived;
  const drained = drain(server);
  await expect(fetch(url)).rejects.toThrow();
  release();
  expect(await underWay).toBe('answered');
  await drained;
});

test('what hangs is cut off in the end', async () => {
  const { server, url } = await serving(new Promise(() => undefined));
  const arrived = new Promise((done) => server.once('request', done));
  const hanging = fetch(url).then(
    () => 'answered',
    () => 'cut off',
  );
  await arrived;
  await drain(server, 50);
  expect(await hanging).toBe('cut off');
});
