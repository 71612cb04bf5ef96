import type { Router } from 'express';
import type { PartView, ProgrammeView, SaveProgrammeBody, SessionView } from '../../src/programmes/schema.ts';
import { addMinutes } from '../../src/time/local.ts';

const STARTS = '2026-12-08T13:00';

const session = (sessionId: string, title: string, more: Partial<SessionView> = {}): SessionView => ({
  ...{ sessionId, title, room: 'Zaal 2.14', capacity: 12, free: 4, waiting: 0, audiences: [], explanation: '' },
  ...{ tasks: [], forMe: true, mine: null, line: null, myTasks: [], people: null },
  ...more,
});

/** An Opdenksessie: plenary parts with two rounds of groups between them. */
export function programmeView({ makes = true, chosen = false } = {}): ProgrammeView {
  const names = makes ? { placed: ['Frank Lindeboom', 'Samira el Idrissi'], waiting: [] } : null;
  const led = { task: 'gespreksleider' as const, personId: 'person-1', name: 'Margriet van der Woude-Hoogenboezem' };
  const rounds: [string, number, SessionView[]][] = [
    ['Inloop en opening', 30, []],
    [
      'Opdenken in groepen',
      60,
      [
        session('s1', 'Begeleiden van zij-instromers', { free: 0, waiting: 2, people: names, tasks: [led] }),
        session('s2', 'Samen opleiden in de onderwijsregio’s Midden-Nederland en Rivierenland', {
          ...{ people: names, mine: chosen ? 'placed' : null, myTasks: chosen ? ['notulist'] : [] },
          explanation: 'Wat vraagt een regio van een partnerschap, en andersom?',
        }),
        session('s3', 'Rol van het bestuur', {
          audiences: ['bestuurder'],
          forMe: false,
          people: names,
          capacity: null,
          free: null,
        }),
      ],
    ],
    ['Pauze', 15, []],
    [
      'Verdiepen in groepen',
      45,
      [
        session('s4', 'Kwaliteitscultuur', { people: names }),
        session('s5', 'Leernetwerken', {
          free: 0,
          mine: chosen ? 'waiting' : null,
          line: chosen ? 1 : null,
          waiting: chosen ? 1 : 0,
        }),
      ],
    ],
    ['Plenaire oogst', 30, []],
  ];
  let at = STARTS;
  const parts = rounds.map(([title, minutes, sessions], nth): PartView => {
    const startsAt = at;
    at = addMinutes(at, minutes);
    return {
      partId: `part-${nth}`,
      title,
      minutes,
      room: sessions.length ? '' : 'Aula',
      explanation: '',
      startsAt,
      endsAt: at,
      sessions,
    };
  });
  return {
    ...{
      meetingId: 'meeting-1',
      bodyName: 'Brede bijeenkomst',
      title: 'Opdenksessie: opleiden in de regio',
      startsAt: STARTS,
    },
    ...{ place: 'Hogeschool, Utrecht', exists: true, usual: true, state: 'open', open: true, revision: 3 },
    ...{ signUpUntil: '2026-12-01', parts, people: makes ? [{ personId: 'person-1', name: led.name }] : [] },
    may: { change: makes, signUp: true },
  };
}

/** The programme of one meeting, which can be saved and signed up for; of others there is none. */
export function programmeApi(router: Router): void {
  let view = programmeView();
  const mine = (partId: string, sessionId: string | null) =>
    view.parts.map((part) =>
      part.partId === partId
        ? {
            ...part,
            sessions: part.sessions.map((one) => ({
              ...one,
              mine: one.sessionId === sessionId ? ('placed' as const) : null,
            })),
          }
        : part,
    );
  router.get('/meetings/:meetingId/programme', (request, response) => {
    const none = { ...view, exists: false, usual: false, parts: [] };
    response.json(request.params.meetingId === view.meetingId ? view : none);
  });
  router.put('/meetings/meeting-1/programme', (request, response) => {
    const { parts, revision } = request.body as SaveProgrammeBody;
    if (revision !== view.revision) {
      const message = 'Frank Lindeboom heeft dit programma intussen gewijzigd.';
      return void response.status(409).json({ error: { code: 'programme-changed', message } });
    }
    const titles = parts.map(({ title }) => title);
    view = {
      ...view,
      revision: view.revision + 1,
      parts: view.parts.map((part, nth) => ({ ...part, title: titles[nth] ?? part.title })),
    };
    response.json(view);
  });
  router.post('/meetings/meeting-1/programme/sign-up', (request, response) => {
    const { partId, sessionId } = request.body as { partId: string; sessionId: string | null };
    if (sessionId === 's4') {
      const message = 'De laatste plek bij "Kwaliteitscultuur" is net vergeven. Je staat daar niet ingeschreven.';
      return void response.status(409).json({ error: { code: 'programme-full', message } });
    }
    view = { ...view, parts: mine(partId, sessionId) };
    response.json(view);
  });
  router.post('/meetings/meeting-1/programme/close', (_request, response) => {
    view = { ...view, state: 'closed', open: false, may: { ...view.may, signUp: false } };
    response.json(view);
  });
}
