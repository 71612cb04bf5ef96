import type { AgendaChange } from './agenda-changes.ts';

/** `circulated`: at least one version went out; the agenda can still change, and each change is a new version. */
export type AgendaState = 'draft' | 'circulated';

export type CirculateDecision =
  | { do: 'circulate'; version: number; announce: 'whole' | 'changes' }
  | { do: 'refuse'; because: 'agenda-empty' | 'agenda-unchanged' | 'agenda-meeting-over' };

export interface CirculateFacts {
  /** Last circulated version; 0: none yet. */
  version: number;
  itemCount: number;
  /** What differs from the last circulated version. */
  changes: readonly AgendaChange[];
  /** The meeting has been held or cancelled. */
  meetingOver: boolean;
}

/** Decides what circulating does now: the whole agenda the first time, after that only what changed. */
export function decideCirculation(facts: CirculateFacts): CirculateDecision {
  if (facts.meetingOver) return { do: 'refuse', because: 'agenda-meeting-over' };
  if (facts.itemCount === 0) return { do: 'refuse', because: 'agenda-empty' };
  if (facts.version === 0) return { do: 'circulate', version: 1, announce: 'whole' };
  if (facts.changes.length === 0) return { do: 'refuse', because: 'agenda-unchanged' };
  return { do: 'circulate', version: facts.version + 1, announce: 'changes' };
}

/** Decides whether an edit may be saved: it must have been made on the agenda as it now is. */
export function maySaveOver(currentRevision: number, editedRevision: number): boolean {
  return currentRevision === editedRevision;
}
