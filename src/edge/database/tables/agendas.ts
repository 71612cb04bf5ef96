export type AgendaTables = Record<never, never>;
