import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who may do what while a meeting is held. Voting is no role: it comes with a voting seat. */
export const MAY_LIVE = {
  'live.watch': ['programmaleider', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'live.lead': ['programmaleider', 'secretariat', 'chair', 'secretary'],
} as const satisfies Record<string, readonly Role[]>;

export type LiveAction = keyof typeof MAY_LIVE;

export function mayLive(action: LiveAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_LIVE[action]);
}
