import { anyOf, ROLES, type Role } from './roles.ts';

const RUNS_THE_PROGRAMME = ['programmaleider', 'bureau', 'secretariat'] as const satisfies readonly Role[];

/** Who may do what with the roster and the settings of a partnership. */
export const MAY_PEOPLE = {
  'roster.import': RUNS_THE_PROGRAMME,
  'roster.export': RUNS_THE_PROGRAMME,
  'persons.view': RUNS_THE_PROGRAMME,
  'persons.change': RUNS_THE_PROGRAMME,
  'boards.view': RUNS_THE_PROGRAMME,
  'history.view': RUNS_THE_PROGRAMME,
  // Who sits in which body is no secret between those who take part.
  'bodies.view': ROLES.filter((role) => role !== 'outsider'),
  'settings.view': ['programmaleider'],
  'settings.change': ['programmaleider'],
} as const satisfies Record<string, readonly Role[]>;
export type PeopleAction = keyof typeof MAY_PEOPLE;

export function mayPeople(action: PeopleAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_PEOPLE[action]);
}
