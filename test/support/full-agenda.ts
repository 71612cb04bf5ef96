import type { AgendaView } from '../../src/agendas/schema.ts';
import { addMinutes } from '../../src/time/local.ts';

const KINDS = ['informeren', 'bespreken', 'besluiten'] as const;
const STARTS = '2026-11-26T14:00';

/** An agenda with so many items, of every kind, some with a presenter and a long explanation. */
export function fullAgenda(items: number): AgendaView {
  return {
    meetingId: 'meeting-1',
    bodyId: 'stuurgroep',
    bodyName: 'Stuurgroep',
    title: 'Stuurgroep: begroting en samenvoegen van kringen',
    startsAt: STARTS,
    clockFrom: STARTS,
    meetingMinutes: 120,
    calledOff: false,
    state: 'circulated',
    version: 2,
    revision: 7,
    items: Array.from({ length: items }, (_, nth) => ({
      id: `item-${nth}`,
      title: `Agendapunt ${nth + 1}: ${nth % 2 ? 'verdeling van plaatsen over de onderwijsregio’s' : 'begeleiding van zij-instromers'}`,
      kind: KINDS[nth % 3] ?? 'informeren',
      minutes: 3,
      presenterId: null,
      presenterText: null,
      presenter: nth % 3 === 0 ? 'Annemiek van den Bosch-Verhoeven' : null,
      explanation:
        nth % 4 === 0
          ? 'De kringen hebben zich in juni uitgesproken. We bespreken de verschillen en leggen vast wat we de besturen vragen.'
          : '',
      desired: nth % 5 === 0 ? 'De werkwijze voor volgend jaar staat vast.' : '',
      origin: null,
      paperDue: false,
      papers: nth % 6 === 0 ? [{ paperId: `paper-${nth}`, name: 'Begroting 2027.pdf', version: 1 }] : [],
      startsAt: addMinutes(STARTS, nth * 3),
      endsAt: addMinutes(STARTS, nth * 3 + 3),
    })),
    itemMinutes: items * 3,
    overrun: 0,
    changedSinceCirculated: false,
    changes: [],
    presenters: [],
    changedBy: 'Frank Lindeboom',
    start: null,
    may: { save: true, circulate: true },
  };
}
