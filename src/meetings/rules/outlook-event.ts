/** Where and when, wall-clock in Europe/Amsterdam: what people move in Outlook. */
export interface CalendarSpot {
  starts: string;
  minutes: number;
  place: string;
}

/** Where a meeting stands, or stood; empty: without a date. */
export function meetingSpot(meeting: { starts: string | null; minutes: number | null; place: string }): CalendarSpot {
  return { starts: meeting.starts ?? '', minutes: meeting.minutes ?? 0, place: meeting.place };
}

/** What an attendee answered in Outlook. */
export type Rsvp = 'accepted' | 'tentative' | 'declined' | 'none';

export interface FollowedMeeting {
  state: 'polling' | 'scheduled' | 'held' | 'cancelled';
  /** Where the meeting stands here. */
  here: CalendarSpot;
  /** Where it last stood in the calendar; null: never seen there. */
  lastSeen: CalendarSpot | null;
  /** True: a change made here has not reached the calendar yet. */
  pending: boolean;
}

export type Following =
  /** Nothing in Outlook that is not here, or that was asked from here. */
  | { kind: 'same' }
  | { kind: 'moved'; to: CalendarSpot }
  | { kind: 'cancelled' }
  /** Changed in both places: a person chooses. */
  | { kind: 'conflict'; outlook: CalendarSpot };

/**
 * What a look at the calendar means for a meeting. It compares what is there now with what was last seen there, so that a
 * notification that comes late, twice or out of order means the same as one that comes in time.
 */
export function followOutlook(
  meeting: FollowedMeeting,
  seen: (CalendarSpot & { cancelled: boolean }) | 'gone',
): Following {
  if (meeting.state !== 'scheduled') return { kind: 'same' };
  if (seen === 'gone' || seen.cancelled) return { kind: 'cancelled' };
  if (isSameSpot(seen, meeting.here)) return { kind: 'same' };
  if (!meeting.pending) return { kind: 'moved', to: spotOf(seen) };
  // Untouched there: our own change is still on its way.
  if (meeting.lastSeen && isSameSpot(seen, meeting.lastSeen)) return { kind: 'same' };
  return { kind: 'conflict', outlook: spotOf(seen) };
}

export function isSameSpot(one: CalendarSpot, other: CalendarSpot): boolean {
  return one.starts === other.starts && one.minutes === other.minutes && one.place.trim() === other.place.trim();
}

function spotOf({ starts, minutes, place }: CalendarSpot): CalendarSpot {
  return { starts, minutes, place };
}

/** Days before its end at which a subscription is renewed; Microsoft lets one live for seven days at the most. */
const RENEW_BEFORE_DAYS = 2;
export const SUBSCRIPTION_DAYS = 6;
/** Minutes after which the calendar is looked through all the same, for notifications that never came. */
const LOOK_EVERY_MINUTES = 60;
/** The window of the look ends so many days ahead, and is moved on when less than half is left. */
export const WINDOW_DAYS = 540;

const DAY_MS = 86_400_000;

export interface Watch {
  subscriptionId: string | null;
  /** ISO instants. */
  expiresAt: string | null;
  lookedAt: string | null;
}

/** What a watch on a calendar needs now. */
export function watchDuty(
  watch: Watch | null,
  now: string,
): { subscription: 'make' | 'renew' | 'fine'; look: boolean } {
  const at = Date.parse(now);
  const left = watch?.expiresAt ? Date.parse(watch.expiresAt) - at : 0;
  const subscription =
    !watch?.subscriptionId || left <= 0 ? 'make' : left < RENEW_BEFORE_DAYS * DAY_MS ? 'renew' : 'fine';
  const lookedAgo = watch?.lookedAt ? at - Date.parse(watch.lookedAt) : Number.POSITIVE_INFINITY;
  return { subscription, look: lookedAgo >= LOOK_EVERY_MINUTES * 60_000 };
}
