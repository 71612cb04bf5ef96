import type { ListedStudent } from './read-list.ts';

export const STUDENT_STATUSES = ['proposed', 'confirmed', 'declined', 'withdrawn'] as const;
export type StudentStatus = (typeof STUDENT_STATUSES)[number];

export interface KeptStudent extends ListedStudent {
  id: string;
  label: number;
  status: StudentStatus;
}

/** A place that boards agreed on here, which OnStage may not know of yet. */
export interface AgreedMove {
  studentId: string;
  how: 'swap' | 'replacement';
  /** Null: wherever the student was. */
  fromSchoolId: string | null;
  toSchoolId: string;
  /** ISO instant. */
  at: string;
}

export interface StudentDifference {
  added: ListedStudent[];
  /** `again`: the board has to decide anew, because the student goes elsewhere, or is back. */
  changed: { kept: KeptStudent; listed: ListedStudent; fields: ChangedField[]; again: boolean }[];
  /** Whom the list would move back to where they were before `move`. */
  movedBack: { kept: KeptStudent; listed: ListedStudent; move: AgreedMove }[];
  /** Not in the list any more. */
  gone: KeptStudent[];
  same: number;
}

const FIELDS = ['variantId', 'schoolId', 'siteId', 'phase', 'mentor', 'startsOn', 'endsOn'] as const;
export type ChangedField = (typeof FIELDS)[number] | 'back';

/** The moves of a round, the earliest first, and whether a list may undo them. */
interface Moves {
  agreed: readonly AgreedMove[];
  undo: boolean;
}

/**
 * What a list changes in what a round has. What the board decided stays, unless the student goes to another school. Whom boards agreed to
 * move here stays there, unless `moves` says otherwise: a list from before the move only does not know.
 */
export function studentDifference(
  kept: readonly KeptStudent[],
  listed: readonly ListedStudent[],
  moves: Moves = { agreed: [], undo: false },
): StudentDifference {
  const byNumber = new Map(kept.map((student) => [student.studentNumber, student]));
  const movesOf = groupMoves(moves.agreed);
  const found: StudentDifference = { added: [], changed: [], movedBack: [], gone: [], same: 0 };
  for (const student of listed) {
    const before = byNumber.get(student.studentNumber);
    if (!before) {
      found.added.push(student);
      continue;
    }
    byNumber.delete(student.studentNumber);
    const move = undoneBy(before, student, movesOf.get(before.id) ?? []);
    if (move) found.movedBack.push({ kept: before, listed: student, move });
    const after = move && !moves.undo ? stayingAt(before, student) : student;
    const back = before.status === 'withdrawn';
    const fields: ChangedField[] = FIELDS.filter((field) => before[field] !== after[field]);
    if (back) fields.push('back');
    if (fields.length === 0) found.same++;
    else {
      const again = back || fields.includes('schoolId');
      found.changed.push({ kept: before, listed: after, fields, again });
    }
  }
  found.gone = [...byNumber.values()].filter(({ status }) => status !== 'withdrawn');
  return found;
}

function groupMoves(agreed: readonly AgreedMove[]): Map<string, AgreedMove[]> {
  const moves = new Map<string, AgreedMove[]>();
  for (const move of agreed) {
    const known = moves.get(move.studentId);
    if (known) known.push(move);
    else moves.set(move.studentId, [move]);
  }
  return moves;
}

/** The last move of a student who is still where it led, when a list has the student where an agreed move began. */
function undoneBy(kept: KeptStudent, listed: ListedStudent, moves: readonly AgreedMove[]): AgreedMove | null {
  const last = moves.at(-1);
  if (last?.toSchoolId !== kept.schoolId || listed.schoolId === kept.schoolId) return null;
  const known = moves.some(({ fromSchoolId }) => fromSchoolId === null || fromSchoolId === listed.schoolId);
  return known ? last : null;
}

/** What a list says of a student, but for the place: the vestiging and the mentor belong to that. */
function stayingAt({ schoolId, siteId, mentor }: KeptStudent, listed: ListedStudent): ListedStudent {
  return { ...listed, schoolId, siteId, mentor };
}
