import { anyOf, type Role } from '../../people/rules/roles.ts';

const PLANNERS = ['programmaleider', 'secretariat', 'chair', 'secretary'] as const;
const SEATED = ['chair', 'secretary', 'member', 'adviser', 'deputy'] as const;

/** Who may do what with meetings and polls of a body. Whether a person speaks for a seat is decided in who-answers.ts. */
export const MAY_MEETINGS = {
  'poll.create': PLANNERS,
  /** When people are free and taken is theirs: only who plans the meeting of a body sees it, of that body alone. */
  'availability.read': PLANNERS,
  'poll.decide': PLANNERS,
  'poll.close': PLANNERS,
  'poll.cancel': PLANNERS,
  /** Adding and withdrawing dates, another deadline, and what to do with dates that members propose. */
  'poll.change': PLANNERS,
  'poll.read': ['programmaleider', 'secretariat', ...SEATED],
  /** Answers of each seat while the body hides them until the poll closes. */
  'poll.read-hidden': PLANNERS,
  'meeting.read': ['programmaleider', 'bureau', 'secretariat', ...SEATED],
  'meeting.cancel': PLANNERS,
  'meeting.move': PLANNERS,
  'body.settings.read': PLANNERS,
  'body.settings.change': ['programmaleider', 'secretariat', 'secretary'],
  /** Merging, ending, handing over a seat: it touches more than the body itself. */
  'body.change': ['programmaleider', 'secretariat'],
  'overview.read': ['programmaleider', 'secretariat'],
} as const satisfies Record<string, readonly Role[]>;
export type MeetingAction = keyof typeof MAY_MEETINGS;

export function mayMeetings(action: MeetingAction, roles: readonly Role[]): boolean {
  return anyOf(roles, MAY_MEETINGS[action]);
}
