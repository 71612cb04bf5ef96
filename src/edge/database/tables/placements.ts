export type PlacementTables = Record<never, never>;
