import type { TenantContext } from '../context.ts';
import type { Account, Subscription } from '../state.ts';

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';
type Change = 'created' | 'updated' | 'deleted';

/** An endpoint that takes longer than this gets nothing more of that notification. */
const PATIENCE_MS = 3_000;
const RETRY_MS = [500, 2_000, 8_000];
/** How long before its end (virtual time) a subscription is announced to need renewal. */
const WARN_MS = 60 * 60_000;
const SWEEP_MS = 15_000;

/** Tells subscribers what changed in mailboxes, and what becomes of their subscriptions. */
export class Notifier {
  readonly #ctx: TenantContext;
  readonly #warned = new Set<string>();
  readonly #stops: (() => void)[];
  readonly #abort = new AbortController();
  readonly #pending = new Set<Promise<void>>();

  constructor(ctx: TenantContext) {
    this.#ctx = ctx;
    const sweep = setInterval(() => this.#sweep(), SWEEP_MS);
    sweep.unref();
    this.#stops = [
      () => clearInterval(sweep),
      ctx.signals.on('clock', () => this.#sweep()),
      ctx.signals.on('calendar', ({ item, change }) => this.#tell('event', item.mailbox, item.id, change)),
      ctx.signals.on('mail', (item) => {
        if (item.folder === 'inbox' && !item.read) this.#tell('message', item.mailbox, item.id, 'created');
      }),
    ];
  }

  /** Lets a test, or the page, cause a lifecycle notification. Returns how many subscriptions it concerned. */
  async lifecycle(event: LifecycleEvent, subscriptionId?: string): Promise<number> {
    const { subscriptions } = this.#ctx.state;
    const concerned = subscriptions.filter((one) => !subscriptionId || one.id === subscriptionId);
    for (const subscription of concerned) {
      if (event === 'subscriptionRemoved') subscriptions.delete(subscription.id);
      const told = this.#sendLifecycle(subscription, event);
      this.#track(told);
      await told;
    }
    return concerned.length;
  }

  /** Resolves when everything that was under way has been delivered or given up. */
  async idle(): Promise<void> {
    while (this.#pending.size) await Promise.all(this.#pending);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#abort.abort();
  }

  #tell(kind: 'event' | 'message', mailbox: string, id: string, change: Change): void {
    const owner = this.#ctx.directory.byAddress(mailbox);
    if (!owner) return;
    for (const subscription of this.#ctx.state.subscriptions.all()) {
      if (!this.#covers(subscription, kind, owner, change)) continue;
      const value = [changeNotification(this.#ctx, subscription, kind, owner, id, change)];
      this.#track(this.#send(subscription, subscription.notificationUrl, { value }, { change, item: id }));
    }
  }

  #covers(subscription: Subscription, kind: 'event' | 'message', owner: Account, change: Change): boolean {
    if (Date.parse(subscription.expirationDateTime) <= this.#ctx.clock.ms()) return false;
    if (!subscription.changeType.split(',').includes(change)) return false;
    const found = /^users[/(]'?([^/']+)'?\)?\/(?:calendar\/|mailFolders.*\/)?(events|messages)$/i.exec(
      subscription.resource,
    );
    if (!found || found[2]!.toLowerCase() !== `${kind}s`) return false;
    return this.#ctx.directory.user(decodeURIComponent(found[1]!))?.id === owner.id;
  }

  /** Expired subscriptions go; those about to expire are announced, once for each expiry. */
  #sweep(): void {
    const now = this.#ctx.clock.ms();
    for (const subscription of this.#ctx.state.subscriptions.all()) {
      const left = Date.parse(subscription.expirationDateTime) - now;
      const key = `${subscription.id} ${subscription.expirationDateTime}`;
      if (left <= 0) {
        this.#ctx.state.subscriptions.delete(subscription.id);
        this.#ctx.record('subscription.expired', { subscription: subscription.id });
      } else if (left < WARN_MS && !this.#warned.has(key)) {
        this.#warned.add(key);
        this.#track(this.#sendLifecycle(subscription, 'reauthorizationRequired'));
      }
    }
  }

  async #sendLifecycle(subscription: Subscription, lifecycleEvent: LifecycleEvent): Promise<void> {
    if (!subscription.lifecycleNotificationUrl) return;
    const common = commonPart(this.#ctx, subscription);
    const body = { value: [{ ...common, lifecycleEvent, resource: subscription.resource }] };
    await this.#send(subscription, subscription.lifecycleNotificationUrl, body, { lifecycleEvent });
  }

  #track(work: Promise<void>): void {
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }

  async #send(subscription: Subscription, url: string, body: unknown, about: Record<string, unknown>): Promise<void> {
    const detail = { subscription: subscription.id, ...about };
    for (let attempt = 0; !this.#abort.signal.aborted; attempt += 1) {
      const outcome = await post(url, body, this.#abort.signal);
      if (this.#abort.signal.aborted) return;
      if (outcome === 'taken') {
        this.#ctx.record('notification.delivered', detail);
        return;
      }
      const pause = RETRY_MS[attempt];
      if (outcome === 'slow' || pause === undefined) {
        this.#ctx.record('notification.dropped', { ...detail, why: outcome });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
  }
}

async function post(url: string, body: unknown, stopped: AbortSignal): Promise<'taken' | 'slow' | 'refused'> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  try {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    const signal = AbortSignal.any([late, stopped]);
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    await response.arrayBuffer();
    return response.ok ? 'taken' : 'refused';
  } catch {
    return late.aborted ? 'slow' : 'refused';
  }
}

function commonPart(ctx: TenantContext, subscription: Subscription) {
  return {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: subscription.expirationDateTime,
    tenantId: ctx.options.tenantId,
    ...(subscription.clientState ? { clientState: subscription.clientState } : {}),
  };
}

function changeNotification(
  ctx: TenantContext,
  subscription: Subscription,
  kind: 'event' | 'message',
  owner: Account,
  id: string,
  changeType: Change,
) {
  const [family, type] = kind === 'event' ? ['Events', 'Event'] : ['Messages', 'Message'];
  const resource = `Users/${owner.id}/${family}/${id}`;
  return {
    ...commonPart(ctx, subscription),
    changeType,
    resource,
    resourceData: { '@odata.type': `#Microsoft.Graph.${type}`, '@odata.id': resource, id },
  };
}
