import * as z from 'zod';

export const SEARCH_KINDS = ['decision', 'minutes', 'agenda', 'paper', 'action'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Query of GET /search. `q`: words as people type them. */
export const SEARCH_QUERY = z.object({
  q: z.string().trim().min(2).max(200),
  kind: z.enum(SEARCH_KINDS).optional(),
});

export interface SearchHit {
  kind: SearchKind;
  meetingId: string;
  /** Null: it belongs to no item of that meeting. */
  itemId: string | null;
  bodyName: string;
  meetingTitle: string;
  /** Wall-clock date of the meeting, or of the decision; empty: without a date. */
  date: string;
  itemTitle: string;
  /** What was found in: the decision, the action, the explanation, the minutes or the name of a paper; of a long text the part that tells. */
  text: string;
  /** A decision that no longer holds. */
  withdrawn?: boolean;
}

/** GET /search → `{ hits }`, newest first, at most 50 of each kind; only what the reader may see. */
export interface SearchResults {
  hits: SearchHit[];
}
