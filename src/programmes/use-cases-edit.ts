import { findPersons } from '../people/store.ts';
import { owe, oweAgain, withdraw } from '../reminders/use-cases.ts';
import { programmeCopy } from '../text/programmes.ts';
import { localDate, toInstant, toLocal } from '../time/local.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { aheadUntil } from './rules/ahead.ts';
import { faultInProgramme } from './rules/programme.ts';
import type { SaveProgramme } from './schema.ts';
import {
  beginProgramme,
  deleteSignUp,
  findSignUps,
  insertSignUp,
  lockProgramme,
  replaceParts,
  type StoredPart,
  saveProgramme,
  saveTold,
} from './store.ts';
import { demand, type LoadedProgramme, loadProgramme, lookerOf, rolesFor } from './use-cases.ts';
import { programmeQuestion, programmeTopic, redraw, tell } from './use-cases-cards.ts';
import { moveUp } from './use-cases-sign-up.ts';

/**
 * Saves the whole programme as edited on `revision`; an edit of an older one is refused. Whoever had a place in a session
 * that is gone hears so; whoever got a task is in that group; more places let people move up.
 */
export async function editProgramme(
  work: Work,
  publicUrl: string,
  meetingId: string,
  edited: SaveProgramme,
): Promise<void> {
  const before = await toChange(work, meetingId, { begin: true });
  const { revision, changedBy } = before.programme;
  if (edited.revision !== revision) {
    const by = changedBy ? (await findPersons(work, [changedBy])).get(changedBy)?.name : undefined;
    throw new Refusal('conflict', 'programme-changed', { by: by ?? '' });
  }
  refuseDay(before, edited.signUpUntil);
  const parts = withOwnIds(work, edited.parts, before.parts);
  await refuseFaults(work, before, parts);
  await replaceParts(work, meetingId, parts);
  await saveProgramme(work, meetingId, { revision: revision + 1, sign_up_until: edited.signUpUntil });
  await keepSignUps(work, publicUrl, before, parts);
  if (before.programme.state === 'open') await oweRest(work, before, await loadProgramme(work, meetingId, work.now));
  const after = {
    revision: revision + 1,
    parts: parts.map(({ title, sessions }) => ({ title, sessions: sessions.length })),
  };
  await recordHistory(work, { entity: 'programme', entityId: meetingId, what: 'saved', after });
  // A room that changed in one session is no news for who is in another.
  if (before.programme.state !== 'draft') await redraw(work, publicUrl, meetingId, { before });
}

/** From now on people can choose: everybody who takes part is asked, and owes an answer until the last day. */
export async function openSignUp(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const { programme, parts } = await toChange(work, meetingId);
  if (programme.state === 'open') return;
  if (!parts.some(({ sessions }) => sessions.length > 0)) throw new Refusal('conflict', 'programme-empty');
  const revision = programme.revision + 1;
  await saveProgramme(work, meetingId, { state: 'open', revision });
  const loaded = await loadProgramme(work, meetingId, work.now);
  refuseDay(loaded, programme.until);
  await oweAgain(work, owedIn(work, loaded));
  const news = { what: 'ask' as const, until: programme.until };
  await tell(work, publicUrl, loaded, askedIn(loaded), `ask:${revision}`, news);
  await recordHistory(work, { entity: 'programme', entityId: meetingId, what: 'opened' });
}

/** Nobody chooses any more; everybody gets their own programme. */
export async function closeSignUp(work: Work, publicUrl: string, meetingId: string): Promise<void> {
  const { programme } = await toChange(work, meetingId);
  if (programme.state !== 'open') return;
  const revision = programme.revision + 1;
  await saveProgramme(work, meetingId, { state: 'closed', revision });
  await withdraw(work, programmeQuestion(meetingId));
  await redraw(work, publicUrl, meetingId);
  const loaded = await loadProgramme(work, meetingId, work.now);
  await tell(work, publicUrl, loaded, askedIn(loaded), `own:${revision}`, { what: 'own' });
  // So near the day they are not told the same again.
  const { starts } = loaded.meeting;
  if (starts && starts <= aheadUntil(localDate(work.now))) await saveTold(work, meetingId, starts);
  await recordHistory(work, { entity: 'programme', entityId: meetingId, what: 'closed' });
}

type Changeable = LoadedProgramme & { programme: NonNullable<LoadedProgramme['programme']> };

async function toChange(work: Work, meetingId: string, { begin = false } = {}): Promise<Changeable> {
  const { meeting } = await loadProgramme(work, meetingId, work.now);
  demand('programme.change', await rolesFor(work, lookerOf(work), meeting.bodyId));
  const over = meeting.starts !== null && meeting.starts <= toLocal(work.now);
  if (over || meeting.state === 'cancelled' || meeting.state === 'held')
    throw new Refusal('conflict', 'programme-over');
  if (begin) await beginProgramme(work, meetingId);
  const programme = await lockProgramme(work, meetingId);
  if (!programme) throw new Refusal('conflict', 'programme-empty');
  return { ...(await loadProgramme(work, meetingId, work.now)), programme };
}

function refuseDay({ meeting }: LoadedProgramme, until: string | null): void {
  if (until !== null && meeting.starts !== null && until > meeting.starts.slice(0, 10)) {
    throw new Refusal('invalid', 'programme-until-past');
  }
}

/** An id counts only when it is one of this programme, and once. */
function withOwnIds(work: Work, edited: SaveProgramme['parts'], before: readonly StoredPart[]): StoredPart[] {
  const free = new Set(before.flatMap((part) => [part.id, ...part.sessions.map(({ id }) => id)]));
  const own = (id: string | undefined) => (id !== undefined && free.delete(id) ? id : work.newId());
  return edited.map((part) => ({
    ...part,
    id: own(part.id),
    sessions: part.sessions.map((session) => ({ ...session, id: own(session.id) })),
  }));
}

async function refuseFaults(work: Work, { people }: LoadedProgramme, parts: readonly StoredPart[]): Promise<void> {
  const fault = faultInProgramme(parts);
  if (fault) {
    const person = (await findPersons(work, [fault.personId])).get(fault.personId);
    throw new Refusal('invalid', fault.code, { name: person?.name ?? '', part: fault.part });
  }
  const given = parts.flatMap(({ sessions }) => sessions.flatMap(({ tasks }) => Object.values(tasks)));
  if (given.some((personId) => !people.has(personId))) throw new Refusal('invalid', 'programme-unknown-person');
}

async function keepSignUps(
  work: Work,
  publicUrl: string,
  before: LoadedProgramme,
  parts: readonly StoredPart[],
): Promise<void> {
  const { meetingId } = before.meeting;
  const partOf = new Map(parts.flatMap((part) => part.sessions.map(({ id }) => [id, part.id] as const)));
  const gone = before.signUps.filter(({ sessionId, partId }) => partOf.get(sessionId) !== partId);
  for (const { partId, personId } of gone) await deleteSignUp(work, partId, personId);
  const sessions = parts.flatMap((part) => part.sessions.map((session) => ({ part, session })));
  for (const { part, session } of sessions) {
    for (const personId of new Set(Object.values(session.tasks))) {
      const own = (await findSignUps(work, meetingId)).find(
        (each) => each.partId === part.id && each.personId === personId,
      );
      if (own?.sessionId === session.id && !own.waiting) continue;
      if (own) await deleteSignUp(work, part.id, personId);
      await insertSignUp(work, meetingId, { partId: part.id, sessionId: session.id, personId, waiting: false });
    }
  }
  const now = await loadProgramme(work, meetingId, work.now);
  for (const { session } of sessions) await moveUp(work, publicUrl, now, session.id);
  if (before.programme?.state === 'draft') return;
  const titles = new Map(
    before.parts.flatMap(({ sessions: held }) => held.map(({ id, title }) => [id, title] as const)),
  );
  for (const { sessionId, personId } of gone) {
    const news = { what: 'gone' as const, session: titles.get(sessionId) ?? '' };
    await tell(work, publicUrl, now, [{ personId }], `gone:${sessionId}`, news);
  }
}

/** Whoever is asked for a seat; everybody once. */
export function askedIn({ seats }: LoadedProgramme): { personId: string; seatId: string }[] {
  const asked = new Map<string, { personId: string; seatId: string }>();
  for (const { askedId, seatId } of seats) {
    if (askedId && !asked.has(askedId)) asked.set(askedId, { personId: askedId, seatId });
  }
  return [...asked.values()];
}

/** Whoever has not chosen still owes an answer; whoever lost every session they had chosen is asked anew. */
async function oweRest(work: Work, before: LoadedProgramme, now: LoadedProgramme): Promise<void> {
  const owed = owedIn(work, now);
  await owe(work, owed);
  const lost = new Set(before.signUps.map(({ personId }) => personId));
  const seats = new Map(askedIn(now).map(({ personId, seatId }) => [seatId, personId]));
  await oweAgain(
    work,
    owed.filter(({ seatId }) => lost.has(seats.get(seatId) ?? '')),
  );
}

/** Owed by whoever has not chosen yet; without a last day, until the end of the day of the meeting. */
function owedIn(work: Work, loaded: LoadedProgramme) {
  const { meeting, programme, signUps } = loaded;
  const day = programme?.until ?? meeting.starts?.slice(0, 10);
  if (!day || day < localDate(work.now)) return [];
  const chosen = new Set(signUps.map(({ personId }) => personId));
  return askedIn(loaded)
    .filter(({ personId }) => !chosen.has(personId))
    .map(({ seatId }) => ({
      question: programmeQuestion(meeting.meetingId),
      topic: programmeTopic(meeting.meetingId),
      title: programmeCopy.nl.obligation(meeting.title),
      dueAt: toInstant(`${day}T23:59`),
      ...{ bodyId: meeting.bodyId, seatId },
    }));
}
