import { addMinutes, type LocalDateTime } from '../../time/local.ts';

/** What somebody does in a group, as the Opdenksessie knows it. */
export const TASKS = ['gespreksleider', 'tijdbewaker', 'schrijver', 'presentator', 'notulist'] as const;
export type Task = (typeof TASKS)[number];
/** Who does what; a task that is absent is given to nobody. Values are person ids. */
export type Tasks = Partial<Record<Task, string>>;

/** For whom a session is meant; `others` are those without any of the roles before it. */
export const AUDIENCES = ['bestuurder', 'boc', 'relatiebeheerder', 'others'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Session {
  id: string;
  title: string;
  /** Null: as many as come. */
  capacity: number | null;
  /** Empty: for everybody. */
  audiences: readonly Audience[];
  tasks: Tasks;
}

/** Without sessions it is for everybody together. */
export interface Part {
  id: string;
  title: string;
  minutes: number;
  sessions: readonly Session[];
}

/** As whom somebody comes. */
export function audiencesOf(roles: readonly string[]): Audience[] {
  const own = AUDIENCES.filter((audience) => roles.includes(audience));
  return own.length > 0 ? own : ['others'];
}

/** The parts with the wall-clock times at which each begins and ends, from the beginning of the meeting on. */
export function withTimes<T extends { minutes: number }>(
  parts: readonly T[],
  starts: LocalDateTime,
): (T & { startsAt: LocalDateTime; endsAt: LocalDateTime })[] {
  let at = starts;
  return parts.map((part) => {
    const startsAt = at;
    at = addMinutes(at, part.minutes);
    return { ...part, startsAt, endsAt: at };
  });
}

export type ProgrammeFault = { code: 'programme-two-groups'; personId: string; part: string };

/** Somebody with a task is in that group, so nobody can have one in two groups of the same part. Null: nothing is wrong. */
export function faultInProgramme(parts: readonly Pick<Part, 'title' | 'sessions'>[]): ProgrammeFault | null {
  for (const part of parts) {
    const seen = new Map<string, number>();
    for (const [nth, { tasks }] of part.sessions.entries()) {
      for (const personId of Object.values(tasks)) {
        if ((seen.get(personId) ?? nth) !== nth) return { code: 'programme-two-groups', personId, part: part.title };
        seen.set(personId, nth);
      }
    }
  }
  return null;
}
