import { localDate } from '../../time/local.ts';
import { Refusal } from '../../work/refusal.ts';
import type { Scope } from '../../work/work.ts';
import { meetingOfChat } from '../rules/meeting-chat.ts';
import type { BodyAtAGlance, SurfaceBodies } from '../schema-surfaces.ts';
import { findBodies } from '../store.ts';
import { findMeetings, type StoredMeeting } from '../store-meetings.ts';
import { comingMeetings, meetingSummary } from './read-meetings.ts';
import { listPolls, type Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** Meetings after the first that a tab shows without a click. */
const SHOWN = 4;

/** The bodies that the reader may put in a tab of a channel, chat or meeting. `chatId` finds the one whose meeting it is. */
export async function surfaceBodies(scope: Scope, reader: Reader, chatId?: string): Promise<SurfaceBodies> {
  const own = new Set(reader.standing.seats.map(({ bodyId }) => bodyId));
  const bodies = (await readableBodies(scope, reader)).map(({ bodyId, name, kind }) => ({
    ...{ bodyId, name, kind },
    mine: own.has(bodyId),
  }));
  const sorted = bodies.sort((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'nl'));
  const meeting = chatId ? await meetingBehindChat(scope, reader, chatId) : null;
  return { bodies: sorted, suggested: meeting?.bodyId ?? null };
}

/** One body with what comes up in it. Refuses who may not see its meetings. */
export async function bodyAtAGlance(
  scope: Scope,
  reader: Reader,
  bodyId: string,
  chatId?: string,
): Promise<BodyAtAGlance> {
  const body = (await readableBodies(scope, reader)).find((one) => one.bodyId === bodyId);
  // The same answer for a body that does not exist: nobody learns which there are.
  if (!body) throw new Refusal('not-found', 'not-found');
  const here = chatId ? await meetingBehindChat(scope, reader, chatId) : null;
  const coming = await comingMeetings(scope, reader.now, [bodyId]);
  const meeting = here ?? coming[0] ?? null;
  const after = coming.filter(({ meetingId }) => meetingId !== meeting?.meetingId).slice(0, SHOWN);
  const polls = allows(reader.standing, 'poll.read', bodyId)
    ? await listPolls(scope, reader, { bodyId, state: 'open' })
    : [];
  return {
    body: { bodyId, name: body.name, kind: body.kind },
    meeting: meeting && meetingSummary(meeting),
    coming: after.map(meetingSummary),
    polls: polls.map(({ pollId, title, deadline, progress: { asked, answered } }) => ({
      ...{ pollId, title, deadline },
      ...{ asked, answered },
    })),
    may: { plan: allows(reader.standing, 'poll.create', bodyId) },
  };
}

async function readableBodies(scope: Scope, { standing, now }: Reader) {
  const today = localDate(now);
  return (await findBodies(scope)).filter(
    ({ bodyId, endedOn }) => (endedOn === null || today <= endedOn) && allows(standing, 'meeting.read', bodyId),
  );
}

async function meetingBehindChat(scope: Scope, { standing }: Reader, chatId: string): Promise<StoredMeeting | null> {
  const meeting = meetingOfChat(await findMeetings(scope, { states: ['scheduled', 'held'] }), chatId);
  return meeting && allows(standing, 'meeting.read', meeting.bodyId) ? meeting : null;
}
