import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Servers that stay while test files come and go. A browser knows by its address what it has fetched and compiled before, so who
 * serves the tabs does so where the file before it did.
 */
export interface Addresses {
  /** At a free address, until `close`; nobody else has it meanwhile. */
  serve(answer: RequestListener): Promise<Served>;
  /** Frees what a test file did not close. */
  tidy(): void;
  close(): Promise<void>;
}

export interface Served {
  /** `http://127.0.0.1:port`. */
  url: string;
  close(): Promise<void>;
}

interface Address {
  server: Server;
  url: string;
  answer?: RequestListener;
}

/** Serves at an address of this worker; for a bench, which is no test file, at one that ends with it. */
export async function serve(answer: RequestListener): Promise<Served> {
  const { addresses } = globalThis as { addresses?: Addresses };
  if (addresses) return addresses.serve(answer);
  const own = createAddresses();
  return { ...(await own.serve(answer)), close: own.close };
}

export function createAddresses(): Addresses {
  const all: Address[] = [];
  return {
    serve: async (answer) => {
      const address = all.find((one) => !one.answer) ?? (await begin());
      address.answer = answer;
      if (!all.includes(address)) all.push(address);
      return { url: address.url, close: async () => void (address.answer === answer && leave(address)) };
    },
    tidy: () => all.filter((one) => one.answer).forEach(leave),
    close: async () => {
      await Promise.all(
        all.map(({ server }) => {
          server.closeAllConnections();
          return new Promise((done) => server.close(done));
        }),
      );
    },
  };
}

async function begin(): Promise<Address> {
  const server = createServer((request, response) => {
    if (address.answer) address.answer(request, response);
    else response.writeHead(503).end();
  });
  const address: Address = { server, url: '' };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return address;
}

function leave(address: Address): void {
  delete address.answer;
  address.server.closeAllConnections();
}
