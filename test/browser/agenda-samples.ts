import type { Router } from 'express';
import type { AgendaSettings } from '../../src/agendas/rules/agenda-start.ts';
import type { PapersView } from '../../src/agendas/schema-papers.ts';
import type { AgendaSettingsView } from '../../src/agendas/schema-settings.ts';
import type { SubmittedItems } from '../../src/agendas/schema-submitted.ts';

const settings: AgendaSettings = {
  submitDays: 10,
  papersDays: 7,
  fixedStart: [],
  fixedEnd: [],
  templates: [
    {
      id: 'voorjaar',
      name: 'Voorjaarsoverleg',
      items: [
        {
          title: 'Opbrengsten van de kringen over de begeleiding van zij-instromers',
          kind: 'bespreken',
          minutes: 40,
          desired: 'We weten waar de kringen het over eens zijn',
        },
        { title: 'Begroting volgend schooljaar', kind: 'besluiten', minutes: 30, desired: '' },
      ],
    },
  ],
};

const item = {
  kind: 'bespreken' as const,
  minutes: 20,
  byName: 'Samira el Idrissi',
  mine: false,
  submittedAt: '2026-09-01T08:00:00.000Z',
  state: 'waiting' as const,
  deferredBecause: null,
  sourceUrl: null,
  waitsFor: '2026-12-05T14:00',
};
const submitted: SubmittedItems = {
  meetingId: 'meeting-1',
  bodyId: 'body-3',
  until: '2026-11-25',
  open: true,
  waiting: [
    {
      ...item,
      submissionId: 's1',
      title: 'Reiskosten van studenten die verder dan anderhalf uur reizen',
      desired: 'Een afspraak over wie betaalt',
      explanation: 'Drie scholen in Rivierenland vragen hiernaar.',
      deferredBecause: 'De agenda van september was vol.',
      sourceUrl: 'https://teams.microsoft.com/l/message/19%3aabc%40thread.v2/1788243600000',
    },
  ],
  mine: [{ ...item, mine: true, submissionId: 's2', title: 'Pilot kwaliteitscultuur', desired: '', explanation: '' }],
  left: [
    {
      ...{ itemId: 'left-1', title: 'Begeleiding van zij-instromers in kring Zuid', kind: 'bespreken', minutes: 25 },
      ...{ presenter: 'Margriet van der Woude-Hoogenboom', desired: 'Een voorstel voor de besturen' },
      ...{ meetingId: 'meeting-0', meetingTitle: 'Stuurgroep november', starts: '2026-11-19T14:00' },
    },
    {
      ...{ itemId: 'left-2', title: 'Jaardoelen', kind: 'informeren', minutes: 10, presenter: null, desired: '' },
      ...{ meetingId: 'meeting-0', meetingTitle: 'Stuurgroep november', starts: '2026-11-19T14:00' },
    },
  ],
  may: { submit: true, decide: true },
};

const paper = { link: null, version: 2, size: 480_000, addedAt: '2026-09-01T08:00:00.000Z', byName: 'Frank Lindeboom' };
const papers: PapersView = {
  meetingId: 'meeting-1',
  items: [
    {
      itemId: 'item-3',
      title: 'Begroting: voorstel van de penvoerder voor het komende schooljaar',
      paperDue: false,
      may: { add: true },
      papers: [
        {
          ...paper,
          ...{ paperId: 'p1', name: 'begroting-2027.pdf', confidential: false, readVersion: 1, readBy: 4 },
          may: { change: true },
        },
        {
          ...paper,
          ...{ paperId: 'p2', name: 'salarissen.xlsx', confidential: true, readVersion: 2, readBy: 1 },
          may: { change: true },
        },
      ],
    },
  ],
};

/** What stands beside an agenda: how its body likes agendas. */
export function agendaExtras(router: Router): void {
  const view: AgendaSettingsView = {
    bodyId: 'body-1',
    bodyName: 'POO-werkgroep',
    settings,
    savedAt: '2026-08-28T08:00:00.000Z',
    savedBy: 'Frank Lindeboom',
    may: { change: true },
  };
  router.get('/meetings/:meetingId/papers', (_request, response) => void response.json(papers));
  router.post('/papers/:id/read', (_request, response) => void response.json(papers));
  router.get('/meetings/:meetingId/submitted-items', (_request, response) => void response.json(submitted));
  router.post('/meetings/:meetingId/left-items', ({ body }, response) => {
    const left = submitted.left.filter(({ itemId }) => !body.itemIds.includes(itemId));
    response.json({ ...submitted, left });
  });
  router.post('/bodies/:bodyId/submitted-items', (_request, response) => {
    response.json({ bodyName: 'Stuurgroep', starts: '2026-12-05T14:00' });
  });
  router.post('/submitted-items/:id/:step', (_request, response) => void response.json(submitted));
  router.get('/bodies/:bodyId/agenda-settings', (_request, response) => void response.json(view));
  router.put('/bodies/:bodyId/agenda-settings', ({ body }, response) => {
    response.json({ ...view, settings: body.settings, savedAt: '2026-09-01T08:00:00.000Z' });
  });
}
