import type { Router } from 'express';
import type { AgendaSettings } from '../../src/agendas/rules/agenda-start.ts';
import type { AgendaSettingsView } from '../../src/agendas/schema-settings.ts';

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
  router.get('/bodies/:bodyId/agenda-settings', (_request, response) => void response.json(view));
  router.put('/bodies/:bodyId/agenda-settings', ({ body }, response) => {
    response.json({ ...view, settings: body.settings, savedAt: '2026-09-01T08:00:00.000Z' });
  });
}
