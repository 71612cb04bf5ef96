import { settle } from '../reminders/use-cases.ts';
import { recordHistory } from '../work/history.ts';
import { Refusal } from '../work/refusal.ts';
import type { Work } from '../work/work.ts';
import { audiencesOf } from './rules/programme.ts';
import { decideSignUp, movesUp, type SignUp, taskIn } from './rules/sign-up.ts';
import type { SignUpChoice } from './schema.ts';
import {
  deleteSignUp,
  findSignUps,
  insertSignUp,
  lockProgramme,
  placeFromLine,
  rolesOfPeople,
  type StoredPart,
  type StoredSession,
} from './store.ts';
import { demand, type LoadedProgramme, loadProgramme, lookerOf, rolesFor, shownTo } from './use-cases.ts';
import { programmeQuestion, redraw, tell } from './use-cases-cards.ts';

/** What became of one choice; `full`: the last place was gone, and everything stayed as it was. */
export interface ChoiceOutcome {
  outcome: 'placed' | 'waiting' | 'left' | 'full' | 'same';
  part: string;
  session: string;
}

/**
 * Signs the actor up for sessions, one per part. The programme is locked meanwhile, so that of two who want the last place
 * one gets it; the other hears so, and keeps the place they had.
 */
export async function signUp(
  work: Work,
  publicUrl: string,
  meetingId: string,
  choices: readonly SignUpChoice[],
): Promise<ChoiceOutcome[]> {
  const personId = work.actor.personId ?? '';
  if (!(await lockProgramme(work, meetingId))) throw new Refusal('not-found', 'not-found');
  const loaded = await loadProgramme(work, meetingId, work.now);
  const looker = lookerOf(work);
  const roles = await rolesFor(work, looker, loaded.meeting.bodyId);
  demand('programme.sign-up', roles);
  const audiences = audiencesOf((await rolesOfPeople(work, [personId])).get(personId) ?? []);
  if (!shownTo(loaded, { ...looker, roles, audiences }).may.signUp) throw new Refusal('conflict', 'programme-closed');
  const outcomes: ChoiceOutcome[] = [];
  for (const choice of choices) {
    const { part, session } = chosenIn(loaded, choice);
    const at = { part, session, personId, audiences, waiting: choice.waiting };
    outcomes.push({ ...(await choose(work, publicUrl, loaded, at)), part: part.title, session: session?.title ?? '' });
  }
  for (const seat of loaded.seats) {
    if (![seat.holderId, ...seat.deputyIds].includes(personId)) continue;
    await settle(work, { question: programmeQuestion(meetingId), seatId: seat.seatId, personId });
  }
  const after = choices.map(({ partId, sessionId }, nth) => ({ partId, sessionId, outcome: outcomes[nth]?.outcome }));
  await recordHistory(work, { entity: 'programme', entityId: meetingId, what: 'signed-up', after });
  await redraw(work, publicUrl, meetingId, { only: [personId] });
  return outcomes;
}

function chosenIn(loaded: LoadedProgramme, { partId, sessionId }: SignUpChoice) {
  const part = loaded.parts.find(({ id }) => id === partId);
  const session = sessionId === null ? null : part?.sessions.find(({ id }) => id === sessionId);
  if (!part || session === undefined) throw new Refusal('conflict', 'programme-session-gone');
  return { part, session };
}

interface Choice {
  part: StoredPart;
  session: StoredSession | null;
  personId: string;
  audiences: ReturnType<typeof audiencesOf>;
  waiting: boolean;
}

async function choose(
  work: Work,
  publicUrl: string,
  loaded: LoadedProgramme,
  { part, session, personId, audiences, waiting }: Choice,
): Promise<Pick<ChoiceOutcome, 'outcome'>> {
  const { meetingId } = loaded.meeting;
  const signUps = await findSignUps(work, meetingId);
  const own = signUps.find((each) => each.partId === part.id && each.personId === personId);
  if (session === null) {
    if (!own) return { outcome: 'same' };
    if (taskIn(part, personId)) throw new Refusal('conflict', 'programme-has-task', { part: part.title });
    await leave(work, publicUrl, loaded, own);
    return { outcome: 'left' };
  }
  const decision = decideSignUp({ session, personId, audiences, waiting }, part, signUps);
  if (decision.do === 'refuse') {
    throw new Refusal('conflict', decision.because, { part: part.title, session: session.title });
  }
  if (decision.do === 'nothing') return { outcome: 'same' };
  if (decision.do === 'full') return { outcome: 'full' };
  const waits = decision.do === 'wait';
  if (own) await deleteSignUp(work, part.id, personId);
  await insertSignUp(work, meetingId, { partId: part.id, sessionId: session.id, personId, waiting: waits });
  if (own && own.sessionId !== session.id) await moveUp(work, publicUrl, loaded, own.sessionId);
  return { outcome: waits ? 'waiting' : 'placed' };
}

async function leave(work: Work, publicUrl: string, loaded: LoadedProgramme, own: SignUp): Promise<void> {
  await deleteSignUp(work, own.partId, own.personId);
  await moveUp(work, publicUrl, loaded, own.sessionId);
}

/** A place that comes free goes to whoever waits longest, who hears of it. */
export async function moveUp(
  work: Work,
  publicUrl: string,
  { meeting, parts }: LoadedProgramme,
  sessionId: string,
): Promise<void> {
  const session = parts.flatMap(({ sessions }) => sessions).find(({ id }) => id === sessionId);
  const part = parts.find(({ sessions }) => sessions.some(({ id }) => id === sessionId));
  if (!session || !part) return;
  const up = movesUp(session, await findSignUps(work, meeting.meetingId));
  if (up.length === 0) return;
  for (const personId of up) await placeFromLine(work, part.id, personId);
  const now = await loadProgramme(work, meeting.meetingId, work.now);
  const people = up.map((personId) => ({ personId }));
  await tell(work, publicUrl, now, people, `up:${sessionId}:${work.newId()}`, { what: 'up', session: session.title });
}
