import type { Generated } from 'kysely';
import type { Audience, Tasks } from '../../../programmes/rules/programme.ts';
import type { Instant, Json } from './people.ts';

export interface ProgrammeTables {
  programme: ProgrammeRow;
  programme_part: ProgrammePartRow;
  programme_session: ProgrammeSessionRow;
  programme_sign_up: ProgrammeSignUpRow;
}

export interface ProgrammeRow {
  partnership_id: string;
  meeting_id: string;
  state: 'draft' | 'open' | 'closed';
  /** Grows with every save; an edit of an older one is a conflict. */
  revision: number;
  /** The last day to sign up, `YYYY-MM-DD`. */
  sign_up_until: string | null;
  /** The moment of the meeting for which everybody got their own programme some days before; null: not yet. */
  told_starts: Generated<string | null>;
  changed_at: Instant;
  changed_by: string | null;
}

export interface ProgrammePartRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  position: number;
  title: string;
  minutes: number;
  room: string;
  explanation: string;
}

export interface ProgrammeSessionRow {
  partnership_id: string;
  id: string;
  meeting_id: string;
  part_id: string;
  position: number;
  title: string;
  room: string;
  /** Null: as many as come. */
  capacity: number | null;
  audiences: Json<Audience[]>;
  explanation: string;
  tasks: Json<Tasks>;
}

export interface ProgrammeSignUpRow {
  partnership_id: string;
  meeting_id: string;
  part_id: string;
  person_id: string;
  session_id: string;
  waiting: boolean;
  /** The order in which people asked. */
  nth: Generated<string>;
  signed_at: Instant;
}
