import { request } from 'node:http';

/** A request from one of this machine's own loopback addresses; with `body` a POST of JSON. */
export async function fetchFrom(
  localAddress: string,
  url: string,
  body?: unknown,
): Promise<{ status: number; text: string }> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const headers = json === undefined ? {} : { 'content-type': 'application/json' };
  const method = json === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, localAddress }, async (answer) => {
      try {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve({ status: answer.statusCode ?? 0, text });
      } catch (cause) {
        reject(cause);
      }
    });
    asking.once('error', reject);
    asking.end(json);
  });
}
