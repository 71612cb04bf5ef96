import type { Collection, Journal } from './journal.ts';

/** A person of the stand-in world. Whoever has `directory: null` is unknown to the institute's tenant and has mail only. */
export interface Account {
  /** Entra object id in the institute's tenant (also given to mail-only people, but never shown by Graph). */
  id: string;
  displayName: string;
  givenName: string;
  surname: string;
  mail: string;
  userPrincipalName: string;
  /** The person's own tenant; null where the employer has no Microsoft 365. */
  homeTenantId: string | null;
  directory: 'Member' | 'Guest' | null;
  jobTitle: string;
  companyName: string;
  preferredLanguage: string;
  /** Group label on the page, such as "Bestuurders". */
  group: string;
  /** A mailbox that several people use and nobody signs in to. */
  shared?: boolean;
  /** Given: this mailbox is a meeting room, that answers invitations by itself. */
  room?: { capacity: number };
}

/** An Entra group with its members, by account id. */
export interface Group {
  id: string;
  displayName: string;
  memberIds: string[];
}

/** A calendar item in one mailbox; organiser and attendees each hold a copy with the same iCalUId. */
export interface CalendarItem {
  id: string;
  /** Address of the mailbox that holds this copy. */
  mailbox: string;
  /** The event as Graph would show it, without `id` and `@odata` members. */
  event: Record<string, unknown> & { iCalUId: string; changeKey?: string };
  /** Rises with every change of the mailbox; what delta queries count by. */
  sequence: number;
  removed?: boolean;
  /** Start and end as instants (ms since 1970), for windows and conflicts. */
  startsAt: number;
  endsAt: number;
}

export interface MailItem {
  id: string;
  mailbox: string;
  folder: 'inbox' | 'drafts' | 'sentitems';
  message: Record<string, unknown>;
  read: boolean;
  /** Set on the mails that Outlook makes around a meeting; `kind` as in "a request to come", "it is cancelled". */
  meeting?: { iCalUId: string; kind: 'request' | 'update' | 'cancelled' | 'accepted' | 'declined' | 'tentative' };
}

export interface Subscription {
  id: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string;
  clientState?: string;
  expirationDateTime: string;
}

/** A bot installed for a person (`accountId`) or in a conversation. */
export interface Installation {
  id: string;
  accountId: string;
  appId: string;
  /** The Bot Framework id of the personal conversation. */
  conversationId: string;
  /** The Graph chat id of the same conversation. */
  chatId: string;
  blocked?: boolean;
}

/** One conversation of the bot channel: a personal chat, a group chat or a channel. */
export interface Conversation {
  id: string;
  type: 'personal' | 'groupChat' | 'channel';
  name: string;
  memberIds: string[];
  chatId: string;
  teamId?: string;
}

/** One message in a conversation, as last sent or updated. */
export interface ChatMessage {
  id: string;
  conversationId: string;
  /** Account id, or 'bot'. */
  from: string;
  /** Bot Framework activity as it was sent. */
  activity: Record<string, unknown>;
  createdAt: string;
  updatedAt?: string;
  deleted?: boolean;
  /** A person's message that the bot never took. */
  undelivered?: boolean;
  /** How a user-specific refresh shows this message, by account id. */
  viewFor?: Record<string, unknown>;
}

/** A line in somebody's activity feed in Teams. */
export interface FeedLine {
  id: string;
  accountId: string;
  at: string;
  activityType: string;
  /** The words of the kind, as the app's manifest has them, with what the app filled in. */
  title: string;
  preview: string;
  webUrl: string;
  read: boolean;
}

/** A file in somebody's OneDrive; what is in it does not matter here, only that it is there and whom it is shared with. */
export interface DriveFile {
  id: string;
  ownerId: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** Rises with every new content. */
  version: number;
  /** ISO instants. */
  createdAt: string;
  changedAt: string;
  /** Whoever in the tenant has the link may read it. */
  shared: boolean;
}

/** A list in somebody's To Do. */
export interface TodoList {
  id: string;
  ownerId: string;
  displayName: string;
  /** The list everybody has from the start, that cannot be removed. */
  standard: boolean;
}

/** A task in such a list; `task` as Graph would show it, without its id. */
export interface TodoTask {
  id: string;
  listId: string;
  task: Record<string, unknown>;
  linked: { id: string; webUrl?: string; applicationName?: string; displayName?: string; externalId?: string }[];
}

/** A record for whoever audits the stand-in: everything that came in from outside, in order. */
export interface TrafficRecord {
  id: string;
  at: string;
  kind: string;
  detail: Record<string, unknown>;
}

export interface Setting {
  id: string;
  value: unknown;
}

export interface TenantState {
  accounts: Collection<Account>;
  groups: Collection<Group>;
  calendar: Collection<CalendarItem>;
  mail: Collection<MailItem>;
  subscriptions: Collection<Subscription>;
  installations: Collection<Installation>;
  conversations: Collection<Conversation>;
  chat: Collection<ChatMessage>;
  feed: Collection<FeedLine>;
  files: Collection<DriveFile>;
  todoLists: Collection<TodoList>;
  todoTasks: Collection<TodoTask>;
  record: Collection<TrafficRecord>;
  settings: Collection<Setting>;
}

export function tenantState(journal: Journal): TenantState {
  return {
    accounts: journal.collection('accounts'),
    groups: journal.collection('groups'),
    calendar: journal.collection('calendar'),
    mail: journal.collection('mail'),
    subscriptions: journal.collection('subscriptions'),
    installations: journal.collection('installations'),
    conversations: journal.collection('conversations'),
    chat: journal.collection('chat'),
    feed: journal.collection('feed'),
    files: journal.collection('files'),
    todoLists: journal.collection('todoLists'),
    todoTasks: journal.collection('todoTasks'),
    record: journal.collection('record'),
    settings: journal.collection('settings'),
  };
}
