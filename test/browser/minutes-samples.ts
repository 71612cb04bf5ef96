import type { ActionEvent, DecisionEvent, MinutesView } from '../../src/minutes/schema.ts';

/** Minutes of a stuurgroep in full swing: long names, an item taken off, an action that is late. */
export function minutesSample(): MinutesView {
  const at = { meetingId: 'meeting-1', bodyName: 'Stuurgroep' };
  const action = {
    ...at,
    bodyId: 'body-3',
    itemTitle: 'Begroting: voorstel van de penvoerder voor het komende schooljaar',
    ownerId: 'person-1',
    startsOn: '2026-09-01',
    mayChange: true,
  };
  return {
    ...at,
    bodyId: 'body-3',
    title: 'Stuurgroep: begroting en samenvoegen van kringen',
    startsAt: '2026-11-24T14:00',
    state: 'circulated',
    version: 1,
    items: [
      {
        itemId: 'item-1',
        title: 'Begroting: voorstel van de penvoerder voor het komende schooljaar',
        text: 'De penvoerder licht het voorstel toe.\nKring Noord vraagt naar de reserve.',
        unfinished: false,
        removed: false,
      },
      {
        itemId: 'item-2',
        title: 'Samenvoegen van kring Zuid en kring Rivierenland',
        text: '',
        unfinished: true,
        removed: false,
      },
      {
        itemId: 'item-9',
        title: 'Terugblik op de studiedag',
        text: 'Kort besproken.',
        unfinished: false,
        removed: true,
      },
    ],
    decisions: [
      {
        ...at,
        bodyId: 'body-3',
        decisionId: 'd1',
        itemId: 'item-1',
        itemTitle: 'Begroting: voorstel van de penvoerder voor het komende schooljaar',
        year: 2026,
        number: 14,
        text: 'De stuurgroep stemt in met de begroting en met de verdeling over de kringen.',
        followUp: 'In juni kijkt de stuurgroep naar de halfjaarcijfers.',
        decidedOn: '2026-11-24',
        origin: { kind: 'kringen' },
        revision: 1,
        withdrawn: null,
        may: { words: true, followUp: true, withdraw: true, restore: false },
      },
      {
        ...at,
        bodyId: 'body-3',
        decisionId: 'd2',
        itemId: 'item-2',
        itemTitle: 'Samenvoegen van kring Zuid en kring Rivierenland',
        year: 2026,
        number: 15,
        text: 'Kring Zuid en kring Rivierenland gaan op 1 januari samen verder.',
        followUp: '',
        decidedOn: '2026-11-24',
        origin: { kind: 'member', name: 'Frank Lindeboom' },
        revision: 1,
        withdrawn: { on: '2026-11-26', because: 'De besturen van kring Zuid hebben nog niet ingestemd.' },
        may: { words: false, followUp: false, withdraw: false, restore: true },
      },
    ],
    actions: [
      {
        ...action,
        actionId: 'a1',
        text: 'Stuur de verdeling naar alle penningmeesters van de besturen',
        ownerName: 'Margriet van der Woude-Hoogenboezem',
        dueOn: '2026-12-10',
        status: 'open',
        late: false,
      },
    ],
    earlierActions: [
      {
        ...action,
        actionId: 'a2',
        text: 'Vraag de offerte op voor de zaal',
        ownerName: 'Frank Lindeboom',
        dueOn: '2026-10-01',
        status: 'busy',
        late: true,
      },
    ],
    corrections: [{ correctionId: 'c1', text: 'Ik was er wel.', byName: 'Frank Lindeboom', handled: false }],
    owners: [
      { personId: 'person-1', name: 'Frank Lindeboom' },
      { personId: 'person-2', name: 'Margriet van der Woude-Hoogenboezem' },
    ],
    may: { write: true, correct: true, approve: true },
  };
}

export function decisionEvents(): DecisionEvent[] {
  const by = { byName: 'Margriet van der Woude-Hoogenboezem', followUp: null, because: null };
  return [
    { ...by, what: 'made', at: '2026-11-24T14:20:00.000Z', text: 'De stuurgroep stemt in met de begroting.' },
    {
      ...by,
      what: 'changed',
      at: '2026-11-25T09:00:00.000Z',
      text: 'De stuurgroep stemt in met de begroting en met de verdeling over de kringen.',
    },
  ];
}

export const ACTION_EVENTS: ActionEvent[] = [
  {
    ...{ what: 'given', at: '2026-09-01T12:00:00.000Z', byName: 'Ingrid van Wageningen', fromName: null },
    ...{ toName: 'Margriet van der Woude-Hoogenboezem', status: null, dueOn: '2026-12-01' },
  },
  {
    ...{ what: 'handed', at: '2026-10-06T12:00:00.000Z', byName: 'Margriet van der Woude-Hoogenboezem' },
    ...{ fromName: 'Margriet van der Woude-Hoogenboezem', toName: 'Frank Lindeboom', status: null, dueOn: null },
  },
  {
    ...{ what: 'changed', at: '2026-11-02T12:00:00.000Z', byName: 'Frank Lindeboom', fromName: null, toName: null },
    ...{ status: 'busy', dueOn: '2026-12-10' },
  },
];
