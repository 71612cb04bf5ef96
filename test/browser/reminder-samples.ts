import type { Router } from 'express';
import { defaultPolicy, POLICY_KINDS } from '../../src/reminders/rules/policies.ts';
import type { PolicyOverview, SavePolicyBody } from '../../src/reminders/schema-policies.ts';
import type { Campaign, ObligationHistory } from '../../src/reminders/schema-progress.ts';

function policySample(): PolicyOverview {
  return {
    settings: { mostAWeek: 3, holidayPause: true },
    mayChange: true,
    bodies: [
      { bodyId: 'body-1', name: 'POO-werkgroep' },
      { bodyId: 'body-2', name: 'Kring Utrecht-Noord en Stichtse Vecht' },
    ],
    kinds: POLICY_KINDS.map((kind) => ({
      kind,
      policy: defaultPolicy(kind),
      agreed: false,
      ofBodies:
        kind === 'poll'
          ? [
              {
                bodyId: 'body-2',
                name: 'Kring Utrecht-Noord en Stichtse Vecht',
                policy: { daysBefore: [5, 2], escalation: [{ to: 'boc' as const, daysBefore: 1 }] },
              },
            ]
          : [],
    })),
  };
}

const ROUND = { kind: 'capacity', title: 'Plaatsingsronde 2026-2027' };
const BOARDS = [
  ['Stichting De Brug', 'answered', null],
  ['Vereniging De Lege Stoel', 'nobody', null],
  [
    'Stichting voor Protestants-Christelijk Onderwijs De Vijfheerenlandse Waarden',
    'failed',
    'het mailadres klopt niet',
  ],
  ['Stichting De Linde', 'uncertain', 'niet na te gaan of het bericht is aangekomen'],
  ['Stichting De Eik', 'waiting', null],
] as const;

function campaignSample(): Campaign {
  const lines = BOARDS.map(([label, standing, told], nth) => ({
    obligationId: `o${nth}`,
    label,
    kringName: 'Kring Noord',
    people: standing === 'nobody' ? [] : ['Hendrik-Jan Oosterwijk', 'Mirjam Terpstra'],
    standing,
    way: nth % 2 === 0 ? 'chat' : 'mail',
    told,
    timesAsked: nth + 1,
    lastAskedAt: '2026-11-10T08:30:00.000Z',
    answeredAt: standing === 'answered' ? '2026-11-09T12:30:00.000Z' : null,
    answeredBy: standing === 'answered' ? 'Mirjam Terpstra' : null,
  }));
  return {
    ref: ROUND,
    title: ROUND.title,
    bodyName: null,
    dueAt: '2026-11-13T16:00:00.000Z',
    asked: 5,
    answered: 1,
    open: 4,
    standings: lines.map(({ standing }) => ({ standing, count: 1 })),
    problems: [{ problem: 'bad-address', told: 'het mailadres klopt niet', count: 1 }],
    days: ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'].map((date, nth) => ({
      date,
      sent: 5 + nth,
      answered: Math.floor(nth / 2),
      failed: nth > 1 ? 1 : 0,
    })),
    lines,
  };
}

const history: ObligationHistory = {
  title: ROUND.title,
  label: 'Stichting De Eik',
  dueAt: '2026-11-13T16:00:00.000Z',
  events: [
    { at: '2026-11-02T09:00:00.000Z', what: 'owed' },
    { ...sentTo('Mirjam Terpstra'), at: '2026-11-02T09:00:00.000Z', what: 'asked' },
    { ...sentTo('Mirjam Terpstra'), at: '2026-11-06T07:30:00.000Z', what: 'reminded', by: null },
    { ...sentTo('Mirjam Terpstra'), at: '2026-11-09T07:30:00.000Z', what: 'reminded', by: 'Annemiek van den Bosch' },
    { at: '2026-11-11T07:30:00.000Z', what: 'escalated', step: 'deputy' },
    { ...sentTo('Koen Verdonk'), at: '2026-11-12T07:30:00.000Z', what: 'escalated', step: 'relatiebeheerder' },
    { at: '2026-11-12T09:12:00.000Z', what: 'answered', by: 'Mirjam Terpstra', via: 'link' },
  ],
};

function sentTo(person: string) {
  return { person, way: 'mail', state: 'sent' as const, told: null };
}

/** What the screens about reminders ask for. */
export function reminderSamples(router: Router): void {
  const { title, bodyName, dueAt, asked, answered, open } = campaignSample();
  const line = { title, bodyName, dueAt, asked, answered, open };
  router.get('/campaigns', (_request, response) => {
    const poll = { ...line, ref: { kind: 'poll', subjectId: 'poll-1' }, title: 'Datum voor de werkgroep', open: 0 };
    response.json({
      campaigns: [
        { ...line, ref: ROUND },
        { ...poll, bodyName: 'POO-werkgroep', answered: 5 },
      ],
    });
  });
  const waiting = [
    {
      ...{ sendId: 'send-later', sendAt: '2026-11-10T07:30:00.000Z', by: 'Annemiek van den Bosch' },
      ...{ titles: ['Plaatsingsronde 2026-2027'], open: 4 },
    },
  ];
  let planned = waiting;
  router.get('/reminders/planned', (_request, response) => void response.json({ planned }));
  router.post('/reminders/:sendId/undo', ({ params }, response) => {
    // What was called off waits again afterwards, so that every test finds it.
    planned = params.sendId === 'send-later' ? [] : waiting;
    if (params.sendId !== 'send-later') return void response.json({ state: 'taken-back', people: 4, gone: 1 });
    response.json({ state: 'cancelled' });
  });
  router.get('/campaigns/one', (_request, response) => void response.json(campaignSample()));
  router.get('/campaigns/export', (_request, response) => void response.type('text/csv').send('zetel;stand'));
  router.get('/obligations/:id/history', (_request, response) => void response.json(history));
  let policies = policySample();
  router.get('/reminder-policies', (_request, response) => void response.json(policies));
  router.put('/reminder-settings', (request, response) => {
    policies = { ...policies, settings: request.body };
    response.json(policies);
  });
  router.put('/reminder-policies', (request, response) => {
    const { kind, bodyId, policy } = request.body as SavePolicyBody;
    policies = {
      ...policies,
      kinds: policies.kinds.map((each) =>
        each.kind === kind && bodyId === null
          ? { ...each, policy: policy ?? defaultPolicy(kind), agreed: policy !== null }
          : each,
      ),
    };
    response.json(policies);
  });
}
