import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who may do what with the registration for the subsidy: it lists every student, so nobody outside the office. */
export const MAY_REGISTRATION = {
  /** Counts, euros and what does not add up; which students, each look on the audit log. */
  'registration.view': ['programmaleider', 'bureau'],
  /** Leave a placement out of the count, or take it in again. */
  'registration.correct': ['programmaleider', 'bureau'],
  /** Compare with a list of OnStage. */
  'registration.compare': ['programmaleider', 'bureau'],
  /** Freeze what is counted, also anew. */
  'registration.freeze': ['programmaleider', 'bureau'],
  'registration.export': ['programmaleider', 'bureau'],
  /** What the scheme says: amounts, minimum, counting date. */
  'scheme.change': ['programmaleider', 'bureau'],
} as const satisfies Record<string, readonly Role[]>;

export type RegistrationAction = keyof typeof MAY_REGISTRATION;

export function mayRegistration(action: RegistrationAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_REGISTRATION[action]);
}
