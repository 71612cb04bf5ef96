import type { Response, Router } from 'express';
import type { LiveShared, LiveView } from '../../src/live/schema.ts';

/** A meeting in full swing, that changes for everybody who watches as it does in the service. */
export function liveApi(router: Router): void {
  let view = sample();
  const watching = new Set<Response>();
  const change = (part: Partial<LiveShared>, votes = view.mine.votes): LiveView => {
    view = { shared: { ...view.shared, ...part, now: new Date().toISOString() }, mine: { ...view.mine, votes } };
    for (const response of watching) response.write(`data: ${JSON.stringify(view.shared)}\n\n`);
    return view;
  };
  router.get('/meetings/:meetingId/live', (_request, response) => void response.json(view));
  router.get('/meetings/:meetingId/live/events', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' });
    watching.add(response);
    response.once('close', () => watching.delete(response));
    response.write(`data: ${JSON.stringify(view.shared)}\n\n`);
  });
  router.post('/meetings/:meetingId/live/item', ({ body }, response) => {
    response.json(change({ currentItemId: body.itemId, itemSince: new Date().toISOString(), nextItemId: null }));
  });
  router.post('/meetings/:meetingId/live/close', (_request, response) => {
    response.json(change({ state: 'closed', currentItemId: null, itemSince: null }));
  });
  router.post('/meetings/:meetingId/live/start', (_request, response) => {
    response.json(
      change({ state: 'running', currentItemId: 'item-1', itemSince: view.shared.startedAt, nextItemId: 'item-2' }),
    );
  });
  router.put('/meetings/:meetingId/live/attendance', ({ body }, response) => {
    const seats = view.shared.seats.map((seat) =>
      seat.seatId === body.seatId
        ? { ...seat, state: body.present ? ('present' as const) : ('absent' as const) }
        : seat,
    );
    const met = seats.filter(({ state }) => state === 'present').length >= 2;
    const quorum = view.shared.quorum && { ...view.shared.quorum, met };
    response.json(change({ seats, quorum }));
  });
  router.post('/meetings/:meetingId/live/ballots', ({ body }, response) => {
    const ballot = {
      ballotId: 'b2',
      state: 'open' as const,
      cast: 0,
      seats: 3,
      totals: null,
      outcome: null,
      waiting: ['Voorzitter'],
      votes: [],
    };
    response.json(change({ ballots: [...view.shared.ballots, { ...ballot, ...body }] }));
  });
  router.post('/meetings/:meetingId/live/ballots/:ballotId/votes', ({ body, params }, response) => {
    const ballots = view.shared.ballots.map((one) => (one.ballotId === params['ballotId'] ? { ...one, cast: 1 } : one));
    response.json(change({ ballots }, [{ ballotId: params['ballotId'] ?? '', ...body, own: true }]));
  });
}

function sample(): LiveView {
  const item = { kind: 'besluiten' as const, presenter: 'Margriet van der Woude-Hoogenboezem', removed: false };
  const person = { personId: 'person-1', name: 'Frank Lindeboom', deputy: false };
  const seat = {
    votes: true,
    weight: 1,
    state: 'present' as const,
    name: person.name,
    deputy: false,
    people: [person],
  };
  const since = new Date(Date.now() - 12 * 60_000).toISOString();
  return {
    shared: {
      ...{ meetingId: 'meeting-1', bodyId: 'body-3', bodyName: 'Stuurgroep', startsAt: '2026-11-24T14:00' },
      ...{ title: 'Stuurgroep: begroting en samenvoegen van kringen', state: 'running', now: new Date().toISOString() },
      ...{ startedAt: since, currentItemId: 'item-1', itemSince: since, nextItemId: 'item-2' },
      items: [
        {
          ...{ ...item, itemId: 'item-1', title: 'Begroting: voorstel van de penvoerder voor het komende schooljaar' },
          ...{ minutes: 10, seconds: 0, text: 'De penvoerder licht het voorstel toe.', unfinished: false },
        },
        {
          ...{ ...item, itemId: 'item-2', title: 'Samenvoegen van kring Zuid en kring Rivierenland', minutes: 30 },
          ...{ seconds: 0, text: '', unfinished: false },
        },
      ],
      seats: [
        { ...seat, seatId: 's1', label: 'Voorzitter' },
        { ...seat, seatId: 's2', label: 'Namens kring Heuvelrug en Vallei', state: 'expected' },
        { ...seat, seatId: 's3', label: 'Namens kring Noord', state: 'absent', name: null, people: [] },
      ],
      quorum: {
        ...{ met: false, expected: true },
        conditions: [{ of: 'voting', needed: 2, present: 1 }],
      },
      ballots: [
        {
          ...{ ballotId: 'b1', itemId: 'item-1', question: 'Gaat de vergaderdatum naar dinsdag?', secret: true },
          ...{
            state: 'closed',
            cast: 3,
            seats: 3,
            totals: { for: 2, against: 1, abstain: 0 },
            outcome: 'adopted',
            waiting: [],
            votes: [],
          },
        },
      ],
      decisions: [
        { decisionId: 'd1', itemId: 'item-1', number: '2026-14', text: 'De vergaderdatum gaat naar dinsdag.' },
      ],
    },
    mine: { seats: [{ seatId: 's1', label: 'Voorzitter' }], votes: [], may: { lead: true } },
  };
}
