import type { TenantContext } from '../context.ts';
import { itemsOf } from '../mailbox/calendar.ts';
import { occurrences } from '../mailbox/recurrence.ts';
import { type GraphTime, graphTime, instantOf } from '../zones.ts';
import { badRequest, GRAPH, type GraphCall, type GraphHandler, type Json, mailboxOf, ok } from './call.ts';
import { workingHours } from './directory-routes.ts';
import { zoneOf } from './event-shape.ts';
import type { GraphRoutes } from './routes.ts';

const MINUTE = 60_000;
const LONGEST_DAYS = 62;
const MOST_SCHEDULES = 20;
const LEVELS: Record<string, string> = { free: '0', tentative: '1', busy: '2', oof: '3', workingElsewhere: '4' };

export function scheduleRoute(routes: GraphRoutes): void {
  routes.on('POST', '/users/:user/calendar/getSchedule', getSchedule);
}

interface Busy {
  startsAt: number;
  endsAt: number;
  status: string;
  subject: string;
  location: string;
  isPrivate: boolean;
}

const getSchedule: GraphHandler = (call) => {
  mailboxOf(call);
  const schedules = part<string[]>(call, 'schedules') ?? [];
  if (!Array.isArray(schedules) || schedules.length === 0)
    throw badRequest('The Schedules parameter is required.', 'ErrorInvalidParameter');
  if (schedules.length > MOST_SCHEDULES) {
    throw badRequest(`The number of schedules must not exceed ${MOST_SCHEDULES}.`, 'ErrorInvalidParameter');
  }
  const [from, to] = [instantOf(part<GraphTime>(call, 'startTime')), instantOf(part<GraphTime>(call, 'endTime'))];
  const interval = part<number>(call, 'availabilityViewInterval') ?? 30;
  checkWindow(from, to, interval);
  const zone = zoneOf(call);
  const value = schedules.map((address) => scheduleOf(call.ctx, address, from, to, interval, zone));
  return ok({ '@odata.context': `${GRAPH}/$metadata#Collection(microsoft.graph.scheduleInformation)`, value });
};

function checkWindow(from: number, to: number, interval: number): void {
  if (!(to > from)) throw badRequest('The end time must be after the start time.', 'ErrorInvalidTimeInterval');
  if (to - from >= LONGEST_DAYS * 24 * 60 * MINUTE) {
    throw badRequest(`The requested time window must be shorter than ${LONGEST_DAYS} days.`, 'ErrorTimeIntervalTooBig');
  }
  if (!Number.isInteger(interval) || interval < 5 || interval > 1440 || interval * MINUTE > to - from) {
    throw badRequest(
      'The availability view interval must lie between 5 and 1440 minutes.',
      'ErrorInvalidMergedFreeBusyInterval',
    );
  }
}

function scheduleOf(
  ctx: TenantContext,
  address: string,
  from: number,
  to: number,
  interval: number,
  zone: string,
): Json {
  const account = ctx.directory.byAddress(address);
  if (!account?.directory)
    return unreadable(
      address,
      'ErrorMailRecipientNotFound',
      'Unable to resolve e-mail address to an Active Directory object.',
    );
  if (!ctx.directory.hasMailbox(account)) {
    return unreadable(
      address,
      'ErrorNoFreeBusyAccess',
      'The free/busy information of this mailbox in another organization cannot be read.',
    );
  }
  const busy = busyTimes(ctx, account.mail, from, to);
  return {
    scheduleId: address,
    availabilityView: availability(busy, from, to, interval * MINUTE),
    scheduleItems: busy.map((one) => ({
      isPrivate: one.isPrivate,
      status: one.status,
      ...(one.isPrivate ? {} : { subject: one.subject, location: one.location }),
      start: graphTime(one.startsAt, zone),
      end: graphTime(one.endsAt, zone),
    })),
    workingHours: workingHours(),
  };
}

function unreadable(scheduleId: string, responseCode: string, message: string): Json {
  return { scheduleId, availabilityView: '', error: { message, responseCode } };
}

function busyTimes(ctx: TenantContext, mailbox: string, from: number, to: number): Busy[] {
  return itemsOf(ctx, mailbox)
    .filter((item) => item.event['isCancelled'] !== true)
    .flatMap((item) =>
      occurrences(item, from, to).map((one) => ({
        startsAt: one.startsAt,
        endsAt: one.endsAt,
        status: String(item.event['showAs'] ?? 'busy'),
        subject: String(item.event['subject'] ?? ''),
        location: String((item.event['location'] as Json | undefined)?.['displayName'] ?? ''),
        isPrivate: item.event['sensitivity'] === 'private',
      })),
    )
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** One digit an interval; the most binding status wins. */
function availability(busy: Busy[], from: number, to: number, step: number): string {
  const slots = new Array<string>(Math.ceil((to - from) / step)).fill('0');
  for (const one of busy) {
    const level = LEVELS[one.status] ?? '2';
    const first = Math.max(0, Math.floor((one.startsAt - from) / step));
    const last = Math.min(slots.length, Math.ceil((one.endsAt - from) / step));
    for (let at = first; at < last; at += 1) if (weight(level) > weight(slots[at]!)) slots[at] = level;
  }
  return slots.join('');
}

/** Working elsewhere (4) binds less than tentative. */
function weight(level: string): number {
  return level === '4' ? 0.5 : Number(level);
}

/** Graph takes the parameters of actions whatever the case of their first letter. */
function part<T>(call: GraphCall, name: string): T | undefined {
  return (call.body[name] ?? call.body[name[0]!.toUpperCase() + name.slice(1)]) as T | undefined;
}
