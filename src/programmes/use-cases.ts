import type { PaperDocument } from '../documents/document.ts';
import { type Role, rolesAt } from '../people/rules/roles.ts';
import { findPersons, type Person, type SeatOnDay, seatsOfBody, standingOf } from '../people/store.ts';
import { partnershipName } from '../people/store-bodies.ts';
import type { Language } from '../text/format.ts';
import { localDate, toLocal } from '../time/local.ts';
import { Refusal } from '../work/refusal.ts';
import type { Scope, Work } from '../work/work.ts';
import { programmePaper } from './documents/programme-paper.ts';
import { mayProgrammes, type ProgrammeAction } from './rules/may-programmes.ts';
import { type Audience, audiencesOf, TASKS, withTimes } from './rules/programme.ts';
import { freePlaces, isOpen, type SignUp } from './rules/sign-up.ts';
import type { PartView, ProgrammeView, SessionView } from './schema.ts';
import {
  findParts,
  findProgramme,
  findProgrammeMeeting,
  findSignUps,
  type ProgrammeMeeting,
  rolesOfPeople,
  type StoredPart,
  type StoredProgramme,
  type StoredSession,
} from './store.ts';

/** Who looks, and when (ISO instant). */
export interface Looker {
  personId: string;
  now: string;
}

/** A programme with everybody in it, loaded once and shown to each in their own way. */
export interface LoadedProgramme {
  meeting: ProgrammeMeeting;
  /** Undefined: nothing was ever saved. */
  programme: StoredProgramme | undefined;
  parts: StoredPart[];
  signUps: SignUp[];
  /** The seats of the body, as they are filled on the day of the meeting. */
  seats: SeatOnDay[];
  /** Whoever takes part, by id: the people of those seats, and whoever else is in a session. */
  people: Map<string, Person>;
}

export async function loadProgramme(scope: Scope, meetingId: string, now: string): Promise<LoadedProgramme> {
  const meeting = await findProgrammeMeeting(scope, meetingId);
  if (!meeting) throw new Refusal('not-found', 'not-found');
  const seats = await seatsOfBody(scope, meeting.bodyId, meeting.starts?.slice(0, 10) ?? localDate(now));
  const parts = await findParts(scope, meetingId);
  const signUps = await findSignUps(scope, meetingId);
  const people = await findPersons(scope, [
    ...seats.flatMap(({ holderId, deputyIds }) => [...(holderId ? [holderId] : []), ...deputyIds]),
    ...signUps.map(({ personId }) => personId),
    ...parts.flatMap((part) => part.sessions.flatMap(({ tasks }) => Object.values(tasks))),
  ]);
  return { meeting, programme: await findProgramme(scope, meetingId), parts, signUps, seats, people };
}

/** The programme as one person sees it; a draft is for its makers. */
export async function viewProgramme(scope: Scope, looker: Looker, meetingId: string): Promise<ProgrammeView> {
  const loaded = await loadProgramme(scope, meetingId, looker.now);
  const roles = await rolesFor(scope, looker, loaded.meeting.bodyId);
  demand('programme.view', roles);
  const audiences = audiencesOf((await rolesOfPeople(scope, [looker.personId])).get(looker.personId) ?? []);
  return shownTo(loaded, { ...looker, roles, audiences });
}

export interface Reader extends Looker {
  roles: readonly Role[];
  audiences: readonly Audience[];
}

export function shownTo(loaded: LoadedProgramme, reader: Reader): ProgrammeView {
  const { meeting, programme, seats, people } = loaded;
  const makes = mayProgrammes('programme.change', reader.roles);
  const state = programme?.state ?? 'draft';
  const visible = makes || state !== 'draft';
  const shown = visible ? withTimes(loaded.parts, meeting.starts ?? '2000-01-01T00:00') : [];
  const takesPart = seats.some(({ holderId, deputyIds }) => [holderId, ...deputyIds].includes(reader.personId));
  const open =
    meeting.state !== 'cancelled' &&
    (meeting.starts === null || toLocal(reader.now) < meeting.starts) &&
    isOpen({ state, until: programme?.until ?? null }, localDate(reader.now));
  return {
    ...{ meetingId: meeting.meetingId, bodyName: meeting.bodyName, title: meeting.title, place: meeting.place },
    ...{
      startsAt: meeting.starts ?? '',
      exists: visible && programme !== undefined,
      usual: meeting.bodyKind === 'breed',
    },
    ...{ state, open, revision: programme?.revision ?? 0, signUpUntil: programme?.until ?? null },
    parts: shown.map(
      ({ id, title, minutes, room, explanation, startsAt, endsAt, sessions }): PartView => ({
        ...{ partId: id, title, minutes, room, explanation },
        ...(meeting.starts ? { startsAt, endsAt } : { startsAt: '', endsAt: '' }),
        sessions: sessions.map((session) => sessionView(loaded, session, reader, makes)),
      }),
    ),
    people: makes
      ? [...people.values()]
          .map(({ id, name }) => ({ personId: id, name }))
          .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
      : [],
    may: { change: makes, signUp: open && takesPart && mayProgrammes('programme.sign-up', reader.roles) },
  };
}

function sessionView(loaded: LoadedProgramme, session: StoredSession, reader: Reader, makes: boolean): SessionView {
  const { signUps, people } = loaded;
  const nameOf = (personId: string) => people.get(personId)?.name ?? '';
  const inIt = signUps.filter(({ sessionId }) => sessionId === session.id);
  const line = inIt.filter(({ waiting }) => waiting);
  const own = inIt.find(({ personId }) => personId === reader.personId);
  const { id, title, room, capacity, audiences, explanation } = session;
  const tasks = TASKS.flatMap((task) => {
    const personId = session.tasks[task];
    return personId ? [{ task, personId, name: nameOf(personId) }] : [];
  });
  const names = (some: readonly SignUp[]) => some.map(({ personId }) => nameOf(personId));
  return {
    ...{ sessionId: id, title, room, capacity, audiences, explanation, tasks, waiting: line.length },
    free: freePlaces(session, signUps),
    forMe: audiences.length === 0 || audiences.some((one) => reader.audiences.includes(one)),
    mine: own ? (own.waiting ? 'waiting' : 'placed') : null,
    line: own?.waiting ? line.indexOf(own) + 1 : null,
    myTasks: tasks.filter(({ personId }) => personId === reader.personId).map(({ task }) => task),
    people: makes
      ? {
          placed: names(inIt.filter(({ waiting }) => !waiting)).sort((a, b) => a.localeCompare(b, 'nl')),
          waiting: names(line),
        }
      : null,
  };
}

/** The programme as this person sees it, on paper; with who comes where for its makers, and with one's own sessions for others. */
export async function programmeOnPaper(
  scope: Scope,
  looker: Looker,
  meetingId: string,
  language: Language,
): Promise<PaperDocument> {
  const programme = await viewProgramme(scope, looker, meetingId);
  const today = localDate(looker.now);
  return programmePaper({ language, partnershipName: await partnershipName(scope), programme, today });
}

export async function rolesFor(scope: Scope, looker: Looker, bodyId: string): Promise<readonly Role[]> {
  return rolesAt(await standingOf(scope, looker.personId, localDate(looker.now)), { bodyId });
}

export function demand(action: ProgrammeAction, roles: readonly Role[]): void {
  if (!mayProgrammes(action, roles)) throw new Refusal('not-allowed', 'not-allowed');
}

export function lookerOf(work: Work): Looker {
  return { personId: work.actor.personId ?? '', now: work.now };
}
