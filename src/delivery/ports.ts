import type { Card } from '../cards/kit.ts';
import type { DocumentFormat, PaperDocument } from '../documents/document.ts';
import type { Fault } from './rules/fault.ts';
import type { CalendarFile, Outgoing, Question } from './schema.ts';

export type { Fault };

/** What came of one request. A refusal is a normal outcome here: it decides what happens to the addressee. */
export type Tried<T> = { done: T } | { fault: Fault };

/** A conversation as the channel addresses it; without a service URL the region's usual one is used. */
export interface Chat {
  serviceUrl: string | null;
  conversationId: string;
}

export interface ChatPerson {
  entraId: string;
  tenantId: string;
}

export interface ChatMessage {
  /** For the notification on a phone. */
  summary: string;
  card: Card;
}

/** Teams, as far as sending needs it. */
export interface ChatChannel {
  /** Makes sure the app is there for the person; that it is there already is no fault. */
  install(person: ChatPerson): Promise<Tried<null>>;
  /** The personal chat with the person; the same one each time. */
  open(person: ChatPerson): Promise<Tried<Chat>>;
  post(chat: Chat, message: ChatMessage): Promise<Tried<{ activityId: string }>>;
  update(chat: Chat, activityId: string, message: ChatMessage): Promise<Tried<null>>;
  /** Looks in the person's chat for a card that carries the mark; null: it is not there. */
  find(person: ChatPerson, mark: string): Promise<Tried<{ activityId: string } | null>>;
}

/** One line in somebody's activity feed in Teams; `type` is one that the manifest names. */
export interface ActivityNote {
  entraId: string;
  type: string;
  preview: string;
  partnership: string;
  /** The page of ours that it leads to. */
  page: string;
}

/** The activity feed of Teams. */
export interface ActivityFeed {
  notify(note: ActivityNote): Promise<Tried<null>>;
}

export interface Mail {
  /** The mailbox it is sent from. */
  mailbox: string;
  /** What it can be found by afterwards. */
  mark: string;
  to: { name: string; email: string };
  subject: string;
  html: string;
  /** An appointment that goes along. */
  calendar?: CalendarFile;
  files?: MailedFile[];
}

export interface MailedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Makes a file of a paper that goes along with a mail. */
export type PaperWriter = (paper: PaperDocument, format: DocumentFormat) => Promise<MailedFile>;

/** Fetches what is kept of a file that goes along with a mail; null: it is not to be sent any more. */
export type KeptFileReader = (partnershipId: string, ref: string) => Promise<Uint8Array | null>;

/** A mailbox of the tenant, as far as sending needs it. */
export interface MailSender {
  createDraft(mail: Mail): Promise<Tried<{ mailId: string }>>;
  /** Gives a draft another subject and text. */
  rewrite(mailId: string, mail: Mail): Promise<Tried<null>>;
  send(mailbox: string, mailId: string): Promise<Tried<null>>;
  /** The draft or sent mail that carries the mark; null: there is none. */
  find(mailbox: string, mark: string): Promise<Tried<{ mailId: string; sent: boolean } | null>>;
}

/** A mail that could not be delivered after all: by its mark, and when (ISO instant) the report came. */
export interface Bounce {
  mark: string;
  at: string;
}

/** Reads the reports that came into a mailbox since an instant; `until` is how far it came. */
export type BounceReader = (mailbox: string, since: string) => Promise<Tried<{ bounces: Bounce[]; until: string }>>;

export interface LinkSigner {
  /** The text of a signed link to an answer page. */
  sign(link: { partnershipId: string; linkId: string; expiresAt: string }): string;
}

/** Ids, counts and codes only. */
export interface SendingLog {
  info(facts: object, event: string): void;
  warn(facts: object, event: string): void;
}

/** A message to a person that has waited in the outbox. Instants are ISO. */
export interface Waiting {
  partnershipId: string;
  id: string;
  key: string;
  purpose: string;
  personId: string;
  queuedAt: string;
  /** What it asks, and for which seat, where it asks one question. */
  question: Question | null;
  seatId: string | null;
}

/** What becomes of it: `over`, because nobody need be asked any more; later; or in another form. */
export type Verdict = 'send' | 'over' | { notBefore: string } | { instead: Outgoing };

/** Looks once more at messages of one partnership as they are about to leave; by message id. */
export type LookAgain = (waiting: readonly Waiting[]) => Promise<ReadonlyMap<string, Verdict>>;
