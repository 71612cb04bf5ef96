import type { Instant, Json, NullableInstant } from './people.ts';

export interface RegistrationTables {
  scheme_setting: SchemeSettingRow;
  registration: RegistrationRow;
  registration_line: RegistrationLineRow;
  registration_left_out: LeftOutRow;
  registration_look: RegistrationLookRow;
}

/** What the subsidy scheme says from one day on. */
export interface SchemeSettingRow {
  partnership_id: string;
  id: string;
  /** ISO date. */
  valid_from: string;
  amount_cents: number;
  minimum_per_region: number;
  /** `MM-DD`. */
  counting_day: string;
  saved_at: Instant;
  saved_by: string | null;
}

/** What was counted for one school year. A draft stands behind one export and is gone a day later. */
export interface RegistrationRow {
  partnership_id: string;
  id: string;
  school_year: number;
  kind: 'frozen' | 'draft';
  /** From 1 for what is frozen; 0 for drafts. */
  version: number;
  counting_date: string;
  frozen_at: Instant;
  /** Null: by itself, once the counting date had passed. */
  frozen_by: string | null;
  reason: string;
  /** SHA-256 of the lines, in hexadecimal. */
  checksum: string;
  lines: number;
  counted: number;
  setting: Json<unknown>;
  effect: Json<unknown>;
  /** Since when lines are gone, because students were erased. */
  erased_at: NullableInstant;
}

export interface RegistrationLineRow {
  partnership_id: string;
  registration_id: string;
  /** From 0, in the order of the export. */
  position: number;
  round_id: string;
  student_number: string;
  brin: string;
  site_code: string | null;
  school: string;
  region: string | null;
  variant: string;
  from_date: string;
  until_date: string;
  standing: string;
}

/** A placement that somebody decided not to count. */
export interface LeftOutRow {
  partnership_id: string;
  student_id: string;
  reason: string;
  at: Instant;
  by_person_id: string | null;
}

export interface RegistrationLookRow {
  partnership_id: string;
  id: string;
  school_year: number;
  registration_id: string | null;
  what: 'findings' | 'compare' | 'export';
  format: 'xlsx' | 'csv' | null;
  students: number;
  at: Instant;
  person_id: string;
}
