import type { Delivery } from './delivery.ts';
import type { Json } from './memory.ts';

/** What a person sees after pressing a button. `response` is the bot's invoke response as it came. */
export type InvokeOutcome = { status: number; response: Json | null } & (
  | { kind: 'card'; card: Json }
  | { kind: 'message'; text: string }
  | { kind: 'error'; code: string; text: string }
  | { kind: 'unreachable'; text: string }
  | { kind: 'none' }
);

const UNREACHABLE = 'Unable to reach app. Please try again.';

/** Reads an invoke response the way Teams does: only HTTP 200 with a known type inside counts as an answer. */
export function outcomeOf({ status, body }: Delivery): InvokeOutcome {
  const response = isObject(body) ? body : null;
  if (status !== 200 || !response) return { kind: 'unreachable', text: UNREACHABLE, status, response };
  const { type, value } = response;
  if (type === 'application/vnd.microsoft.card.adaptive' && isObject(value)) {
    return { kind: 'card', card: value, status, response };
  }
  if (type === 'application/vnd.microsoft.activity.message')
    return { kind: 'message', text: String(value), status, response };
  if (typeof type === 'string' && type.startsWith('application/vnd.microsoft.error')) return errorOf(status, response);
  return { kind: 'none', status, response };
}

function errorOf(status: number, response: Json): InvokeOutcome {
  const value = isObject(response['value']) ? response['value'] : {};
  const text = String(value['message'] ?? 'Something went wrong. Please try again.');
  return { kind: 'error', code: String(value['code'] ?? response['statusCode']), text, status, response };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
