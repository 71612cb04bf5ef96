/** What the page API answers; see `page-api/`. */
export interface Site {
  organisation: string;
  tenantId: string;
  app: { name: string; commands: { title: string; description: string }[] };
  tabs: { id: string; name: string; contentUrl: string }[];
}

export interface Person {
  id: string;
  name: string;
  givenName: string;
  group: string;
  jobTitle: string;
  companyName: string;
  mail: string;
  userPrincipalName: string;
  language: string;
  directory: 'Member' | 'Guest' | null;
  /** A mailbox of more than one person. */
  shared: boolean;
  installed: boolean;
  blocked: boolean;
  waiting: boolean;
}

export interface Chat {
  id: string;
  type: 'personal' | 'groupChat' | 'channel';
  name: string;
  people: number;
  lastAt: string;
  lastText: string;
  unread: number;
}

/** An Entra group of the person that has no chat with the app yet. */
export interface TeamGroup {
  id: string;
  name: string;
  people: number;
}

export interface Message {
  id: string;
  from: 'app' | 'me' | 'other';
  name: string;
  at: string;
  changedAt: string | null;
  deleted: boolean;
  undelivered: boolean;
  text: string;
  textFormat: string;
  card: Record<string, unknown> | null;
  suggestions: { title: string; value: string }[];
}

export type Outcome =
  | { kind: 'card' | 'none' }
  | { kind: 'message'; text: string }
  | { kind: 'error'; code: string; text: string }
  | { kind: 'unreachable'; text: string };

export interface MailLine {
  id: string;
  from: string;
  to: string[];
  subject: string;
  preview: string;
  at: string;
  read: boolean;
  hasAttachments: boolean;
}

export interface Mail extends MailLine {
  body: { contentType: string; content: string };
  meeting: { eventId: string; kind: string } | null;
  attachments: { id: string; name: string }[];
}

/** A line in the activity feed; `title` are the words of its kind. */
export interface FeedLine {
  id: string;
  at: string;
  title: string;
  preview: string;
  webUrl: string;
  read: boolean;
}

export interface CalendarLine {
  id: string;
  subject: string;
  /** Wall-clock times in the Netherlands, `YYYY-MM-DDTHH:mm`. */
  start: string;
  end: string;
  allDay: boolean;
  series: boolean;
  location: string;
  joinUrl: string | null;
  organiser: string;
  mine: boolean;
  cancelled: boolean;
  showAs: string;
  response: string;
  body: { contentType: string; content: string };
  attendees: { name: string; response: string; type: string }[];
}

export interface FileLine {
  id: string;
  name: string;
  version: number;
  shared: boolean;
  url: string;
}

/** A list in To Do with its tasks; `dueOn` is a date, null: none. */
export interface TodoLines {
  id: string;
  name: string;
  tasks: { id: string; title: string; dueOn: string | null; done: boolean; from: string | null }[];
}

export interface ClockReading {
  now: string;
  offsetMs: number;
}

export interface Faults {
  throttle: number;
  outage: 'none' | 'graph' | 'channel' | 'all';
  slowMs: number;
  serverError: number;
  timeoutAfterSuccess: number;
  doubleDelivery: number;
}

/** Calls the page API; throws with what the stand-in said when it refuses. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/page-api${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Error(answer?.error?.message ?? `status ${response.status}`);
  return answer as T;
}

/** The path of something of a person, with every part made safe for an address. */
export function ofPerson(personId: string, ...parts: string[]): string {
  return ['/people', personId, ...parts].map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join('/');
}
