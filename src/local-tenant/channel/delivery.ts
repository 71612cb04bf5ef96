import type { TenantContext } from '../context.ts';
import { serviceUrl } from './activities.ts';
import type { Json } from './memory.ts';

/** How the bot answered; `status` 0 means that nobody answered in time. */
export interface Delivery {
  status: number;
  body: unknown;
}

/** Teams gives up on an invoke, and retries a message, after about this long. */
const PATIENCE_MS = 15_000;
/** Pauses before a message is brought again to a bot that does not answer, as the service does. */
const RETRY_PAUSES_MS = [500, 1000, 2000, 4000];

/** Brings an activity to the bot once; a fault may bring it twice at the same moment, and the second answer is lost. */
export async function deliver(ctx: TenantContext, activity: Json): Promise<Delivery> {
  const twice = ctx.faults.strikes('doubleDelivery');
  const [first] = await Promise.all([post(ctx, activity), ...(twice ? [post(ctx, activity)] : [])]);
  return first!;
}

/** Brings an activity until the bot has taken it, or until the service would have given up. */
export async function deliverUntilTaken(ctx: TenantContext, activity: Json): Promise<Delivery> {
  let delivery = await deliver(ctx, activity);
  for (const pause of RETRY_PAUSES_MS) {
    if (!isWorthRetrying(delivery.status)) break;
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
    delivery = await deliver(ctx, activity);
  }
  return delivery;
}

export const isTaken = (delivery: Delivery): boolean => delivery.status >= 200 && delivery.status < 300;

function isWorthRetrying(status: number): boolean {
  return status === 0 || status === 429 || status >= 502;
}

async function post(ctx: TenantContext, activity: Json): Promise<Delivery> {
  const delivery = await answerOf(ctx, activity);
  const { aadObjectId } = activity['from'] as { aadObjectId: string };
  ctx.record('activity.delivered', {
    type: activity['type'],
    ...(activity['name'] ? { name: activity['name'] } : {}),
    conversation: (activity['conversation'] as { id: string }).id,
    account: aadObjectId,
    message: activity['id'],
    ...(activity['replyToId'] ? { replyTo: activity['replyToId'] } : {}),
    status: delivery.status,
  });
  return delivery;
}

async function answerOf(ctx: TenantContext, activity: Json): Promise<Delivery> {
  try {
    const response = await fetch(ctx.options.botEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await serviceToken(ctx)}` },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, body: parsed(await response.text()) };
  } catch {
    return { status: 0, body: null };
  }
}

function parsed(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const tokens = new WeakMap<TenantContext, { token: Promise<string>; until: number }>();

/** The service's token, signed anew every ten minutes. */
function serviceToken(ctx: TenantContext): Promise<string> {
  const known = tokens.get(ctx);
  if (known && known.until > Date.now()) return known.token;
  const token = ctx.issuer.botServiceToken(serviceUrl(ctx));
  tokens.set(ctx, { token, until: Date.now() + 600_000 });
  return token;
}
