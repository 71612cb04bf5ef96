import { anyOf, type Role } from '../../people/rules/roles.ts';

/**
 * Who may do what with questions to the kringen. `ask`, `overview` and `roll-up` are decided at the body that asks;
 * the others at the kring that answers. Whoever fills the seat that was asked may settle too: that is a fact, not a role.
 */
export const MAY_OUTCOMES = {
  'outcome.ask': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'outcome.overview': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'outcome.roll-up': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'outcome.see': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'outcome.settle': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'outcome.add': ['programmaleider', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
} as const satisfies Record<string, readonly Role[]>;

export type OutcomeAction = keyof typeof MAY_OUTCOMES;

export function mayOutcomes(action: OutcomeAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_OUTCOMES[action]);
}
