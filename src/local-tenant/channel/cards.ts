import type { ChatMessage } from '../state.ts';
import type { Json } from './memory.ts';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** An action of a card, as far as the channel looks into it. */
export interface CardAction extends Json {
  type: string;
  id?: string;
  verb?: string;
  data?: Json;
}

/** The first adaptive card of an activity. */
export function cardIn(activity: Json): Json | undefined {
  const attachments = activity['attachments'];
  if (!Array.isArray(attachments)) return undefined;
  return attachments.find((attachment: Json) => attachment['contentType'] === CARD_TYPE)?.content as Json | undefined;
}

/** The card of a message the way one person sees it: their own refreshed version, or else what everyone got. */
export function cardSeenBy(message: ChatMessage, accountId: string): Json | undefined {
  return (message.viewFor?.[accountId] as Json | undefined) ?? cardIn(message.activity);
}

/** Every object anywhere in the card, parents before children. */
function* partsOf(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* partsOf(item);
  else if (value && typeof value === 'object') {
    yield value as Json;
    for (const child of Object.values(value)) yield* partsOf(child);
  }
}

/** What a click on a card's button would send: the action's own data, the inputs as pre-filled, then what was filled in. */
export function clickedData(card: Json | undefined, verb: string, filledIn: Json): { id?: string; data: Json } {
  const matches = [...partsOf(withoutRefresh(card))].filter(
    (part) => part['type'] === 'Action.Execute' && part['verb'] === verb,
  ) as CardAction[];
  const action = matches.length === 1 ? matches[0] : undefined;
  if (!action) return { data: filledIn };
  const inputs = action['associatedInputs'] === 'none' ? {} : prefilledInputs(card);
  return { ...(action.id ? { id: action.id } : {}), data: { ...action.data, ...inputs, ...filledIn } };
}

function prefilledInputs(card: Json | undefined): Json {
  const values: Json = {};
  for (const part of partsOf(withoutRefresh(card))) {
    if (typeof part['type'] !== 'string' || !part['type'].startsWith('Input.') || typeof part['id'] !== 'string')
      continue;
    const value = part['value'] ?? (part['type'] === 'Input.Toggle' ? (part['valueOff'] ?? 'false') : undefined);
    if (value !== undefined) values[part['id']] = String(value);
  }
  return values;
}

function withoutRefresh(card: Json | undefined): Json {
  const { refresh: _refresh, ...rest } = card ?? {};
  return rest;
}

/** The action a card wants to be refreshed with for this Bot Framework user, if it names them. */
export function refreshActionFor(card: Json | undefined, userId: string): CardAction | undefined {
  const refresh = card?.['refresh'] as { action?: CardAction; userIds?: string[] } | undefined;
  return refresh?.userIds?.includes(userId) ? refresh.action : undefined;
}
