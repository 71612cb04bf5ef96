/** A partnership of schools and a teacher-training institute, as neutral data: what a directory and a spreadsheet hold. */
export interface World {
  seed: number;
  /** The day (YYYY-MM-DD) around which terms and years were laid. */
  today: string;
  tenant: { id: string; domain: string; displayName: string };
  partnershipName: string;
  institute: { name: string; domain: string; city: string };
  /** The shared mailbox of the partnership's secretariat: from where it mails and invites. */
  secretariat: { id: string; displayName: string; mail: string };
  kringen: string[];
  regions: WorldRegion[];
  boards: WorldBoard[];
  schools: WorldSchool[];
  people: WorldPerson[];
  bodies: WorldBody[];
  variants: string[];
  /** Last year's capacity, per board and opleidingsvariant. */
  lastYear: { boardNumber: string; variant: string; places: number }[];
}

interface WorldRegion {
  name: string;
  core: boolean;
}

export interface WorldBoard {
  /** Bestuursnummer, five digits. */
  number: string;
  name: string;
  city: string;
  kring: string;
  domain: string;
  /** The board's own Microsoft tenant, or null where it has none. */
  tenantId: string | null;
  /** The institute's contact for this board. */
  relationManagerId: string;
}

export interface WorldSchool {
  brin: string;
  /** Sites: the BRIN and two digits. The first is the main one. */
  sites: { code: string; name: string; city: string; region: string }[];
  name: string;
  boardNumber: string;
  city: string;
  region: string;
  groupTeachers: number;
  tier: 'geaccrediteerd' | 'keurmerk' | 'stageschool';
  holidayRegion: 'noord' | 'midden' | 'zuid';
}

export interface WorldPerson {
  id: string;
  givenName: string;
  /** Tussenvoegsel, such as "van der"; empty for most. */
  infix: string;
  surname: string;
  displayName: string;
  mail: string;
  /** The employer: the institute's name or a board's name. */
  organisation: string;
  boardNumber: string | null;
  brin: string | null;
  jobTitle: string;
  roles: WorldRole[];
  directory: 'Member' | 'Guest' | null;
  homeTenantId: string | null;
  language: 'nl' | 'en';
}

export type WorldRole =
  | 'programmaleider'
  | 'secretaris'
  | 'relatiebeheerder'
  | 'instituutsdirectie'
  | 'bestuurder'
  | 'BOC'
  | 'schoolopleider'
  | 'instituutsopleider'
  | 'werkgroeplid'
  | 'bureau';

export interface WorldBody {
  name: string;
  kind: 'stuurgroep' | 'kring' | 'werkgroep' | 'breed';
  kring: string | null;
  seats: WorldSeat[];
}

export interface WorldSeat {
  role: string;
  /** The board or institute the seat speaks for. */
  organisation: string;
  votes: boolean;
  required: boolean;
  holderId: string;
  /** First and last day of the holder's term (YYYY-MM-DD); `until` null while it runs on. */
  from: string;
  until: string | null;
  deputyId: string | null;
}
