import type { Instant, Json, NullableInstant } from './people.ts';

export interface PhaseTables {
  round_phase: RoundPhaseRow;
  capacity_request: CapacityRequestRow;
}

/** When a phase runs; local dates and times in Europe/Amsterdam. */
export interface RoundPhaseRow {
  partnership_id: string;
  round_id: string;
  phase: 'redistribution' | 'students';
  opens_at: string | null;
  closes_at: string | null;
  /** Opened or closed by hand, whatever the dates say. */
  held: 'open' | 'closed' | null;
}

/** What a board asks to change in its answer after its deadline. */
export interface CapacityRequestRow {
  partnership_id: string;
  id: string;
  round_id: string;
  board_id: string;
  state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  answer: Json<unknown>;
  reason: string;
  asked_at: Instant;
  asked_by: string;
  via: 'chat' | 'tab' | 'link' | 'system';
  decided_at: NullableInstant;
  decided_by: string | null;
  note: string;
}
