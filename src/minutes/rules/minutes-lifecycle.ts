/** `concept`: for its makers alone; `circulated`: the members read it and send corrections; `approved`: fixed. */
export type MinutesState = 'concept' | 'circulated' | 'approved';

export type MinutesStep = 'write' | 'circulate' | 'correct' | 'approve';

export interface MinutesFacts {
  state: MinutesState;
  /** Something was written, decided or agreed. */
  filled: boolean;
}

export type MinutesRefusal = 'minutes-approved' | 'minutes-empty' | 'minutes-not-circulated';

/** Decides whether a step may be taken now; null: yes. */
export function refuseStep(step: MinutesStep, { state, filled }: MinutesFacts): MinutesRefusal | null {
  if (state === 'approved') return 'minutes-approved';
  if (step === 'circulate' && !filled) return 'minutes-empty';
  if ((step === 'correct' || step === 'approve') && state === 'concept') return 'minutes-not-circulated';
  return null;
}
