/** Who is told, one after the other, that an answer does not come. */
export const ESCALATION_STEPS = ['deputy', 'boc', 'relatiebeheerder'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/** Days before the due date on which people are reminded, and on which others are told that no answer came. */
export interface ReminderPolicy {
  daysBefore: readonly number[];
  escalation: readonly { to: EscalationStep; daysBefore: number }[];
}

/** What holds for everybody in a partnership. */
export interface ReminderSettings {
  /** Reminders by themselves to one person in seven days. */
  mostAWeek: number;
  /** Nobody is reminded in the school holidays of their own region. */
  holidayPause: boolean;
}

export const DEFAULT_SETTINGS: ReminderSettings = { mostAWeek: 3, holidayPause: true };

const USUAL: ReminderPolicy = {
  daysBefore: [7, 3, 1],
  escalation: [
    { to: 'deputy', daysBefore: 2 },
    { to: 'boc', daysBefore: 1 },
    { to: 'relatiebeheerder', daysBefore: 0 },
  ],
};

/** Kinds that a partnership can make a policy for, with what holds as long as it made none. */
const DEFAULTS: Readonly<Record<string, ReminderPolicy>> = {
  poll: USUAL,
  capacity: { daysBefore: [14, 7, 3, 1], escalation: [{ to: 'relatiebeheerder', daysBefore: 1 }] },
  redistribution: { daysBefore: [7, 3, 1], escalation: [{ to: 'relatiebeheerder', daysBefore: 1 }] },
  students: { daysBefore: [7, 3, 1], escalation: [{ to: 'relatiebeheerder', daysBefore: 1 }] },
  swap: { daysBefore: [3, 1], escalation: [] },
  action: { daysBefore: [7, 1], escalation: [] },
  outcome: USUAL,
  programme: { daysBefore: [7, 2], escalation: [] },
  paper: { daysBefore: [7, 3, 1], escalation: [] },
  correction: { daysBefore: [3, 1], escalation: [] },
};

/**
 * Kinds that go on being owed after their last day, with the days between two reminders then. An action is still to be done
 * when it is late; an answer to a question that has closed is not.
 */
export const DAYS_BETWEEN_WHEN_LATE: Readonly<Record<string, number>> = { action: 7 };

export const POLICY_KINDS: readonly string[] = Object.keys(DEFAULTS);

export function defaultPolicy(kind: string): ReminderPolicy {
  return DEFAULTS[kind] ?? USUAL;
}

/** What a partnership agreed; `bodyId` null: for every body without a policy of its own. */
export interface AgreedPolicy {
  kind: string;
  bodyId: string | null;
  policy: ReminderPolicy;
}

/** Finds the policy of one question: that of its body, else that of its kind, else the product's own. */
export function policies(agreed: readonly AgreedPolicy[]): (kind: string, bodyId: string | null) => ReminderPolicy {
  const known = new Map(agreed.map(({ kind, bodyId, policy }) => [`${kind} ${bodyId ?? ''}`, policy]));
  return (kind, bodyId) => (bodyId && known.get(`${kind} ${bodyId}`)) || known.get(`${kind} `) || defaultPolicy(kind);
}

export const MOST_REMINDERS = 6;
export const LONGEST_DAYS_BEFORE = 60;
export const MOST_A_WEEK = 20;

export type PolicyFault = 'policy-days' | 'policy-too-many' | 'policy-escalation';

/** What is wrong with a policy that somebody made; null: nothing. */
export function faultInPolicy({ daysBefore, escalation }: ReminderPolicy): PolicyFault | null {
  const isDays = (days: number, least: number): boolean =>
    Number.isInteger(days) && days >= least && days <= LONGEST_DAYS_BEFORE;
  if (daysBefore.length > MOST_REMINDERS) return 'policy-too-many';
  if (!daysBefore.every((days) => isDays(days, 1))) return 'policy-days';
  if (!escalation.every(({ daysBefore: days }) => isDays(days, 0))) return 'policy-days';
  const steps = escalation.map(({ to }) => ESCALATION_STEPS.indexOf(to));
  if (steps.some((step, nth) => step < 0 || (nth > 0 && step <= (steps[nth - 1] ?? 0)))) return 'policy-escalation';
  const days = escalation.map(({ daysBefore: each }) => each);
  return days.some((each, nth) => nth > 0 && each > (days[nth - 1] ?? 0)) ? 'policy-escalation' : null;
}

/** The same policy with its days in order and without repetition. */
export function tidyPolicy({ daysBefore, escalation }: ReminderPolicy): ReminderPolicy {
  const inOrder = [...escalation].sort((a, b) => ESCALATION_STEPS.indexOf(a.to) - ESCALATION_STEPS.indexOf(b.to));
  return { daysBefore: [...new Set(daysBefore)].sort((a, b) => b - a), escalation: inOrder };
}
