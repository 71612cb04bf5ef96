import { localDate } from '../../time/local.ts';
import type { Scope } from '../../work/work.ts';
import type { BodyRef, MeetingSummary } from '../schema.ts';
import { findBodies, findPolls } from '../store.ts';
import { comingMeetings, meetingSummary } from './read-meetings.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** What somebody can choose from when they want to plan, move, or know who cannot come. */
export interface PlanningChoices {
  /** Bodies they may plan for, by name. */
  plannable: BodyRef[];
  /** Meetings ahead that they may move, earliest first. */
  movable: MeetingSummary[];
  /** Of each body they may read of: its next meeting, or else its running poll. */
  upcoming: { body: BodyRef; meetingId: string | null; pollId: string | null }[];
}

export async function planningChoices(scope: Scope, { standing, now }: Reader): Promise<PlanningChoices> {
  const today = localDate(now);
  const bodies = (await findBodies(scope))
    .filter(({ endedOn }) => endedOn === null || today <= endedOn)
    .map(({ bodyId, name, kind }) => ({ bodyId, name, kind }));
  const coming = await comingMeetings(scope, now);
  const polls = await findPolls(scope, { states: ['open'] });
  // For who runs the programme every body is theirs; otherwise those they sit in.
  const readable = bodies.filter(({ bodyId }) => allows(standing, 'poll.read', bodyId));
  return {
    plannable: bodies.filter(({ bodyId }) => allows(standing, 'poll.create', bodyId)),
    movable: coming.filter(({ bodyId }) => allows(standing, 'meeting.move', bodyId)).map(meetingSummary),
    upcoming: readable.flatMap((body) => {
      const meetingId = coming.find(({ bodyId }) => bodyId === body.bodyId)?.meetingId ?? null;
      const pollId = polls.find(({ poll }) => poll.bodyId === body.bodyId)?.poll.pollId ?? null;
      return meetingId !== null || pollId !== null ? [{ body, meetingId, pollId }] : [];
    }),
  };
}
