import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who sees which messages did not arrive, and may send one again. */
export const MAY_DELIVERY = {
  'delivery.see-problems': ['programmaleider', 'secretariat'],
  'delivery.send-again': ['programmaleider', 'secretariat'],
} as const satisfies Record<string, readonly Role[]>;

export type DeliveryAction = keyof typeof MAY_DELIVERY;

export function mayDelivery(action: DeliveryAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_DELIVERY[action]);
}
