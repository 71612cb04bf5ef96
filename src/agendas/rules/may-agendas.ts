import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who may do what with the agenda of a body's meeting. What has not been circulated is for its makers alone. */
export const MAY_AGENDAS = {
  'agenda.view': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'agenda.view-draft': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'agenda.save': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'agenda.circulate': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'agenda.settings.change': ['programmaleider', 'secretariat', 'chair', 'secretary'],
  'agenda.submit': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'member', 'adviser', 'deputy'],
  'agenda.decide-submitted': ['programmaleider', 'secretariat', 'chair', 'secretary'],
} as const satisfies Record<string, readonly Role[]>;

export type AgendaAction = keyof typeof MAY_AGENDAS;

export function mayAgendas(action: AgendaAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_AGENDAS[action]);
}
