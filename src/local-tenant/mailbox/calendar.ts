import type { TenantContext } from '../context.ts';
import type { Account, CalendarItem } from '../state.ts';
import { instantOf } from '../zones.ts';
import {
  attendeeCopy,
  type EventRecord,
  type Json,
  newEvent,
  patchedEvent,
  stamped,
  timesDiffer,
} from './event-shape.ts';
import { outlookId } from './ids.ts';
import { sendMeetingMail, sendResponseMail, undeliverable } from './meeting-mail.ts';

export type MeetingAnswer = 'accepted' | 'declined' | 'tentativelyAccepted';

export function eventOf(item: CalendarItem): EventRecord {
  return item.event as EventRecord;
}

/** All that a mailbox holds, removed items left out. */
export function itemsOf(ctx: TenantContext, mailbox: string): CalendarItem[] {
  return byMailbox(ctx)
    .get(mailbox.toLowerCase())
    .filter((item) => !item.removed);
}

/** Also what was removed: delta queries need to say so. */
export function itemsWithRemoved(ctx: TenantContext, mailbox: string): CalendarItem[] {
  return byMailbox(ctx).get(mailbox.toLowerCase());
}

/** Every copy of the meeting, in whatever mailbox. */
function copiesOf(ctx: TenantContext, iCalUId: string): CalendarItem[] {
  return ctx.state.calendar.index('uid', (item) => [item.event.iCalUId]).get(iCalUId);
}

/** Makes the event in the organiser's calendar and a copy for every attendee. The same transactionId makes it once. */
export function createEvent(ctx: TenantContext, organiser: Account, input: Json): CalendarItem {
  const transactionId = input['transactionId'];
  if (typeof transactionId === 'string' && transactionId) {
    const made = byTransaction(ctx).first(transactionKey(organiser.mail, transactionId));
    if (made) {
      ctx.record('event.repeated', { mailbox: organiser.mail, transactionId, iCalUId: made.event.iCalUId });
      return made;
    }
  }
  const event = newEvent(organiser, input, ctx.clock.iso());
  const item = store(ctx, organiser.mail, event, undefined);
  ctx.record('event.created', { mailbox: organiser.mail, ...summary(event), transactionId: transactionId ?? null });
  invite(
    ctx,
    organiser,
    event,
    event.attendees.map((attendee) => attendee.emailAddress.address),
    'request',
  );
  roomsAnswer(ctx, event);
  return item;
}

/** Changes an event; an organiser's change reaches every attendee. */
export function updateEvent(ctx: TenantContext, item: CalendarItem, input: Json): CalendarItem {
  const before = eventOf(item);
  const after = patchedEvent(before, input, ctx.clock.iso());
  const changed = store(ctx, item.mailbox, after, item);
  ctx.record('event.updated', { mailbox: item.mailbox, ...summary(after), changed: Object.keys(input) });
  if (before.isOrganizer) {
    spreadUpdate(ctx, item, before, after);
    roomsAnswer(ctx, after);
  }
  return changed;
}

/** Cancels a meeting: gone from the organiser's calendar, marked in the attendees', a mail to each of them. */
export function cancelEvent(ctx: TenantContext, item: CalendarItem, comment = ''): void {
  const event = eventOf(item);
  drop(ctx, item);
  ctx.record('event.cancelled', { mailbox: item.mailbox, ...summary(event) });
  const organiser = ctx.directory.byAddress(item.mailbox);
  const attendees = event.attendees.map((attendee) => attendee.emailAddress.address);
  if (organiser) cancelFor(ctx, organiser, event, attendees, comment);
}

/** Takes an item out of one calendar. An organiser who deletes a meeting cancels it. */
export function removeEvent(ctx: TenantContext, item: CalendarItem): void {
  const event = eventOf(item);
  if (event.isOrganizer && event.attendees.length > 0) cancelEvent(ctx, item);
  else {
    drop(ctx, item);
    ctx.record('event.deleted', { mailbox: item.mailbox, ...summary(event) });
  }
}

/** An attendee's answer, seen in the own copy and in the organiser's list. */
export function answerInvitation(
  ctx: TenantContext,
  item: CalendarItem,
  answer: MeetingAnswer,
  tell = true,
  comment = '',
): void {
  ctx.atomically(() => {
    const status = { response: answer, time: ctx.clock.iso() };
    markOwnCopy(ctx, item, status);
    ctx.record('event.responded', { mailbox: item.mailbox, answer, iCalUId: item.event.iCalUId });
    const original = copiesOf(ctx, item.event.iCalUId).find((copy) => eventOf(copy).isOrganizer && !copy.removed);
    if (!original || !tell) return;
    const own = eventOf(original);
    const attendees = own.attendees.map((attendee) =>
      attendee.emailAddress.address.toLowerCase() === item.mailbox ? { ...attendee, status } : attendee,
    );
    store(ctx, original.mailbox, { ...own, attendees, ...stamped(status.time) }, original);
    sendResponseMail(ctx, item.mailbox, original.mailbox, own, answer, comment);
  });
}

/** A room accepts by itself while it is free, and declines what would be a second meeting in it. */
function roomsAnswer(ctx: TenantContext, event: EventRecord): void {
  for (const { emailAddress } of event.attendees) {
    const room = ctx.directory.byAddress(emailAddress.address);
    if (!room?.room) continue;
    const held = itemsOf(ctx, room.mail);
    const own = held.find((item) => item.event.iCalUId === event.iCalUId);
    if (!own) continue;
    const taken = held.some(
      (other) =>
        other.id !== own.id &&
        other.event['isCancelled'] !== true &&
        other.startsAt < own.endsAt &&
        own.startsAt < other.endsAt,
    );
    answerInvitation(ctx, own, taken ? 'declined' : 'accepted');
  }
}

/** A declined meeting leaves the calendar, as Outlook does. */
function markOwnCopy(ctx: TenantContext, item: CalendarItem, status: { response: MeetingAnswer; time: string }): void {
  const showAs = { accepted: 'busy', declined: 'free', tentativelyAccepted: 'tentative' }[status.response];
  const answered = { ...eventOf(item), responseStatus: status, showAs, ...stamped(status.time) };
  if (status.response === 'declined') drop(ctx, { ...item, event: answered });
  else store(ctx, item.mailbox, answered, item);
}

function spreadUpdate(ctx: TenantContext, item: CalendarItem, before: EventRecord, after: EventRecord): void {
  const organiser = ctx.directory.byAddress(item.mailbox);
  if (!organiser) return;
  const addresses = (event: EventRecord) =>
    event.attendees.map((attendee) => attendee.emailAddress.address.toLowerCase());
  const [old, now] = [addresses(before), addresses(after)];
  const copies = new Map(copiesOf(ctx, after.iCalUId).map((copy) => [copy.mailbox, copy]));
  const stay = now.filter((address) => old.includes(address));
  for (const address of stay) {
    const copy = copies.get(address);
    if (!copy) continue;
    const fresh = attendeeCopy(after, ctx.clock.iso());
    const mine = eventOf(copy);
    const kept = timesDiffer(before, after) ? {} : { responseStatus: mine.responseStatus, showAs: mine.showAs };
    store(ctx, address, { ...fresh, ...kept }, copy);
  }
  sendMeetingMail(ctx, organiser, after, stay, 'update');
  invite(
    ctx,
    organiser,
    after,
    now.filter((address) => !old.includes(address)),
    'request',
  );
  cancelFor(
    ctx,
    organiser,
    after,
    old.filter((address) => !now.includes(address)),
    '',
  );
}

function invite(
  ctx: TenantContext,
  organiser: Account,
  event: EventRecord,
  addresses: string[],
  kind: 'request',
): void {
  const known = addresses.filter((address) => ctx.directory.byAddress(address));
  for (const address of known) {
    if (address.toLowerCase() === organiser.mail.toLowerCase()) continue;
    const earlier = copiesOf(ctx, event.iCalUId).find((copy) => copy.mailbox === address.toLowerCase());
    store(ctx, address, attendeeCopy(event, ctx.clock.iso()), earlier);
  }
  sendMeetingMail(ctx, organiser, event, known, kind);
  for (const address of addresses.filter((one) => !known.includes(one))) undeliverable(ctx, organiser, event, address);
}

function cancelFor(
  ctx: TenantContext,
  organiser: Account,
  event: EventRecord,
  addresses: string[],
  comment: string,
): void {
  const gone = new Set(addresses.map((address) => address.toLowerCase()));
  for (const copy of copiesOf(ctx, event.iCalUId)) {
    if (copy.removed || !gone.has(copy.mailbox) || eventOf(copy).isOrganizer) continue;
    const cancelled = { ...eventOf(copy), isCancelled: true, showAs: 'free', subject: `Geannuleerd: ${event.subject}` };
    store(ctx, copy.mailbox, { ...cancelled, ...stamped(ctx.clock.iso()) }, copy);
  }
  sendMeetingMail(ctx, organiser, event, [...gone], 'cancelled', comment);
}

/** Puts the item with the next sequence number; the journal keeps whole records. */
function store(
  ctx: TenantContext,
  mailbox: string,
  event: EventRecord,
  before: CalendarItem | undefined,
): CalendarItem {
  const item = ctx.state.calendar.put(record(ctx, mailbox, event, before));
  ctx.signals.emit('calendar', { item, change: before && !before.removed ? 'updated' : 'created' });
  return item;
}

function record(
  ctx: TenantContext,
  mailbox: string,
  event: EventRecord,
  before: CalendarItem | undefined,
): CalendarItem {
  return {
    id: before?.id ?? outlookId(),
    mailbox: mailbox.toLowerCase(),
    event,
    sequence: nextSequence(ctx),
    startsAt: instantOf(event.start),
    endsAt: instantOf(event.end),
  };
}

function drop(ctx: TenantContext, item: CalendarItem): void {
  const gone = ctx.state.calendar.put({ ...item, removed: true, sequence: nextSequence(ctx) });
  ctx.signals.emit('calendar', { item: gone, change: 'deleted' });
}

const sequences = new WeakMap<object, { last: number }>();

/** One rising number for all mailboxes; after a restart it goes on from the highest that was kept. */
function nextSequence(ctx: TenantContext): number {
  let counter = sequences.get(ctx.state);
  if (!counter) {
    counter = { last: ctx.state.calendar.all().reduce((highest, item) => Math.max(highest, item.sequence), 0) };
    sequences.set(ctx.state, counter);
  }
  counter.last += 1;
  return counter.last;
}

/** The highest sequence number given out so far: what a delta link remembers. */
export function currentSequence(ctx: TenantContext): number {
  const last = nextSequence(ctx) - 1;
  sequences.get(ctx.state)!.last = last;
  return last;
}

function byMailbox(ctx: TenantContext) {
  return ctx.state.calendar.index('mailbox', (item) => [item.mailbox]);
}

function byTransaction(ctx: TenantContext) {
  return ctx.state.calendar.index('transaction', (item) => {
    const id = item.event['transactionId'];
    return typeof id === 'string' && id && !item.removed ? [transactionKey(item.mailbox, id)] : [];
  });
}

function transactionKey(mailbox: string, transactionId: string): string {
  return `${mailbox.toLowerCase()} ${transactionId}`;
}

function summary(event: EventRecord): Json {
  return {
    iCalUId: event.iCalUId,
    subject: event.subject,
    start: event.start,
    end: event.end,
    attendees: event.attendees.map((attendee) => attendee.emailAddress.address),
  };
}
