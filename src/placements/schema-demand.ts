import * as z from 'zod';

/**
 * POST /placement-rounds/:roundId/demand-import, with the file as the body. Without `seen` a dry run; with what the dry run gave as
 * `seen` the same file is saved, unless what it would change is no longer what was shown.
 */
export const demandImportQuery = z.object({
  name: z.string().max(200).default('upload'),
  seen: z.string().max(100).optional(),
});
export type DemandImportQuery = z.infer<typeof demandImportQuery>;

/** What a list of demand would change, or what is wrong with it. */
export interface DemandPreview {
  fileName: string;
  faults: { row: number | null; column: string | null; text: string }[];
  /** With neither kring nor onderwijsregio: in the whole partnership. */
  changes: {
    variant: string;
    kring: string | null;
    region: string | null;
    before: number | null;
    after: number | null;
  }[];
  /** Lines that are as the list says already. */
  same: number;
  /** Rows about another period, which were left alone. */
  otherPeriod: number;
  /** To save exactly this; null: there are faults, or nothing changes. */
  seen: string | null;
  saved: boolean;
}

/** GET /placement-rounds/:roundId/demand: what is known of how many students need a place, and where they can be asked for. */
export interface DemandView {
  kringen: { id: string; name: string }[];
  regions: { id: string; name: string }[];
  /** Of a variant in one kring or one onderwijsregio; what is not there is not known. */
  lines: { variantId: string; placeId: string; students: number }[];
}
