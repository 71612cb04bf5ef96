/** What somebody who is invited by mail is told of a meeting. */
export interface Invitation {
  title: string;
  starts: string;
  minutes: number;
  place: string;
  online: boolean;
  joinUrl: string | null;
}

/** What was last told to somebody, and how often they were told something. `told` null: nothing, or that it is off. */
export interface Told {
  told: string | null;
  sequence: number | null;
}

export type MailStep =
  | { kind: 'nothing' }
  | { kind: 'invite' | 'update'; sequence: number; told: string }
  | { kind: 'cancel'; sequence: number; told: null };

/** One text for all that an invitation says: the same text needs no second mail. */
export function invitationSays({ title, starts, minutes, place, online, joinUrl }: Invitation): string {
  return JSON.stringify([title, starts, minutes, place, online, joinUrl]);
}

/**
 * What has to be mailed to somebody now. `wanted` null: they are not (or no longer) expected. Every mail after the first has
 * a higher sequence, so that a calendar knows which one is the newest, in whatever order they arrive.
 */
export function nextMail(before: Told, wanted: Invitation | null): MailStep {
  const sequence = before.sequence === null ? 0 : before.sequence + 1;
  if (!wanted) return before.told === null ? { kind: 'nothing' } : { kind: 'cancel', sequence, told: null };
  const told = invitationSays(wanted);
  if (before.told === told) return { kind: 'nothing' };
  return { kind: before.told === null ? 'invite' : 'update', sequence, told };
}
