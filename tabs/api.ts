import type { Language } from '../src/text/format.ts';
import type { Host } from './host.ts';

/** An answer of the service that is not a success; `message` is a sentence for people, in their language. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** The tab API as one person may use it. Paths lie below /api. */
export interface Api {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  /** Hears what the service sends as it happens (server-sent events with JSON), until either side ends it. */
  listen<T>(path: string, hear: (event: T) => void, signal: AbortSignal): Promise<void>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put<T>(path: string, body?: unknown): Promise<T>;
  remove<T>(path: string): Promise<T>;
  /** Fetches a file and lets the browser save it; with a body it is asked for by POST. */
  download(path: string, fileName: string, body?: unknown): Promise<void>;
  /** Sends a file as it is. */
  upload<T>(path: string, file: File): Promise<T>;
  /** Sends several files together, as a form. */
  uploadAll<T>(path: string, files: readonly File[]): Promise<T>;
}

interface Ask {
  method: string;
  path: string;
  body?: BodyInit;
  contentType?: string;
  signal?: AbortSignal;
}

/** Sentences the client itself says, when the service gave none. */
export interface ApiWords {
  unreachable: string;
  failed: string;
  signedOut: string;
}

export function createApi(host: Host, language: () => Language, words: (language: Language) => ApiWords): Api {
  const say = () => words(language());

  async function send(ask: Ask, fresh = false): Promise<Response> {
    const token = await host.token({ fresh }).catch(() => null);
    if (!token) throw new ApiError(401, 'signed-out', say().signedOut);
    const response = await fetch(`/api${ask.path}`, {
      method: ask.method,
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': language(),
        ...(ask.contentType ? { 'content-type': ask.contentType } : {}),
      },
      body: ask.body,
      signal: ask.signal,
    }).catch((cause: unknown) => {
      if (ask.signal?.aborted) throw cause;
      throw new ApiError(0, 'unreachable', say().unreachable);
    });
    if (response.status === 401 && !fresh) return send(ask, true);
    if (!response.ok) throw await errorOf(response, say());
    return response;
  }

  const json = async <T>(ask: Ask): Promise<T> => {
    const response = await send(ask);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
  const withBody = (method: string, path: string, body: unknown): Ask =>
    body === undefined
      ? { method, path }
      : { method, path, body: JSON.stringify(body), contentType: 'application/json' };

  return {
    get: (path, signal) => json({ method: 'GET', path, ...(signal ? { signal } : {}) }),
    async listen(path, hear, signal) {
      const response = await send({ method: 'GET', path, signal });
      await eachEvent(response, (data) => hear(JSON.parse(data)));
    },
    post: (path, body) => json(withBody('POST', path, body)),
    put: (path, body) => json(withBody('PUT', path, body)),
    remove: (path) => json({ method: 'DELETE', path }),
    upload: (path, file) =>
      json({ method: 'POST', path, body: file, contentType: file.type || 'application/octet-stream' }),
    uploadAll: (path, files) => {
      const form = new FormData();
      for (const file of files) form.append('files', file, file.name);
      // The browser writes the content type: it holds the boundary between the files.
      return json({ method: 'POST', path, body: form });
    },
    async download(path, fileName, body) {
      const response = await send(withBody(body === undefined ? 'GET' : 'POST', path, body));
      const address = URL.createObjectURL(await response.blob());
      const anchor = Object.assign(document.createElement('a'), { href: address, download: fileName });
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
  };
}

/** The sentence in the body, or our own when the body has none (a proxy, a crash). */
async function errorOf(response: Response, words: ApiWords): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const told = (body as { error?: { code?: string; message?: string } } | null)?.error;
  return new ApiError(response.status, told?.code ?? 'failed', told?.message ?? words.failed);
}

/** Calls `hear` with the data of every event; lines that only keep the connection open are passed over. */
async function eachEvent(response: Response, hear: (data: string) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) return;
    const parts = (waiting + value).split('\n\n');
    waiting = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) hear(part.slice('data: '.length));
  }
}
