import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../edge/database/tables/index.ts';
import { addDays, daysBetween, localDate } from '../../time/local.ts';
import { isSameSecret } from '../../work/same-secret.ts';
import type { Clock, Transact, Work } from '../../work/work.ts';
import type { CalendarWatcher } from '../ports.ts';
import { SUBSCRIPTION_DAYS, WINDOW_DAYS, watchDuty } from '../rules/outlook-event.ts';
import { type CalendarNotice, FOLLOW_EVENT, KEEP_WATCHES, LOOK_THROUGH_CALENDAR } from '../schema.ts';
import { findPartnership } from '../store.ts';
import {
  commitWithoutWaiting,
  findWatch,
  meetingsOfEvents,
  type StoredWatch,
  saveWatch,
  watchesOf,
} from '../store-outlook.ts';

export interface WatchKeeper {
  transact: Transact;
  clock: Clock;
  watcher: CalendarWatcher;
  partnershipIds(): Promise<readonly string[]>;
}

const system = (partnershipId: string) => ({ partnershipId, personId: null, via: 'system' as const });

/** Keeps every partnership's secretariat calendar followed: a living subscription, and a look for what it missed. */
export async function keepWatches(keeper: WatchKeeper): Promise<void> {
  const faults: unknown[] = [];
  for (const partnershipId of await keeper.partnershipIds()) {
    await keepWatch(keeper, partnershipId).catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} calendars could not be watched`);
}

async function keepWatch(keeper: WatchKeeper, partnershipId: string): Promise<void> {
  const { mailbox, watch } = await keeper.transact(system(partnershipId), async (work) => {
    const { mailbox } = await findPartnership(work);
    return { mailbox, watch: await findWatch(work, mailbox) };
  });
  const now = keeper.clock.now();
  const duty = watchDuty(watch, now);
  if (duty.subscription === 'fine') {
    if (duty.look) await enqueueLook(keeper, partnershipId);
    return;
  }
  const expiresAt = new Date(Date.parse(now) + SUBSCRIPTION_DAYS * 86_400_000).toISOString();
  const renewed =
    duty.subscription === 'renew' && watch?.subscriptionId
      ? await keeper.watcher.renew({ subscriptionId: watch.subscriptionId, expiresAt })
      : 'gone';
  const secret = watch?.clientState ?? randomBytes(32).toString('hex');
  const subscriptionId =
    renewed === 'renewed' && watch?.subscriptionId
      ? watch.subscriptionId
      : (await keeper.watcher.subscribe({ mailbox, clientState: secret, expiresAt })).subscriptionId;
  await keeper.transact(system(partnershipId), async (work) => {
    const known = (await findWatch(work, mailbox)) ?? unseen(mailbox);
    await saveWatch(work, { ...known, clientState: secret, subscriptionId, expiresAt });
    // Between two subscriptions changes go untold.
    if (renewed === 'gone' || duty.look) await work.enqueue(LOOK_THROUGH_CALENDAR, { partnershipId });
  });
}

function unseen(mailbox: string): Omit<StoredWatch, 'clientState' | 'subscriptionId' | 'expiresAt'> {
  return { mailbox, deltaLink: null, deltaUntil: null, lookedAt: null };
}

async function enqueueLook(keeper: WatchKeeper, partnershipId: string): Promise<void> {
  await keeper.transact(system(partnershipId), (work) => work.enqueue(LOOK_THROUGH_CALENDAR, { partnershipId }));
}

/** Asks the calendar what changed since the last look, and follows each meeting among it. */
export async function lookThroughCalendar(keeper: WatchKeeper, partnershipId: string): Promise<void> {
  const { mailbox, watch } = await keeper.transact(system(partnershipId), async (work) => {
    const { mailbox } = await findPartnership(work);
    return { mailbox, watch: await findWatch(work, mailbox) };
  });
  const today = localDate(keeper.clock.now());
  const isFar = watch?.deltaUntil && daysBetween(today, watch.deltaUntil) > WINDOW_DAYS / 2;
  const link = isFar ? (watch?.deltaLink ?? null) : null;
  const until = link ? (watch?.deltaUntil ?? today) : addDays(today, WINDOW_DAYS);
  const look = { mailbox, from: addDays(today, -1), until, link };
  let found = await keeper.watcher.changes(look);
  if (found === 'start-again') found = await keeper.watcher.changes({ ...look, link: null });
  if (found === 'start-again') throw new Error('the calendar gives no place to begin');
  const { eventIds, link: next } = found;
  await keeper.transact(system(partnershipId), async (work) => {
    const known = await findWatch(work, mailbox);
    if (!known) return;
    await saveWatch(work, { ...known, deltaLink: next, deltaUntil: until, lookedAt: work.now });
    await followEach(work, eventIds);
  });
}

/** Seconds in which Outlook usually tells of one change for the second and third time: all are followed by one look. */
const TOLD_AGAIN_WITHIN = 1;

async function followEach(work: Work, eventIds: readonly string[], startAfterSeconds = 0): Promise<void> {
  const { partnershipId } = work;
  for (const meetingId of await meetingsOfEvents(work, eventIds)) {
    await work.enqueue(FOLLOW_EVENT, { partnershipId, meetingId }, { startAfterSeconds });
  }
}

/**
 * Takes notifications in: those that carry the secret of their subscription are put in the queue, in one transaction a
 * partnership, before anything is answered. Says of each, in the order given, whether it was genuine. They do not wait for
 * the disk: what a database that fails in that very moment forgets, the next look through the calendar finds.
 */
export async function takeNotices(
  deps: { db: Kysely<Database>; transact: Transact },
  notices: readonly CalendarNotice[],
): Promise<boolean[]> {
  const watches = await watchesOf(
    deps.db,
    notices.map(({ subscriptionId }) => subscriptionId),
  );
  const isGenuine = notices.map(({ subscriptionId, clientState }) =>
    isSameSecret(watches.get(subscriptionId)?.clientState ?? '', clientState ?? ''),
  );
  const byPartnership = new Map<string, CalendarNotice[]>();
  for (const notice of notices.filter((_, at) => isGenuine[at])) {
    const partnershipId = watches.get(notice.subscriptionId)?.partnershipId ?? '';
    byPartnership.set(partnershipId, [...(byPartnership.get(partnershipId) ?? []), notice]);
  }
  for (const [partnershipId, own] of byPartnership) {
    await deps.transact(system(partnershipId), (work) => takeGenuine(work, own));
  }
  return isGenuine;
}

async function takeGenuine(work: Work, notices: readonly CalendarNotice[]): Promise<void> {
  const { partnershipId } = work;
  await commitWithoutWaiting(work);
  const eventIds = [...new Set(notices.flatMap(({ resourceData }) => resourceData?.id ?? []))];
  await followEach(work, eventIds, TOLD_AGAIN_WITHIN);
  const lifecycle = notices.filter(({ lifecycleEvent }) => lifecycleEvent !== undefined);
  if (lifecycle.length === 0) return;
  const { mailbox } = await findPartnership(work);
  const watch = await findWatch(work, mailbox);
  const removed = lifecycle.some(({ lifecycleEvent }) => lifecycleEvent === 'subscriptionRemoved');
  const renewal = lifecycle.some(({ lifecycleEvent }) => lifecycleEvent === 'reauthorizationRequired');
  if (watch && removed) await saveWatch(work, { ...watch, subscriptionId: null, expiresAt: null });
  else if (watch && renewal) await saveWatch(work, { ...watch, expiresAt: inAMinute(work.now) });
  if (removed || renewal) await work.enqueue(KEEP_WATCHES, {});
  await work.enqueue(LOOK_THROUGH_CALENDAR, { partnershipId });
}

/** So near its end, a subscription is renewed by whoever looks next. */
function inAMinute(now: string): string {
  return new Date(Date.parse(now) + 60_000).toISOString();
}
