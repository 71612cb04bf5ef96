/**
 * The roster as typed records: what a workbook holds, what the difference is computed over and what is exported.
 * Records name each other by what people know them by (e-mail, bestuursnummer, BRIN, name), never by an id.
 * A list that is absent stands for a sheet that is absent: the import leaves that part of the roster alone.
 */
export interface RosterRecords {
  regions?: RegionRecord[];
  bodies?: BodyRecord[];
  boards?: BoardRecord[];
  schools?: SchoolRecord[];
  /** Together with `schools` these are the sheet Scholen: one row for each vestiging. */
  sites?: SiteRecord[];
  persons?: PersonRecord[];
  roles?: RoleRecord[];
  seats?: SeatRecord[];
  /** Together with `seats` these are the sheet Zetels: one row for each holder or deputy. */
  terms?: TermRecord[];
}

export type RosterPart = keyof RosterRecords;
export const ROSTER_PARTS = [
  'regions',
  'persons',
  'bodies',
  'boards',
  'schools',
  'sites',
  'roles',
  'seats',
  'terms',
] as const satisfies readonly RosterPart[];

/** Onderwijsregio. */
export interface RegionRecord {
  name: string;
  core: boolean;
}

/** Overleg. */
export interface BodyRecord {
  name: string;
  kind: 'stuurgroep' | 'kring' | 'werkgroep' | 'breed' | 'expertteam' | 'overig';
  quorum: QuorumCondition[];
}

/**
 * A condition over the seats of a body. `atLeast` is a whole number of seats, or 0.5 for half of them (rounded up).
 * Roles: a seat's own role (`voorzitter`, `secretaris`, `lid`, `adviseur`), or what the seat is held for: `bestuur`
 * (it has a board), `kring` (it stands for a kring), `opleiding` (neither).
 */
export interface QuorumCondition {
  atLeast: number;
  of: 'voting' | 'required' | { role: string };
}

/** Bestuur. */
export interface BoardRecord {
  /** Bestuursnummer: five digits. */
  number: string;
  name: string;
  /** Name of a body of kind kring. */
  kring: string | null;
  /** E-mail of a person. */
  relatiebeheerder: string | null;
}

export interface SchoolRecord {
  /** Two digits, two letters: `05AB`. */
  brin: string;
  name: string;
  /** Bestuursnummer. */
  board: string;
  kind: string | null;
  tier: 'accredited' | 'keurmerk' | 'stageschool' | null;
  holidayRegion: 'noord' | 'midden' | 'zuid' | null;
  groupTeachers: number | null;
  /** E-mail of a person. */
  contact: string | null;
}

/** Vestiging. */
export interface SiteRecord {
  /** BRIN and two digits: `05AB00`. */
  code: string;
  brin: string;
  name: string | null;
  city: string | null;
  /** Name of an onderwijsregio. */
  region: string | null;
}

export interface PersonRecord {
  /** Lower case. */
  email: string;
  name: string;
  organisation: string | null;
  language: 'nl' | 'en';
}

/** A role that does not come with a seat. The relatiebeheerder of a board is named on the board. */
export interface RoleRecord {
  email: string;
  role: 'programmaleider' | 'bureau' | 'secretaris' | 'bestuurder' | 'boc' | 'schoolopleider' | 'instituutsopleider';
  /** Bestuursnummer or BRIN that the role is held for; null: for the whole partnership. */
  for: string | null;
}

/** Zetel. */
export interface SeatRecord {
  /** Name of a body. */
  body: string;
  /** What the seat is recognised by within its body. */
  label: string;
  role: 'voorzitter' | 'secretaris' | 'lid' | 'adviseur';
  /** Bestuursnummer. */
  board: string | null;
  /** Name of the kring that the seat stands for. */
  kring: string | null;
  votes: boolean;
  required: boolean;
}

/** One person in one seat for a time. */
export interface TermRecord {
  body: string;
  /** Label of the seat. */
  seat: string;
  email: string;
  kind: 'member' | 'deputy';
  /** ISO dates, both included; null: open-ended. */
  from: string | null;
  until: string | null;
}

/** How two spellings of a name are seen as the same: case, accents and spaces do not count. */
export function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
