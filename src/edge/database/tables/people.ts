import type { ColumnType, Generated } from 'kysely';

/** JSON that is written as text and read as a value. */
export type Json<T> = ColumnType<T, string, string>;
/** `timestamptz`: written as an ISO instant in UTC, read as a Date. */
export type Instant = ColumnType<Date, string, string>;
export type NullableInstant = ColumnType<Date | null, string | null | undefined, string | null>;

export interface PeopleTables {
  partnership: PartnershipRow;
  education_region: EducationRegionRow;
  board: BoardRow;
  school: SchoolRow;
  school_site: SchoolSiteRow;
  person: PersonRow;
  person_role: PersonRoleRow;
  body: BodyRow;
  seat: SeatRow;
  seat_term: SeatTermRow;
  body_seats_stamp: BodySeatsStampRow;
  history: HistoryRow;
  roster_import: RosterImportRow;
  roster_import_file: RosterImportFileRow;
}

export interface PartnershipRow {
  id: string;
  name: string;
  /** Name of the teacher-training institute. */
  institute: string;
  /** Entra tenant in which the app is installed and the members are (guest) users. */
  tenant_id: string;
  /** Mailbox that organises the meetings and sends the mail. */
  secretariat_mailbox: string;
  language: 'nl' | 'en';
  created_at: Instant;
}

export interface EducationRegionRow {
  partnership_id: string;
  id: string;
  name: string;
  core: boolean;
  ended_on: string | null;
}

export interface BoardRow {
  partnership_id: string;
  id: string;
  /** Bestuursnummer: five digits. */
  number: string;
  name: string;
  kring_id: string | null;
  relatiebeheerder_id: string | null;
  /** ISO date from which the board no longer takes part. */
  ended_on: string | null;
}

export interface SchoolRow {
  partnership_id: string;
  id: string;
  board_id: string;
  name: string;
  /** Four characters: two digits, two letters. */
  brin: string;
  /** OLS, AOS and the like, as the partnership itself calls them. */
  kind: string | null;
  tier: 'accredited' | 'keurmerk' | 'stageschool' | null;
  holiday_region: 'noord' | 'midden' | 'zuid' | null;
  group_teachers: number | null;
  contact_person_id: string | null;
  ended_on: string | null;
}

export interface SchoolSiteRow {
  partnership_id: string;
  id: string;
  school_id: string;
  /** BRIN and two digits: `05AB00`. */
  code: string;
  name: string | null;
  city: string | null;
  education_region_id: string | null;
  ended_on: string | null;
}

export interface PersonRow {
  partnership_id: string;
  id: string;
  name: string;
  /** Lower case; unique within the partnership; what the import recognises a person by. */
  email: string;
  language: 'nl' | 'en';
  /** When by the person, and from then on no roster changes it; null: by the roster. */
  language_chosen_at: NullableInstant;
  organisation: string | null;
  /** Entra object id in the partnership's tenant, once the directory has confirmed it. */
  entra_id: string | null;
  /** 'member' has a mailbox in the tenant that can be read, 'guest' has not; null: unknown to the directory. */
  directory: 'member' | 'guest' | null;
  directory_checked_at: NullableInstant;
  ended_on: string | null;
}

/** A role that does not come with a seat. */
export interface PersonRoleRow {
  partnership_id: string;
  person_id: string;
  role:
    | 'programmaleider'
    | 'bureau'
    | 'secretaris'
    | 'bestuurder'
    | 'boc'
    | 'relatiebeheerder'
    | 'schoolopleider'
    | 'instituutsopleider';
  /** The board or school the role is held for; the partnership's id where it is held for all. */
  for_id: string;
}

export interface BodyRow {
  partnership_id: string;
  id: string;
  name: string;
  kind: 'stuurgroep' | 'kring' | 'werkgroep' | 'breed' | 'expertteam' | 'overig';
  quorum: Json<QuorumJson>;
  /** True: the quorum was set in Kringwerk, and no roster changes it. */
  quorum_kept: Generated<boolean | null>;
  /** Teams conversation (channel or group chat) for summaries, linked by somebody of the body. */
  conversation_id: string | null;
  ended_on: string | null;
  /** The body that took it in when it ended. */
  merged_into: Generated<string | null>;
}

/**
 * All conditions must hold; see src/meetings/rules/quorum.ts. `atLeast` is a whole number of seats, or 0.5 for half of
 * them (rounded up). A role is a seat's own role, or what the seat is held for: `bestuur` (it has a board), `kring`
 * (it stands for a kring), `opleiding` (neither of the two).
 */
export type QuorumJson = { atLeast: number; of: 'voting' | 'required' | { role: string } }[];

export interface SeatRow {
  partnership_id: string;
  id: string;
  body_id: string;
  /** What the import recognises a seat by, unique within the body: role and what it is held for. */
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  board_id: string | null;
  /** The kring that the seat represents, where it represents one. */
  kring_id: string | null;
  votes: boolean;
  required: boolean;
  ended_on: string | null;
}

/** One row for each change of who has a seat in a body; the database adds them. */
export interface BodySeatsStampRow {
  partnership_id: string;
  body_id: string;
  stamp: string;
}

export interface SeatTermRow {
  partnership_id: string;
  id: string;
  seat_id: string;
  person_id: string;
  kind: 'member' | 'deputy';
  /** ISO dates, both included; null: open-ended. */
  from_date: string | null;
  until_date: string | null;
}

export interface HistoryRow {
  partnership_id: string;
  id: string;
  entity: string;
  entity_id: string;
  what: string;
  before: ColumnType<unknown, string | null, never>;
  after: ColumnType<unknown, string | null, never>;
  at: Instant;
  by_person_id: string | null;
  via: string;
}

/** One upload of a roster and what became of it; a screen follows it here. */
export interface RosterImportRow {
  partnership_id: string;
  id: string;
  state: 'previewed' | 'queued' | 'running' | 'done' | 'failed';
  phase: 'reading' | 'comparing' | 'saving' | 'finished';
  done: number;
  total: number;
  /** Counts and faults, as `RosterImport` in src/people/schema.ts has them. */
  result: Json<{ counts: unknown[]; faults: unknown[] }>;
  file_names: Json<string[]>;
  by_person_id: string | null;
  created_at: Instant;
  finished_at: NullableInstant;
}

/** The bytes of an upload, kept until the import is done. */
export interface RosterImportFileRow {
  partnership_id: string;
  import_id: string;
  position: number;
  name: string;
  /** Base64: one text on both databases. */
  content: string;
}
