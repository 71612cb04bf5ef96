import { randomUUID } from 'node:crypto';
import type { TenantContext } from '../context.ts';
import type { Claims } from '../entra/issuer.ts';
import type { Account } from '../state.ts';

export const GRAPH = 'https://graph.microsoft.com/v1.0';

export type Json = Record<string, unknown>;

/** One request to Graph, whether it came by itself or inside a $batch. */
export interface GraphCall {
  ctx: TenantContext;
  method: string;
  /** The path after /v1.0, as it was asked. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  body: Json;
  caller: Claims;
}

export interface GraphAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type GraphHandler = (call: GraphCall) => GraphAnswer | Promise<GraphAnswer>;

/** A refusal in Graph's words. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function errorBody(code: string, message: string, clientRequestId?: string): Json {
  const requestId = randomUUID();
  const date = new Date().toISOString().slice(0, 19);
  return {
    error: {
      code,
      message,
      innerError: { date, 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId },
    },
  };
}

export const ok = (body: unknown, headers?: Record<string, string>): GraphAnswer => ({
  status: 200,
  body,
  ...(headers ? { headers } : {}),
});
export const created = (body: unknown): GraphAnswer => ({ status: 201, body });
export const accepted = (): GraphAnswer => ({ status: 202 });
export const noContent = (): GraphAnswer => ({ status: 204 });

export const badRequest = (message: string, code = 'BadRequest') => new GraphError(400, code, message);
export const itemNotFound = () =>
  new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

/** Whether a `Prefer` header asks for it; several may share one header. */
export function prefers(call: GraphCall, name: string): string | null {
  for (const part of (call.headers['prefer'] ?? '').split(/[,;]/)) {
    const [key, ...value] = part.split('=');
    if (key!.trim().toLowerCase() === name.toLowerCase()) return value.join('=').trim().replace(/^"|"$/g, '');
  }
  return null;
}

/** The user in the path; `me` is whoever the token speaks for. */
export function userOf(call: GraphCall): Account {
  const { ctx } = call;
  const asked = call.params['user']!;
  const account = asked === 'me' ? ctx.issuer.accountOf(call.caller) : ctx.directory.user(asked);
  if (account) return account;
  const message = `Resource '${asked}' does not exist or one of its queried reference-property objects are not present.`;
  throw new GraphError(404, 'Request_ResourceNotFound', message);
}

/** The user in the path, who must have a mailbox in this tenant: guests have theirs elsewhere. */
export function mailboxOf(call: GraphCall): Account {
  const asked = call.params['user']!;
  const known = asked === 'me' || call.ctx.directory.user(asked);
  if (!known) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${asked}' is invalid.`);
  const account = userOf(call);
  if (call.caller['idtyp'] === 'user' && call.ctx.issuer.accountOf(call.caller)?.id !== account.id) {
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  if (call.ctx.directory.hasMailbox(account)) return account;
  const message = 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.';
  throw new GraphError(404, 'MailboxNotEnabledForRESTAPI', message);
}
