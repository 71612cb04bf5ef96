import { anyOf, type Role } from '../../people/rules/roles.ts';

/**
 * Who may do what in placement rounds. `boardMember`, `boc` and `relatiebeheerder` hold for one board: call with the
 * roles at that board; `schoolContact` holds for one school of it. Filling in by programmaleider or bureau is on behalf of the board, and shown as such.
 */
export const MAY_PLACEMENTS = {
  /** Make, open, change, close and cancel rounds; set the demand. */
  'round.manage': ['programmaleider', 'bureau'],
  /** All boards, kringen and the balance. */
  'round.oversee': ['programmaleider', 'bureau', 'secretariat'],
  /** One board's figures and their history; how that board stands. */
  'capacity.view': ['programmaleider', 'bureau', 'secretariat', 'boardMember', 'boc', 'relatiebeheerder'],
  'capacity.answer': ['programmaleider', 'bureau', 'boardMember', 'boc'],
  /** Let a school's contact person answer for the school, and take that back. */
  'capacity.delegate': ['programmaleider', 'bureau', 'boardMember', 'boc'],
  /** One school's figures; the contact person where the board delegated. */
  'capacity.view-school': [
    'programmaleider',
    'bureau',
    'secretariat',
    'boardMember',
    'boc',
    'relatiebeheerder',
    'schoolContact',
  ],
  'capacity.answer-school': ['programmaleider', 'bureau', 'boardMember', 'boc', 'schoolContact'],
  /** After the deadline, at the board's request. */
  'capacity.answer-late': ['programmaleider', 'bureau'],
  /** Ask for a change after the deadline; and accept or decline it. */
  'capacity.request': ['boardMember', 'boc'],
  'capacity.decide-request': ['programmaleider', 'bureau'],
  /** See proposals over all boards, and ask boards for more places. */
  'redistribution.manage': ['programmaleider', 'bureau'],
  /** What one board is asked, and its answer. */
  'redistribution.view': ['programmaleider', 'bureau', 'secretariat', 'boardMember', 'boc', 'relatiebeheerder'],
  'redistribution.answer': ['programmaleider', 'bureau', 'boardMember', 'boc'],
} as const satisfies Record<string, readonly Role[]>;

export type PlacementAction = keyof typeof MAY_PLACEMENTS;

export function mayPlacements(action: PlacementAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_PLACEMENTS[action]);
}

/** True when somebody with these roles answers for the school itself, and not for the board over it. */
export function speaksForSchool(roles: readonly Role[]): boolean {
  return roles.includes('schoolContact') && !mayPlacements('capacity.answer', roles);
}

/** For whom somebody with these roles decides: for the school itself, for its board, or on behalf of them. */
export function voiceOf(roles: readonly Role[]): { onBehalf: boolean; bySchool: boolean } {
  const board = speaksForBoard(roles);
  const bySchool = !board && roles.includes('schoolContact');
  return { bySchool, onBehalf: !board && !bySchool };
}

/** True when somebody with these roles at a board answers for that board itself, not on its behalf. */
export function speaksForBoard(roles: readonly Role[]): boolean {
  return anyOf(roles, ['boardMember', 'boc']);
}
