import * as z from 'zod';
import { isLocalDate } from '../time/local.ts';

const id = z.string().min(1).max(64);
const name = z.string().trim().min(2).max(120);
/** Somebody of the roster, or somebody who is not in it yet. */
const person = z.union([z.object({ personId: id }), z.object({ name, email: z.email().max(254) })]);

/** What changes about bodies: two become one, one ends, a seat changes hands, or a board joins a kring. */
export const bodyChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('merge'),
    bodyId: id,
    intoId: id,
    /** What the body that stays is called from now on; left out: as it was. */
    name: name.optional(),
    meetings: z.enum(['move', 'cancel']),
    polls: z.enum(['carry', 'drop']),
  }),
  z.object({ kind: z.literal('dissolve'), bodyId: id }),
  z.object({ kind: z.literal('hand-over'), seatId: id, person, from: z.string().refine(isLocalDate) }),
  z.object({
    kind: z.literal('join'),
    bodyId: id,
    board: z.object({ number: z.string().regex(/^\d{5}$/), name }),
    person,
  }),
]);
export type BodyChange = z.infer<typeof bodyChange>;
export type NamedPerson = z.infer<typeof person>;

/** `POST /body-changes/preview` */
export const previewBodyChangeBody = z.object({ change: bodyChange });
export interface BodyChangePreview {
  /** What happens, sentence by sentence in the reader's language. */
  lines: string[];
  /** To be sent along when it is carried out: then exactly this happens, or nothing. */
  seen: string;
}

/** `POST /body-changes` */
export const carryOutBodyChangeBody = z.object({ change: bodyChange, seen: z.string().max(64) });
export interface BodyChanged {
  /** People who were told. */
  told: number;
}
