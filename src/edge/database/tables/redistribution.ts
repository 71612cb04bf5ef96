import type { Instant, Json, NullableInstant } from './people.ts';

export interface RedistributionTables {
  region_demand: RegionDemandRow;
  education_region_demand: EducationRegionDemandRow;
  redistribution_ask: RedistributionAskRow;
  redistribution_line: RedistributionLineRow;
  redistribution_run: RedistributionRunRow;
}

/** A proposal that is worked out in the background, for one state of a round. */
export interface RedistributionRunRow {
  partnership_id: string;
  id: string;
  round_id: string;
  /** Of the figures it is worked out from. */
  problem_key: string;
  state: 'queued' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  /** What was found, by strategy. */
  plans: Json<unknown[]>;
  started_at: Instant;
  started_by: string | null;
  finished_at: NullableInstant;
}

/** Students of a variant that need a place within one kring; part of the variant's whole demand. */
export interface RegionDemandRow {
  partnership_id: string;
  round_id: string;
  variant_id: string;
  kring_id: string;
  students: number;
}

export interface EducationRegionDemandRow {
  partnership_id: string;
  round_id: string;
  variant_id: string;
  region_id: string;
  students: number;
}

/** One board is asked for places beyond its offer. */
export interface RedistributionAskRow {
  partnership_id: string;
  id: string;
  round_id: string;
  board_id: string;
  strategy: 'fair' | 'any-tier' | 'few';
  state: 'open' | 'accepted' | 'countered' | 'declined' | 'withdrawn' | 'expired';
  /** Local date and time in Europe/Amsterdam; answers are taken until then. */
  answer_by: string;
  /** The figures the proposal was based on when it was sent. */
  why: Json<AskWhyJson>;
  /** Why the board says no, or less. */
  reason: string;
  sent_at: Instant;
  sent_by: string | null;
  answered_at: NullableInstant;
  answered_by: string | null;
  via: string | null;
  on_behalf: boolean;
}

export interface AskWhyJson {
  teachers: number;
  half: number;
  offered: number;
  past: number | null;
  tier: 'accredited' | 'keurmerk' | 'stageschool';
}

/** Places of one variant; `agreed` null: not answered. */
export interface RedistributionLineRow {
  partnership_id: string;
  ask_id: string;
  round_id: string;
  variant_id: string;
  asked: number;
  agreed: number | null;
}
