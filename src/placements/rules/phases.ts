import { addDays, daysBetween, type Instant, type LocalDateTime, toInstant } from '../../time/local.ts';

/** What comes after the capacity in a round. Stating capacity itself runs until the round's own deadline. */
export const PHASES = ['redistribution', 'students'] as const;
export type PhaseName = (typeof PHASES)[number];

export interface Phase {
  phase: PhaseName;
  /** Null: from the start. */
  opensAt: LocalDateTime | null;
  /** Null: without an end. */
  closesAt: LocalDateTime | null;
  /** By hand, whatever the dates say; null: the dates decide. */
  held: 'open' | 'closed' | null;
}

export type PhaseState = 'planned' | 'open' | 'closed';

/** A phase that nobody set dates for. */
export function unplanned(phase: PhaseName): Phase {
  return { phase, opensAt: null, closesAt: null, held: null };
}

export function phaseState({ opensAt, closesAt, held }: Phase, now: Instant): PhaseState {
  if (held !== null) return held;
  if (opensAt !== null && now < toInstant(opensAt)) return 'planned';
  return closesAt !== null && toInstant(closesAt) <= now ? 'closed' : 'open';
}

export type PhaseFault = 'phase-dates' | 'phase-before-capacity';

/** Null: these dates make sense after a deadline for the capacity. */
export function phaseFault({ opensAt, closesAt }: Phase, deadline: LocalDateTime): PhaseFault | null {
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) return 'phase-dates';
  return closesAt !== null && closesAt <= deadline ? 'phase-before-capacity' : null;
}

/** The phases of an earlier round, moved along with the deadline, on the same days of the week; nothing by hand. */
export function movedPhases(phases: readonly Phase[], from: LocalDateTime, to: LocalDateTime): Phase[] {
  const days = Math.round(daysBetween(from, to) / 7) * 7;
  const move = (moment: LocalDateTime | null) => moment && `${addDays(moment, days)}${moment.slice(10)}`;
  return phases.map(({ phase, opensAt, closesAt }) => ({
    ...{ phase, opensAt: move(opensAt), closesAt: move(closesAt) },
    held: null,
  }));
}

/** Work that should have been done when the phase closed. */
export function isPhaseLate(state: PhaseState, waiting: number): boolean {
  return state === 'closed' && waiting > 0;
}
