import type { AppointmentHelp } from '../../src/meetings/schema-outlook.ts';
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

/** What the service says of an appointment that cannot go as it is. */
export function appointmentHelp(): AppointmentHelp {
  const missed = 'Met deze genodigden wordt het quorum niet gehaald.';
  return {
    body: { bodyId: 'body-1', name: 'POO-werkgroep', kind: 'werkgroep' },
    subject: 'Bijeenkomst POO-werkgroep',
    minutes: 120,
    place: 'Zaal 2.14',
    attendees: [
      { name: 'Samira el Idrissi', email: 'samira@school.example', optional: false },
      { name: 'Frank Lindeboom', email: 'frank@school.example', optional: true },
    ],
    html: '<p>Agenda</p>',
    quorum: missed,
    warnings: [
      missed,
      'Niet uitgenodigd: kring Noord en kring Oost.',
      'Deze dag valt in de voorjaarsvakantie (midden).',
    ],
    stop: `${missed} Pas de uitnodiging aan, of kies in Kringwerk voor Toch verzenden.`,
    fingerprint: 'f1',
  };
}
