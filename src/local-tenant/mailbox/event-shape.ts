import { createHash } from 'node:crypto';
import type { Account } from '../state.ts';
import { type GraphTime, instantOf } from '../zones.ts';
import { calendarUid, changeKey } from './ids.ts';

export type Json = Record<string, unknown>;

export interface EmailAddress {
  name?: string;
  address: string;
}

interface Attendee extends Json {
  type: string;
  emailAddress: EmailAddress;
  status: { response: string; time: string };
}

export type EventRecord = Json & {
  iCalUId: string;
  subject: string;
  body: { contentType: string; content: string };
  start: GraphTime;
  end: GraphTime;
  attendees: Attendee[];
  organizer: { emailAddress: EmailAddress };
  responseStatus: { response: string; time: string };
  isOnlineMeeting: boolean;
  isOrganizer: boolean;
  isCancelled: boolean;
  showAs: string;
  onlineMeeting: { joinUrl: string } | null;
  transactionId: string | null;
};

const NEVER = '0001-01-01T00:00:00Z';
/** Properties of an event that a caller may set; anything else in a body is refused, as Graph does. */
const WRITABLE = [
  'subject',
  'body',
  'start',
  'end',
  'location',
  'locations',
  'attendees',
  'allowNewTimeProposals',
  'categories',
  'hideAttendees',
  'importance',
  'isAllDay',
  'isOnlineMeeting',
  'isReminderOn',
  'onlineMeetingProvider',
  'recurrence',
  'reminderMinutesBeforeStart',
  'responseRequested',
  'sensitivity',
  'showAs',
  'singleValueExtendedProperties',
  'transactionId',
] as const;

function writablePart(input: Json): Json {
  return Object.fromEntries(WRITABLE.filter((name) => name in input).map((name) => [name, input[name]]));
}

/** Why the input makes no event, or null. */
export function eventFault(input: Json, isNew: boolean): string | null {
  const unknown = Object.keys(input).find((name) => !name.includes('@') && !READABLE_OR_WRITABLE.has(name));
  if (unknown) return `The property '${unknown}' does not exist on type 'microsoft.graph.event'.`;
  for (const end of ['start', 'end'] as const) {
    if (!isNew && !(end in input)) continue;
    if (Number.isNaN(instantOf(input[end] as GraphTime | undefined)))
      return `The value of '${end}' is missing or invalid.`;
  }
  if (
    'start' in input &&
    'end' in input &&
    instantOf(input['end'] as GraphTime) < instantOf(input['start'] as GraphTime)
  ) {
    return 'The start time must be before the end time.';
  }
  const attendees = input['attendees'];
  if (attendees !== undefined && !Array.isArray(attendees)) return "The value of 'attendees' must be an array.";
  return null;
}

const READABLE_OR_WRITABLE = new Set<string>([
  ...WRITABLE,
  'id',
  'iCalUId',
  'organizer',
  'isOrganizer',
  'type',
  'bodyPreview',
]);

/** A new event in the organiser's own calendar. */
export function newEvent(organiser: Account, input: Json, now: string): EventRecord {
  const iCalUId = calendarUid();
  const given = writablePart(input);
  const body = bodyOf(given['body']);
  const online = given['isOnlineMeeting'] === true;
  const event: EventRecord = {
    categories: [],
    originalStartTimeZone: (given['start'] as GraphTime).timeZone,
    originalEndTimeZone: (given['end'] as GraphTime).timeZone,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isDraft: false,
    responseRequested: true,
    seriesMasterId: null,
    type: given['recurrence'] ? 'seriesMaster' : 'singleInstance',
    recurrence: null,
    allowNewTimeProposals: true,
    hideAttendees: false,
    location: { displayName: '', locationType: 'default' },
    locations: [],
    ...given,
    iCalUId,
    subject: String(given['subject'] ?? ''),
    body,
    start: given['start'] as GraphTime,
    end: given['end'] as GraphTime,
    showAs: String(given['showAs'] ?? 'busy'),
    isOrganizer: true,
    isCancelled: false,
    isOnlineMeeting: online,
    onlineMeetingProvider: online ? (given['onlineMeetingProvider'] ?? 'teamsForBusiness') : 'unknown',
    onlineMeeting: null,
    onlineMeetingUrl: null,
    transactionId: (given['transactionId'] as string | undefined) ?? null,
    attendees: attendeesOf(given['attendees'], []),
    organizer: { emailAddress: { name: organiser.displayName, address: organiser.mail } },
    responseStatus: { response: 'organizer', time: NEVER },
    createdDateTime: now,
    ...stamped(now),
  };
  return withLocations(online ? withTeamsLink(event) : event);
}

/** The attendee's copy of the organiser's event. */
export function attendeeCopy(event: EventRecord, now: string): EventRecord {
  const copy: EventRecord = { ...event, isOrganizer: false, transactionId: null, ...stamped(now) };
  delete copy['singleValueExtendedProperties'];
  return {
    ...copy,
    showAs: 'tentative',
    responseStatus: { response: 'notResponded', time: NEVER },
    attendees: event.attendees.map((attendee) => ({ ...attendee, status: { response: 'none', time: NEVER } })),
  };
}

/** The event after a PATCH. New times make everybody's answer void. */
export function patchedEvent(event: EventRecord, input: Json, now: string): EventRecord {
  const given = writablePart(input);
  const next = { ...event, ...given, ...stamped(now) } as EventRecord;
  if ('body' in given) next.body = bodyOf(given['body']);
  if ('attendees' in given) next.attendees = attendeesOf(given['attendees'], event.attendees);
  if (timesDiffer(event, next))
    next.attendees = next.attendees.map((one) => ({ ...one, status: { response: 'none', time: NEVER } }));
  next.isOnlineMeeting = event.isOnlineMeeting || given['isOnlineMeeting'] === true;
  if (next.isOnlineMeeting && !event.isOnlineMeeting) {
    return withLocations(
      withTeamsLink({ ...next, onlineMeetingProvider: given['onlineMeetingProvider'] ?? 'teamsForBusiness' }),
    );
  }
  // As in Outlook: a new body that leaves the meeting's join block out takes the online meeting away.
  if ('body' in given && event.onlineMeeting && !next.body.content.includes(event.onlineMeeting.joinUrl)) {
    return withLocations({ ...next, isOnlineMeeting: false, onlineMeetingProvider: 'unknown', onlineMeeting: null });
  }
  return withLocations({ ...next, bodyPreview: preview(next.body) });
}

export function timesDiffer(a: EventRecord, b: EventRecord): boolean {
  return instantOf(a.start) !== instantOf(b.start) || instantOf(a.end) !== instantOf(b.end);
}

export function preview(body: { contentType: string; content: string }): string {
  const text = /html/i.test(body.contentType) ? plainText(body.content) : body.content;
  return text.replace(/\s+/g, ' ').trim().slice(0, 255);
}

export function bodyOf(given: unknown): { contentType: string; content: string } {
  const body = (given ?? {}) as { contentType?: string; content?: string };
  return { contentType: (body.contentType ?? 'text').toLowerCase(), content: body.content ?? '' };
}

export function stamped(now: string): { lastModifiedDateTime: string; changeKey: string } {
  return { lastModifiedDateTime: now, changeKey: changeKey() };
}

/** A meeting always shows its body as HTML with a block to join by, whatever the caller sent. */
function withTeamsLink(event: EventRecord): EventRecord {
  const thread = createHash('sha256').update(event.iCalUId).digest('base64url').slice(0, 40);
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0`;
  const own = event.body.contentType === 'html' ? event.body.content : `<div>${escaped(event.body.content)}</div>`;
  const block = `<div class="me-email-text" lang="nl-NL"><hr><a href="${joinUrl}">Deelnemen aan de vergadering</a></div>`;
  const body = { contentType: 'html', content: own.includes(joinUrl) ? own : `${own}${block}` };
  return { ...event, body, bodyPreview: preview(body), isOnlineMeeting: true, onlineMeeting: { joinUrl } };
}

function withLocations(event: EventRecord): EventRecord {
  const location = event['location'] as { displayName?: string } | undefined;
  const locations = location?.displayName ? [location] : ((event['locations'] as Json[] | undefined) ?? []);
  return { ...event, bodyPreview: preview(event.body), locations };
}

function attendeesOf(given: unknown, before: Attendee[]): Attendee[] {
  const known = new Map(before.map((attendee) => [attendee.emailAddress.address.toLowerCase(), attendee.status]));
  return ((given ?? []) as Partial<Attendee>[])
    .filter((attendee) => attendee.emailAddress?.address)
    .map((attendee) => ({
      type: attendee.type ?? 'required',
      status: known.get(attendee.emailAddress!.address.toLowerCase()) ?? { response: 'none', time: NEVER },
      emailAddress: {
        name: attendee.emailAddress!.name ?? attendee.emailAddress!.address,
        address: attendee.emailAddress!.address,
      },
    }));
}

function plainText(html: string): string {
  return html
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gis, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Text made safe for HTML, its lines kept. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
}
