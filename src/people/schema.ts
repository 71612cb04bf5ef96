import * as z from 'zod';
import { defineJob } from '../work/job.ts';
import type { RosterPart } from './rules/roster-records.ts';

export type {
  BoardRecord,
  BodyRecord,
  PersonRecord,
  QuorumCondition,
  RegionRecord,
  RoleRecord,
  RosterPart,
  RosterRecords,
  SchoolRecord,
  SeatRecord,
  SiteRecord,
  TermRecord,
} from './rules/roster-records.ts';

/** One fault in an uploaded file, in plain words, with where to find it. */
export interface RosterFault {
  sheet: string;
  /** As the spreadsheet numbers its rows; null: the whole sheet or file. */
  row: number | null;
  column: string | null;
  text: string;
}

export const CHANGE_KINDS = ['added', 'changed', 'ended', 'returned'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing of the roster that an import adds, changes, ends, or takes back after it had ended. */
export interface RosterChange {
  part: RosterPart;
  change: ChangeKind;
  /** What people know it by. */
  name: string;
  /** Field by field, as written in the sheet; empty when it is added or ended. */
  fields: { heading: string; before: string; after: string }[];
}

export interface RosterCounts {
  part: RosterPart;
  /** Records in the file. */
  rows: number;
  added: number;
  changed: number;
  ended: number;
  returned: number;
}

/** The dry run of an upload. With faults there is nothing to import and `importId` is null. */
export interface RosterPreview {
  importId: string | null;
  faults: RosterFault[];
  /** Faults beyond those listed. */
  moreFaults: number;
  /** What was passed over: a sheet or column that is not known. */
  notes: string[];
  counts: RosterCounts[];
  changes: RosterChange[];
}

export const IMPORT_STATES = ['previewed', 'queued', 'running', 'done', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const IMPORT_PHASES = ['reading', 'comparing', 'saving', 'finished'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/** Where an import stands; a screen asks for it until it is done or failed. */
export interface RosterImport {
  importId: string;
  state: ImportState;
  phase: ImportPhase;
  /** Changes saved, of all there are. */
  done: number;
  total: number;
  files: string[];
  byName: string | null;
  /** ISO instants. */
  startedAt: string;
  finishedAt: string | null;
  counts: RosterCounts[];
  faults: RosterFault[];
}

export const startImportBody = z.object({ importId: z.string().min(1).max(64) });

/** `GET /bodies` */
export interface BodyListItem {
  bodyId: string;
  name: string;
  kind: 'stuurgroep' | 'kring' | 'werkgroep' | 'breed' | 'expertteam' | 'overig';
  /** As written in the roster: "voorzitter; helft besturen". */
  quorum: string | null;
  /** True when a channel or group chat gets its summaries. */
  linked: boolean;
  seats: {
    seatId: string;
    label: string;
    role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
    votes: boolean;
    required: boolean;
    board: string | null;
    kring: string | null;
    /** Names; null: nobody holds the seat today. */
    holder: string | null;
    deputies: string[];
  }[];
}

/** `GET /boards` */
export interface BoardListItem {
  boardId: string;
  number: string;
  name: string;
  kring: string | null;
  relatiebeheerder: string | null;
  bestuurders: string[];
  bocs: string[];
  schools: number;
}

/** `GET /persons` */
export interface PersonListItem {
  personId: string;
  name: string;
  email: string;
  organisation: string | null;
  language: 'nl' | 'en';
  /** How the directory of the institute knows this person; null: not found there, so mail with a link is used. */
  directory: 'member' | 'guest' | null;
  /** Why mail does not arrive at this address; null: nothing is known against it. */
  unreachable: string | null;
  roles: string[];
}

/** `PUT /persons/:personId`: how somebody is known. An empty organisation is none. */
export const personBody = z.object({
  name: z.string().trim().min(2).max(200),
  email: z.email().max(200),
  organisation: z.string().trim().max(200),
  language: z.enum(['nl', 'en']),
});
export type PersonFacts = z.infer<typeof personBody>;

/** What followed from another address: questions asked and meetings invited to again. */
export interface PersonChanged {
  addressChanged: boolean;
  askedAgain: number;
  invitedAgain: number;
}

/** `GET /history` */
export interface HistoryItem {
  entity: string;
  entityId: string;
  what: string;
  before: unknown;
  after: unknown;
  /** ISO instant. */
  at: string;
  byName: string | null;
  via: string;
}

export interface Paged<T> {
  items: T[];
  total: number;
  page: number;
  pageSize: number;
}

export const searchQuery = z.object({
  search: z.string().trim().max(100).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export const historyQuery = z.object({
  entity: z.string().max(40).optional(),
  entityId: z.string().max(64).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** `GET` and `PUT /settings` */
export const settingsBody = z.object({
  name: z.string().trim().min(2).max(120),
  institute: z.string().trim().min(2).max(120),
  secretariatMailbox: z.email().max(254),
  language: z.enum(['nl', 'en']),
});
export type PartnershipSettings = z.infer<typeof settingsBody>;

/** `POST /api/partnerships`: the first partnership on a tenant, by somebody with the app role `Kringwerk.Beheer`. */
export const createPartnershipBody = settingsBody.extend({
  /** The programmaleider who begins; the one who asks, unless given. */
  programmaleider: z.object({ name: z.string().trim().min(2).max(120), email: z.email().max(254) }).optional(),
});
export type CreatePartnership = z.infer<typeof createPartnershipBody>;

/** What of a checked Entra token decides about a first partnership. */
export interface FounderClaims {
  tid: string;
  oid: string;
  name?: string;
  preferred_username?: string;
  roles?: readonly string[];
}
export const FOUNDER_ROLE = 'Kringwerk.Beheer';

/** Reads the stored upload and saves what differs, all or nothing. */
export const IMPORT_ROSTER = defineJob(
  'people.import-roster',
  z.object({ partnershipId: z.string(), importId: z.string() }),
  { retryLimit: 3 },
);

/** Links the persons of one partnership to the directory. */
export const SYNC_DIRECTORY = defineJob('people.sync-directory', z.object({ partnershipId: z.string() }));

/** Every minute: partnerships whose persons have not been looked up for a day, and uploads nobody imported. */
export const KEEP_PEOPLE = defineJob('people.keep', z.object({}));

/** Seats, or who fills them, may have changed: what is planned for their bodies has to follow. */
export const SEATS_CHANGED = defineJob('people.seats-changed', z.object({ partnershipId: z.string() }));

/** The language in which somebody wants to read screens, cards and mail. */
export const chooseLanguageBody = z.object({ language: z.enum(['nl', 'en']) });
