import * as z from 'zod';

/** Query of POST /meetings/:meetingId/agenda/items/:itemId/papers; the body is the file. */
export const ADD_PAPER = z.object({
  name: z.string().max(200).default('stuk'),
  confidential: z
    .enum(['yes', 'no'])
    .default('no')
    .transform((said) => said === 'yes'),
});
export interface AddPaper {
  name: string;
  confidential: boolean;
}

/** Body of POST /meetings/:meetingId/agenda/items/:itemId/papers/link: a paper that stands in SharePoint or OneDrive. */
export const LINK_PAPER = z.object({
  url: z.string().trim().max(2_000),
  confidential: z.boolean().default(false),
});
export type LinkPaper = z.output<typeof LINK_PAPER>;

/** Body of POST /papers/:paperId/read. */
export const READ_PAPER = z.object({ version: z.number().int().min(1) });

/** A version of a paper that a newer one replaced. */
export interface KeptVersion {
  paperId: string;
  version: number;
  name: string;
  /** ISO instant. */
  addedAt: string;
  link: string | null;
}

export interface PaperView {
  paperId: string;
  name: string;
  confidential: boolean;
  version: number;
  /** Bytes. */
  size: number;
  /** ISO instant. */
  addedAt: string;
  byName: string;
  /** Where it stands elsewhere, to open there; null: it is kept here. */
  link: string | null;
  /** The version that this reader said to have read; null: none. */
  readVersion: number | null;
  /** How many others have read this version; null for who does not make the agenda. */
  readBy: number | null;
  may: { change: boolean };
}

/** GET /meetings/:meetingId/papers: the items that somebody sees, with the papers they may read. */
export interface PapersView {
  meetingId: string;
  items: {
    itemId: string;
    title: string;
    papers: PaperView[];
    /** A paper was promised. */
    paperDue: boolean;
    may: { add: boolean };
  }[];
}

/** A paper that stands elsewhere, of an agenda that is about to go out. */
export interface LinkedPaper {
  paperId: string;
  name: string;
  itemTitle: string;
}

/** Answer of POST …/papers/check-links: what does not open any longer, and what could not be looked at now. */
export interface LinksChecked {
  looked: number;
  broken: LinkedPaper[];
  unsure: LinkedPaper[];
}
