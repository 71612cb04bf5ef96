import { anyOf, type Role } from '../../people/rules/roles.ts';

/** Who may remind and see who owes an answer; chair and secretary for their own body, relatiebeheerder for their boards. */
export const MAY_REMINDERS = {
  'reminder.send': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary'],
  /** One's own may always be taken back. */
  'reminder.undo-any': ['programmaleider', 'secretariat'],
  'obligations.see': ['programmaleider', 'bureau', 'secretariat', 'chair', 'secretary', 'relatiebeheerder'],
  /** How and when people are reminded. */
  'policy.see': ['programmaleider', 'bureau', 'secretariat'],
  'policy.change': ['programmaleider', 'secretariat'],
  /** How many have answered, without who. */
  'obligations.count': [
    'programmaleider',
    'bureau',
    'secretariat',
    'chair',
    'secretary',
    'member',
    'adviser',
    'deputy',
    'boardMember',
    'boc',
    'relatiebeheerder',
  ],
  'obligations.own': [
    'programmaleider',
    'bureau',
    'secretariat',
    'chair',
    'secretary',
    'member',
    'adviser',
    'deputy',
    'boardMember',
    'boc',
    'relatiebeheerder',
    'schoolContact',
    'participant',
  ],
} as const satisfies Record<string, readonly Role[]>;

export type ReminderAction = keyof typeof MAY_REMINDERS;

export function mayReminders(action: ReminderAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_REMINDERS[action]);
}
