import type { LocalDate } from '../../time/local.ts';
import type { Audience, Session } from './programme.ts';

/** A place in a session, or in the line for it; in the order in which people asked. */
export interface SignUp {
  partId: string;
  sessionId: string;
  personId: string;
  waiting: boolean;
}

/** Whether anybody can sign up or change their mind today; the last day counts. */
export function isOpen(programme: { state: 'draft' | 'open' | 'closed'; until: LocalDate | null }, today: LocalDate) {
  return programme.state === 'open' && (programme.until === null || today <= programme.until);
}

/** Places that are free; null: there is no limit. More people than places leaves none, not a debt. */
export function freePlaces(session: Pick<Session, 'id' | 'capacity'>, signUps: readonly SignUp[]): number | null {
  if (session.capacity === null) return null;
  const taken = signUps.filter(({ sessionId, waiting }) => sessionId === session.id && !waiting).length;
  return Math.max(0, session.capacity - taken);
}

export type SignUpDecision =
  | { do: 'place' | 'wait' | 'nothing' }
  /** Kept as it was: the last place went to somebody else, and waiting was not asked for. */
  | { do: 'full' }
  | { do: 'refuse'; because: 'programme-not-for-you' | 'programme-has-task' };

/**
 * What becomes of somebody who asks for a session. Who is already in it stays; whoever has a task in another group of the
 * same part is needed there; a session that is full takes people in line when they asked for that.
 */
export function decideSignUp(
  asked: { session: Session; personId: string; audiences: readonly Audience[]; waiting: boolean },
  part: { sessions: readonly Session[] },
  signUps: readonly SignUp[],
): SignUpDecision {
  const { session, personId } = asked;
  const own = signUps.find(
    (each) => each.personId === personId && part.sessions.some(({ id }) => id === each.sessionId),
  );
  const free = freePlaces(session, signUps);
  if (own?.sessionId === session.id && (!own.waiting || free === 0)) return { do: 'nothing' };
  if (taskIn(part, personId, session.id)) return { do: 'refuse', because: 'programme-has-task' };
  const { audiences } = session;
  if (audiences.length > 0 && !audiences.some((one) => asked.audiences.includes(one))) {
    return { do: 'refuse', because: 'programme-not-for-you' };
  }
  if (free === null || free > 0) return { do: 'place' };
  return asked.waiting ? { do: 'wait' } : { do: 'full' };
}

/** Whether somebody is needed in a group of this part; not counting the one they are going to. */
export function taskIn(part: { sessions: readonly Session[] }, personId: string, except?: string): boolean {
  return part.sessions.some(({ id, tasks }) => id !== except && Object.values(tasks).includes(personId));
}

/** Who moves up from the line now that there are places: the first who asked. */
export function movesUp(session: Pick<Session, 'id' | 'capacity'>, signUps: readonly SignUp[]): string[] {
  const line = signUps.filter(({ sessionId, waiting }) => sessionId === session.id && waiting);
  const free = freePlaces(session, signUps);
  return line.slice(0, free ?? line.length).map(({ personId }) => personId);
}
