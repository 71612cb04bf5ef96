export type MeetingTables = Record<never, never>;
