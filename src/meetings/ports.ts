import type { BusyCalendar, TimeSpan } from './rules/free-busy.ts';
import type { CalendarSpot, Rsvp } from './rules/outlook-event.ts';

/** Who is invited; `optional` is how advisers are asked, `resource` a room. */
export interface Attendee {
  name: string;
  email: string;
  kind: 'required' | 'optional' | 'resource';
}

export interface EventText {
  /** Mailbox that organises the meeting. */
  mailbox: string;
  subject: string;
  html: string;
  /** Wall-clock in Europe/Amsterdam, `YYYY-MM-DDTHH:mm`. */
  starts: string;
  minutes: number;
  /** Empty: no place. */
  place: string;
  /** True: with a Teams meeting. */
  online: boolean;
  attendees: readonly Attendee[];
  /** True: it only holds the time, asks for no response and reminds nobody. */
  tentative?: boolean;
}

export interface NewEvent extends EventText {
  /** The same for every attempt: the calendar answers a repetition with the event it already made. */
  transactionId: string;
}

/**
 * The calendars of the partnership's tenant, as far as meetings need them. Each throws the Refusal `mailbox-away` when the
 * mailbox itself is no longer there; what stands in it is then not known, and least of all gone.
 */
export interface MeetingCalendar {
  createEvent(event: NewEvent): Promise<{ eventId: string; joinUrl: string | null }>;
  /** Answers 'gone' when somebody removed the event from the calendar. */
  updateEvent(event: EventText & { eventId: string }): Promise<'updated' | 'gone'>;
  /** How an event stands in the calendar now. */
  readEvent(event: { mailbox: string; eventId: string }): Promise<SeenEvent | 'gone'>;
  /** Cancels with a message to all attendees; an event that is gone already counts as cancelled. */
  cancelEvent(event: { mailbox: string; eventId: string; message: string }): Promise<void>;
}

/** An event as Outlook shows it. */
export interface SeenEvent extends CalendarSpot {
  cancelled: boolean;
  responses: readonly { email: string; response: Rsvp }[];
}

/** Tells what changes in a mailbox's calendar. Expiry is an ISO instant, at most seven days ahead. */
export interface CalendarWatcher {
  subscribe(watch: { mailbox: string; clientState: string; expiresAt: string }): Promise<{ subscriptionId: string }>;
  /** `gone`: there is no such subscription any more. */
  renew(watch: { subscriptionId: string; expiresAt: string }): Promise<'renewed' | 'gone'>;
  /**
   * Ids of the events that changed in the window since the link was given; without a link all there are. `start-again`:
   * the link is no longer known.
   */
  changes(look: {
    mailbox: string;
    from: string;
    until: string;
    link: string | null;
  }): Promise<{ eventIds: string[]; link: string } | 'start-again'>;
}

/** What calendars hold, as far as they can be read. Only when and how firmly: never what. */
export interface FreeBusyReader {
  /**
   * The calendars of these addresses around the moments asked for; every address has an entry, null where its calendar
   * cannot be read. What was read a few minutes ago may be given again unless `fresh`.
   */
  read(ask: {
    /** Mailbox of the tenant in whose name is asked. */
    mailbox: string;
    emails: readonly string[];
    spans: readonly TimeSpan[];
    fresh: boolean;
  }): Promise<FreeBusy>;
}

export interface FreeBusy {
  /** Keys are the addresses as given. */
  calendars: Map<string, BusyCalendar>;
  /** False: the calendars did not answer just now; asking later may tell more. */
  answered: boolean;
}

/** A meeting room of the tenant. */
export interface Room {
  /** Of its mailbox, lower case. */
  email: string;
  name: string;
  /** Seats; null: not known. */
  capacity: number | null;
}

/** The rooms of the tenant; null: they may not be looked up. */
export type FindRooms = () => Promise<Room[] | null>;
