import type { LocalDate } from '../../time/local.ts';

export const ACTION_STATUSES = ['open', 'busy', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Whether an action still has to be done: it stays on every list until it is done or dropped. */
export function isOpen(status: ActionStatus): boolean {
  return status === 'open' || status === 'busy';
}

/** Whether an open action should have been finished before `today`. */
export function isLate(action: { status: ActionStatus; dueOn: LocalDate }, today: LocalDate): boolean {
  return isOpen(action.status) && action.dueOn < today;
}
