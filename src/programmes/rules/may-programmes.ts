import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who may do what with the programme of a body's meeting; signing up is for whoever has a place in the body. */
export const MAY_PROGRAMMES = {
  'programme.view': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'programme.change': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'programme.sign-up': ['chair', 'secretary', 'member', 'adviser', 'deputy'],
} as const satisfies Record<string, readonly Role[]>;

export type ProgrammeAction = keyof typeof MAY_PROGRAMMES;

export function mayProgrammes(action: ProgrammeAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_PROGRAMMES[action]);
}
