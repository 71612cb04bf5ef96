import type { BodyChange } from '../../../src/meetings/schema-body-change.ts';
import type { LocalDate } from '../../../src/time/local.ts';

export const CHANGE_KINDS = ['merge', 'dissolve', 'hand-over', 'join'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change while it is being filled in; texts are as typed, empty: not filled in. */
export interface DraftChange {
  kind: ChangeKind;
  bodyId: string;
  intoId: string;
  name: string;
  meetings: 'move' | 'cancel';
  polls: 'carry' | 'drop';
  seatId: string;
  from: LocalDate;
  boardNumber: string;
  boardName: string;
  personName: string;
  personEmail: string;
}

export function draftChange(today: LocalDate): DraftChange {
  return {
    ...{ kind: 'merge', bodyId: '', intoId: '', name: '', meetings: 'move', polls: 'carry', seatId: '', from: today },
    ...{ boardNumber: '', boardName: '', personName: '', personEmail: '' },
  };
}

/** What is sent; null: not everything that is needed was filled in. */
export function changeOf(draft: DraftChange): BodyChange | null {
  const { kind, bodyId, intoId, meetings, polls, seatId, from } = draft;
  const [name, email] = [draft.personName.trim(), draft.personEmail.trim()];
  const person = name.length >= 2 && email.includes('@') ? { name, email } : null;
  switch (kind) {
    case 'merge': {
      const newName = draft.name.trim();
      if (!bodyId || !intoId) return null;
      return { kind, bodyId, intoId, meetings, polls, ...(newName ? { name: newName } : {}) };
    }
    case 'dissolve':
      return bodyId ? { kind, bodyId } : null;
    case 'hand-over':
      return seatId && person && from ? { kind, seatId, person, from } : null;
    case 'join': {
      const board = { number: draft.boardNumber.trim(), name: draft.boardName.trim() };
      return bodyId && person && /^\d{5}$/.test(board.number) && board.name ? { kind, bodyId, board, person } : null;
    }
  }
}
