import { anyOf, type Role } from '../../people/rules/roles.ts';

/**
 * Who may do what with students. Narrower than the rest of placements: the secretariat and relatiebeheerders need
 * counts, not students. `boardMember` and `boc` hold for one board: call with the roles at that board. `schoolContact` counts only
 * where the board lets the school answer for itself in that round.
 */
export const MAY_STUDENTS = {
  /** Read in the list of OnStage. */
  'students.import': ['programmaleider', 'bureau'],
  /** How many students each board has to decide on; no student among it. */
  'students.count': ['programmaleider', 'bureau'],
  'students.view': ['programmaleider', 'bureau', 'boardMember', 'boc', 'schoolContact'],
  'students.decide': ['programmaleider', 'bureau', 'boardMember', 'boc', 'schoolContact'],
  /** Ask boards and schools to say yes or no to their students. */
  'students.ask': ['programmaleider', 'bureau'],
  /** Propose that a student changes places with one elsewhere, and agree to it or not. */
  'students.swap': ['programmaleider', 'bureau', 'boardMember', 'boc', 'schoolContact'],
  /** After the phase for it has closed, or before it opened. */
  'students.decide-late': ['programmaleider', 'bureau'],
  /** The number of a student that the board has not said yes to. */
  'students.number-early': ['programmaleider', 'bureau'],
  /** Seek a place elsewhere for a student whose board said no. */
  'students.replace': ['programmaleider', 'bureau'],
  /** Say yes or no to a student that another board has no place for. */
  'students.offer': ['programmaleider', 'bureau', 'boardMember', 'boc'],
  /** Decide until when a round keeps its students. */
  'students.keep': ['programmaleider', 'bureau'],
  /** Everything that is held about one student, at the student's request. */
  'students.subject-access': ['programmaleider', 'bureau'],
  /** For good, when the round is over. */
  'students.erase': ['programmaleider', 'bureau'],
  /** Who looked at students. */
  'students.views': ['programmaleider', 'bureau'],
} as const satisfies Record<string, readonly Role[]>;

export type StudentAction = keyof typeof MAY_STUDENTS;

export function mayStudents(action: StudentAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_STUDENTS[action]);
}
