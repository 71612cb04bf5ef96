import { anyOf, type Role } from '../../people/rules/roles.ts';
import { MAY_AGENDAS } from './may-agendas.ts';

/** Ten megabytes: what goes along in a mail, and opens on a phone on a train. */
export const LARGEST_PAPER = 10 * 1024 * 1024;

/** What a paper may be, by the end of its name and how such a file begins. */
const KINDS: Record<string, { type: string; begins: readonly number[] }> = {
  pdf: { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: [0x50, 0x4b, 0x03, 0x04],
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: [0x50, 0x4b, 0x03, 0x04] },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    begins: [0x50, 0x4b, 0x03, 0x04],
  },
  png: { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
};

export type PaperCheck =
  | { ok: true; type: string }
  | { ok: false; because: 'paper-too-big' | 'paper-wrong-type' | 'paper-empty' };

/** So many bytes at the beginning of a file tell what it is. */
export const LONGEST_BEGIN = 8;

/**
 * Judges a file by its size, its name and its first bytes: a program that is called `.pdf` is no paper. `bytes` may be no more
 * than its beginning when `size` tells how long it is.
 */
export function checkPaper(name: string, bytes: Uint8Array, size = bytes.length): PaperCheck {
  if (size === 0) return { ok: false, because: 'paper-empty' };
  if (size > LARGEST_PAPER) return { ok: false, because: 'paper-too-big' };
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const known = Object.hasOwn(KINDS, ending === 'jpeg' ? 'jpg' : ending)
    ? KINDS[ending === 'jpeg' ? 'jpg' : ending]
    : undefined;
  if (!known?.begins.every((byte, at) => bytes[at] === byte)) return { ok: false, because: 'paper-wrong-type' };
  return { ok: true, type: known.type };
}

/** Whoever may see the agenda reads a paper; what is confidential is for voting seats, and for whoever added it. */
export function mayReadPaper(
  paper: { confidential: boolean; addedByReader: boolean },
  reader: { roles: readonly Role[]; votes: boolean },
): boolean {
  if (!anyOf(reader.roles, MAY_AGENDAS['agenda.view'])) return false;
  return !paper.confidential || reader.votes || paper.addedByReader;
}

/** Whoever makes the agenda adds papers to any item; others to what they present. */
export function mayAddPaper(roles: readonly Role[], presents: boolean): boolean {
  if (anyOf(roles, MAY_AGENDAS['agenda.save'])) return true;
  return presents && anyOf(roles, MAY_AGENDAS['agenda.view']);
}
