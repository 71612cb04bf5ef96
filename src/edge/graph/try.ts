import { GraphError } from '@microsoft/microsoft-graph-client';
import type { Fault, Tried } from '../../delivery/ports.ts';
import { NOT_SENT } from './client.ts';

/** Runs a Graph request whose refusal is a normal outcome. */
export async function tried<T>(request: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { done: await request() };
  } catch (cause) {
    return { fault: faultOf(cause) };
  }
}

/** What a Graph error says. No status at all means that no answer came. */
function faultOf(cause: unknown): Fault {
  if (!(cause instanceof GraphError)) return { status: null, code: 'no-answer', retryAfterSeconds: null };
  if (cause.statusCode < 400) {
    return { status: null, code: cause.code === NOT_SENT ? NOT_SENT : 'no-answer', retryAfterSeconds: null };
  }
  const wish = Number(cause.headers?.get('Retry-After') ?? Number.NaN);
  return {
    status: cause.statusCode,
    code: cause.code ?? '',
    retryAfterSeconds: Number.isFinite(wish) ? wish : null,
  };
}

export function isStatus(cause: unknown, ...statuses: number[]): boolean {
  return cause instanceof GraphError && statuses.includes(cause.statusCode);
}

/** Exchange's word for an event or a mail that somebody removed. Any other 404 is about the mailbox or the address. */
export function isItemGone(cause: unknown): boolean {
  return isStatus(cause, 404) && (cause as GraphError).code === 'ErrorItemNotFound';
}
