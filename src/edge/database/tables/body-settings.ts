import type { Instant, Json } from './people.ts';

export interface BodySettingTables {
  body_setting: BodySettingRow;
}

/** What a body prefers for its meetings; without a row nothing. */
export interface BodySettingRow {
  partnership_id: string;
  body_id: string;
  /** As `BodyPreferences` (src/meetings/rules/body-settings.ts). */
  preferences: Json<unknown>;
  saved_by: string | null;
  saved_at: Instant;
}
