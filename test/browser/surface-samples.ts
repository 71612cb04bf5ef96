import type { BodyAtAGlance, SurfaceBodies } from '../../src/meetings/schema-surfaces.ts';
import * as samples from './tab-samples.ts';

export const MEETING_CHAT = '19:meeting_abc@thread.v2';

/** What the service says of the bodies one may show; the chat of a meeting belongs to the werkgroep. */
export function surfaceBodies(chat: string | undefined): SurfaceBodies {
  return {
    bodies: [
      { bodyId: 'body-1', name: 'POO-werkgroep', kind: 'werkgroep', mine: true },
      { bodyId: 'body-3', name: 'Stuurgroep', kind: 'stuurgroep', mine: true },
      { bodyId: 'body-2', name: 'Kring Utrecht-Noord en Stichtse Vecht', kind: 'kring', mine: false },
    ],
    suggested: chat === MEETING_CHAT ? 'body-1' : null,
  };
}

export function bodyAtAGlance(): BodyAtAGlance {
  const body = { bodyId: 'body-1', name: 'POO-werkgroep', kind: 'werkgroep' };
  const [meeting = null, ...coming] = samples.myMeetings.next.map((one) => ({ ...one, body }));
  return {
    body,
    meeting,
    coming,
    polls: [{ pollId: 'poll-1', title: samples.poll.title, deadline: samples.poll.deadline, asked: 12, answered: 4 }],
    may: { plan: true },
  };
}
