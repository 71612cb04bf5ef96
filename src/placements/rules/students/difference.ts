import type { ListedStudent } from './read-list.ts';

export const STUDENT_STATUSES = ['proposed', 'confirmed', 'declined', 'withdrawn'] as const;
export type StudentStatus = (typeof STUDENT_STATUSES)[number];

export interface KeptStudent extends ListedStudent {
  id: string;
  label: number;
  status: StudentStatus;
}

export interface StudentDifference {
  added: ListedStudent[];
  /** `again`: the board has to decide anew, because the student goes elsewhere, or is back. */
  changed: { kept: KeptStudent; listed: ListedStudent; fields: ChangedField[]; again: boolean }[];
  /** Not in the list any more. */
  gone: KeptStudent[];
  same: number;
}

const FIELDS = ['variantId', 'schoolId', 'siteId', 'phase', 'mentor', 'startsOn', 'endsOn'] as const;
export type ChangedField = (typeof FIELDS)[number] | 'back';

/** What a list changes in what a round has. What the board decided stays, unless the student goes to another school. */
export function studentDifference(kept: readonly KeptStudent[], listed: readonly ListedStudent[]): StudentDifference {
  const byNumber = new Map(kept.map((student) => [student.studentNumber, student]));
  const found: StudentDifference = { added: [], changed: [], gone: [], same: 0 };
  for (const student of listed) {
    const before = byNumber.get(student.studentNumber);
    if (!before) {
      found.added.push(student);
      continue;
    }
    byNumber.delete(student.studentNumber);
    const back = before.status === 'withdrawn';
    const fields: ChangedField[] = FIELDS.filter((field) => before[field] !== student[field]);
    if (back) fields.push('back');
    if (fields.length === 0) found.same++;
    else {
      const again = back || fields.includes('schoolId');
      found.changed.push({ kept: before, listed: student, fields, again });
    }
  }
  found.gone = [...byNumber.values()].filter(({ status }) => status !== 'withdrawn');
  return found;
}
