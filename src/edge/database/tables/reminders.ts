export type ReminderTables = Record<never, never>;
