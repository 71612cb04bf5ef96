import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { currentTrace } from '../../work/trace.ts';
import type { AppIdentity } from '../identity/app-identity.ts';
import type { MicrosoftEndpoints } from '../identity/endpoints.ts';

export type Graph = Client;

/** Ids that stay the same when an item moves to another folder. */
export const IMMUTABLE_IDS = 'IdType="ImmutableId"';

/** The code of a fault in which nothing left this machine. */
export const NOT_SENT = 'unreachable';

const TIMEOUT_MS = 15_000;
const RETRIES = 2;
/** A longer wish to wait is passed on, so that others go first meanwhile. */
const LONGEST_PAUSE_SECONDS = 5;

/**
 * The Graph client of the app itself, or of whoever the tokens that are given speak for. It keeps Microsoft's base address, without which it would send no token, and only
 * the last step sends the request to where Graph is configured to be.
 */
export function createGraph(endpoints: MicrosoftEndpoints, identity: Pick<AppIdentity, 'appToken'>): Graph {
  const { publicBaseUrl, baseUrl } = endpoints.graph;
  const authentication = new AuthenticationHandler({
    getAccessToken: () => identity.appToken(publicBaseUrl).catch((cause: unknown) => Promise.reject(notSent(cause))),
  });
  const retry = new RetryHandler(new RetryHandlerOptions(1, RETRIES, isWorthWaiting));
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(new RewriteHandler(publicBaseUrl, baseUrl));
  return Client.initWithMiddleware({
    middleware: authentication,
    baseUrl: `${publicBaseUrl}/`,
    defaultVersion: 'v1.0',
  });
}

function isWorthWaiting(
  _delay: number,
  _attempt: number,
  _request: RequestInfo,
  _options: unknown,
  response: Response,
): boolean {
  const wish = response.headers.get('Retry-After');
  return wish === null || Number(wish) <= LONGEST_PAUSE_SECONDS;
}

/** Sends the request, to another host where one is configured. */
class RewriteHandler implements Middleware {
  readonly #from: string;
  readonly #to: string;

  constructor(from: string, to: string) {
    this.#from = from;
    this.#to = to;
  }

  async execute(context: Context): Promise<void> {
    const given = typeof context.request === 'string' ? context.request : context.request.url;
    const url = given.startsWith(this.#from) ? `${this.#to}${given.slice(this.#from.length)}` : given;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const request = typeof context.request === 'string' ? url : new Request(url, context.request);
    const asked = context.options as RequestInit | undefined;
    const options = { ...asked, signal, ...withTrace(asked?.headers, request) };
    context.response = await fetch(request, options).catch((cause: unknown) => {
      throw isRefusedConnection(cause) ? notSent(cause) : cause;
    });
  }
}

/** Graph keeps `client-request-id` with what it logs, and says it back: by it one call is found again on both sides. */
function withTrace(given: HeadersInit | undefined, request: string | Request): { headers?: Headers } {
  const trace = currentTrace();
  if (!trace) return {};
  const headers = new Headers(given ?? (typeof request === 'string' ? undefined : request.headers));
  headers.set('client-request-id', trace);
  return { headers };
}

/** The client keeps only the name of what went wrong below it, so the name says what matters: nothing was sent. */
function notSent(cause: unknown): Error {
  const error = new Error('the request was not sent', { cause });
  error.name = NOT_SENT;
  return error;
}

function isRefusedConnection(cause: unknown): boolean {
  const { code } = ((cause as { cause?: unknown }).cause ?? {}) as { code?: string };
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND';
}
